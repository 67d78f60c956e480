using System.Net.Sockets;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.BotApi;
using Microsoft.AspNetCore.Connections.Features;

namespace FamilyLink.Bot.Sandbox.Faults;

/// <summary>Plays ordered trouble on the wire.</summary>
internal static class FaultPlay
{
    private const string BadGateway = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n";
    private const string Portal = "<html><head><title>Welcome</title></head><body>Please sign in to this network.</body></html>";

    /// <summary>The refusal that a fault sends in place of doing the call, or null when it sends none of the Bot API's kind.</summary>
    public static BotApiRefusal? Refusal(SandboxFault fault) => fault.Kind switch
    {
        "429" => new(429, $"Too Many Requests: retry after {fault.RetryAfter ?? 1}", new JsonObject { ["retry_after"] = fault.RetryAfter ?? 1 }),
        "500" => new(500, "Internal Server Error"),
        "403blocked" => BotApiRefusal.Forbidden("bot was blocked by the user"),
        _ => null,
    };

    /// <summary>What the log shows for a fault that sends no Bot API answer: 0 is no answer at all.</summary>
    public static int Status(SandboxFault fault) => fault.Kind switch
    {
        "502html" => 502,
        "200html" => 200,
        _ => 0,
    };

    /// <summary>In place of doing the call: a page of HTML, or silence until the client gives up.</summary>
    public static Task Undone(HttpContext context, SandboxFault fault) => fault.Kind switch
    {
        "502html" => Html(context, 502, BadGateway),
        "200html" => Html(context, 200, Portal),
        _ => Silence(context),
    };

    /// <summary>After the call is done: the answer is lost, cut or slow.</summary>
    public static Task Done(HttpContext context, SandboxFault fault, byte[] answer) => fault.Kind switch
    {
        "reset_after_read" => Reset(context),
        "cut_body" => Cut(context, answer),
        _ => Dribble(context, answer, TimeSpan.FromSeconds(fault.RetryAfter ?? 5)),
    };

    private static Task Html(HttpContext context, int status, string page)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(page);
    }

    private static async Task Silence(HttpContext context)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    /// <summary>Without lingering, closing the socket sends RST instead of FIN.</summary>
    private static Task Reset(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>() is { } connection)
            connection.Socket.LingerState = new LingerOption(true, 0);
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task Cut(HttpContext context, byte[] answer)
    {
        Head(context, answer);
        await context.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task Dribble(HttpContext context, byte[] answer, TimeSpan over)
    {
        const int pieces = 10;
        Head(context, answer);
        foreach (var piece in answer.Chunk(Math.Max(1, (answer.Length + pieces - 1) / pieces)))
        {
            await context.Response.Body.WriteAsync(piece);
            await context.Response.Body.FlushAsync();
            await Task.Delay(over / pieces, context.RequestAborted);
        }
    }

    private static void Head(HttpContext context, byte[] answer)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
    }
}
