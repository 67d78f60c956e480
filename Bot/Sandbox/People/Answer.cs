using System.Globalization;
using FamilyLink.Bot.Sandbox.Media;

namespace FamilyLink.Bot.Sandbox.People;

/// <summary>Serves /sandbox calls: reads the body, answers JSON, turns a refusal into {"ok":false,"error":…}.</summary>
internal static class Answer
{
    public static RequestDelegate With(Func<HttpContext, object> work) => Guarded(context => Task.FromResult(work(context)));

    public static RequestDelegate With(SandboxWorld world, Func<HttpContext, SandboxBody, object> work) => Guarded(async context =>
    {
        var body = await SandboxBody.Read(context.Request, world.Store.FilesDirectory);
        try
        {
            return work(context, body);
        }
        catch
        {
            // What the transaction took back is not used after all.
            foreach (var (_, upload) in body.Uploads)
                upload.Used = false;
            throw;
        }
        finally
        {
            Multipart.Drop(body.Uploads.Select(file => file.Upload), world.Store.FilesDirectory);
        }
    });

    /// <summary>For calls with after=N and wait=seconds (at most 60) in the query.</summary>
    public static RequestDelegate WithWait(Func<HttpContext, long, TimeSpan, Task<object>> work) => Guarded(context =>
        work(context, Number(context, "after"), TimeSpan.FromSeconds(Math.Clamp(Number(context, "wait"), 0, 60))));

    public static long Number(HttpContext context, string name)
    {
        var text = context.Request.Query[name].ToString();
        if (text.Length == 0)
            return 0;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw SandboxRefusal.Wrong($"{name}: must be a whole number");
    }

    public static Task Refuse(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { ok = false, error }, SandboxJson.Options);
    }

    private static RequestDelegate Guarded(Func<HttpContext, Task<object>> work) => async context =>
    {
        try
        {
            await context.Response.WriteAsJsonAsync(await work(context), SandboxJson.Options, context.RequestAborted);
        }
        catch (SandboxRefusal refusal)
        {
            await Refuse(context, refusal.Status, refusal.Message);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or BadHttpRequestException)
        {
            await Refuse(context, 400, "the request could not be read");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody to answer.
        }
    };
}
