using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Faults;
using FamilyLink.Bot.Sandbox.Media;
using FamilyLink.Bot.Sandbox.Store;
using FamilyLink.Bot.Sandbox.Updates;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>The bot's door: token, parameters, ordered trouble, the method in one transaction with its line in the log, the answer.</summary>
internal sealed class BotApiEndpoint(SandboxWorld world, LongPoll poll)
{
    public async Task Serve(HttpContext context)
    {
        if ((string?)context.GetRouteValue("token") != world.Options.Token)
        {
            await Send(context, new BotApiRefusal(401, "Unauthorized"));
            return;
        }
        CallParameters? parameters = null;
        try
        {
            parameters = await CallReader.Read(context.Request, world.Store.FilesDirectory);
            await Serve(context, (string)context.GetRouteValue("method")!, parameters);
        }
        catch (BotApiRefusal refusal)
        {
            await Send(context, refusal);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody to answer.
        }
        finally
        {
            Multipart.Drop(parameters?.Uploads.Values ?? [], world.Store.FilesDirectory);
        }
    }

    /// <summary>Telegram's answer to any other address.</summary>
    public static Task NotFound(HttpContext context) => Send(context, BotApiRefusal.NotFound);

    /// <summary>Does a method outside of HTTP, for a webhook's reply that carries one; a refusal is only logged.</summary>
    public void Do(string method, CallParameters parameters)
    {
        try
        {
            Execute(method, parameters, null);
        }
        catch (BotApiRefusal)
        {
            // Telegram tells nobody either.
        }
    }

    private async Task Serve(HttpContext context, string method, CallParameters parameters)
    {
        var fault = TakeFault(method, parameters);
        if (fault is { IsDone: false })
        {
            await Undone(context, method, parameters, fault);
            return;
        }
        var result = method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase)
            ? await Poll(parameters, fault, context.RequestAborted)
            : Execute(method, parameters, fault);
        var answer = JsonBytes(new JsonObject { ["ok"] = true, ["result"] = result });
        if (fault is not null)
            await FaultPlay.Done(context, fault, answer);
        else
            await Send(context, 200, answer);
    }

    private async Task Undone(HttpContext context, string method, CallParameters parameters, SandboxFault fault)
    {
        var refusal = FaultPlay.Refusal(fault);
        world.Store.Write(session => session.Log(Line(method, parameters, refusal?.Code ?? FaultPlay.Status(fault), refusal?.Message, fault)));
        if (refusal is not null)
            throw refusal;
        await FaultPlay.Undone(context, fault);
    }

    private JsonNode Execute(string method, CallParameters parameters, SandboxFault? fault)
    {
        try
        {
            return world.Store.Write(session =>
            {
                var result = BotApiMethods.Table.TryGetValue(method, out var work)
                    ? work(new BotCall(world, session, parameters))
                    : throw BotApiRefusal.NotFound;
                session.Log(Line(method, parameters, Status(fault), null, fault));
                return result;
            });
        }
        catch (BotApiRefusal refusal)
        {
            // What the transaction took back is not used after all.
            foreach (var upload in parameters.Uploads.Values)
                upload.Used = false;
            LogRefusal(method, parameters, refusal, fault);
            throw;
        }
    }

    private async Task<JsonNode> Poll(CallParameters parameters, SandboxFault? fault, CancellationToken aborted)
    {
        try
        {
            var updates = await poll.Run(parameters, aborted);
            world.Store.Write(session => session.Log(Line("getUpdates", parameters, Status(fault), null, fault)));
            return updates;
        }
        catch (BotApiRefusal refusal)
        {
            LogRefusal("getUpdates", parameters, refusal, fault);
            throw;
        }
    }

    private SandboxFault? TakeFault(string method, CallParameters parameters)
    {
        if (world.Store.Read(session => session.Faults().Count) == 0)
            return null;
        return world.Store.Write(session => session.TakeFault(method, parameters.Number("chat_id")));
    }

    private void LogRefusal(string method, CallParameters parameters, BotApiRefusal refusal, SandboxFault? fault) =>
        world.Store.Write(session => session.Log(Line(method, parameters, refusal.Code, refusal.Message, fault)));

    private SandboxRequest Line(string method, CallParameters parameters, int status, string? error, SandboxFault? fault) => new(
        0, method, parameters.Number("chat_id"), parameters.ToLog(), status, error, fault?.Kind, world.Clock.Now, world.Machine.GetUtcNow());

    /// <summary>The log tells what the bot could see: a reset connection carries no status.</summary>
    private static int Status(SandboxFault? fault) => fault?.Kind == "reset_after_read" ? 0 : 200;

    private static Task Send(HttpContext context, BotApiRefusal refusal)
    {
        if (refusal.Parameters?.Word("retry_after") is { } seconds)
            context.Response.Headers.RetryAfter = seconds;
        return Send(context, refusal.Code, JsonBytes(refusal.ToJson()));
    }

    private static async Task Send(HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json);
    }

    private static byte[] JsonBytes(JsonObject json) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(json, SandboxJson.Options);
}
