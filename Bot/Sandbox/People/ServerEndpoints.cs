using FamilyLink.Bot.Sandbox.BotApi;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.People;

/// <summary>The rest of /sandbox: what there is, the request log, files for the screens, emptying; and the bot's download door.</summary>
internal sealed class ServerEndpoints(SandboxWorld world)
{
    private static readonly string[] Calls =
    [
        "GET|POST /sandbox/users", "POST /sandbox/users/{id}/start|messages|again|press|contact|edit|block|unblock|deactivate",
        "GET /sandbox/users/{id}/chat?after=N&wait=seconds", "GET|POST /sandbox/clock", "GET|POST|DELETE /sandbox/faults",
        "GET /sandbox/requests?after=N&wait=seconds", "GET /sandbox/files/{file_id}", "POST /sandbox/token", "POST /sandbox/reset", "/bot{token}/{method}", "/file/bot{token}/{path}",
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox", Answer.With(_ => new { bot = world.BotUser(), calls = Calls }));
        routes.MapGet("/sandbox/requests", Answer.WithWait(Requests));
        routes.MapPost("/sandbox/reset", Answer.With(_ => Reset()));
        routes.MapPost("/sandbox/token", Answer.With(world, (_, body) => Token(body)));
        routes.MapGet("/sandbox/files/{id}", context => Send(context, session => session.FileById((string)context.GetRouteValue("id")!)));
        routes.MapGet("/file/bot{token}/{**path}", Download);
    }

    private async Task<object> Requests(HttpContext context, long after, TimeSpan wait)
    {
        List<SandboxRequest> Page() => world.Store.Read(session => session.RequestsAfter(after));
        var page = await world.Store.Requests.WaitFor(() => Page() is { Count: > 0 } some ? some : null, wait, world.Machine, context.RequestAborted) ?? [];
        return new SandboxRequests(page.Count > 0 ? page[^1].Number : after, page);
    }

    /// <summary>Empties the server. The clock, the counters and what the bot has set up for itself (webhook, menu) go on, because a bot is running.</summary>
    private object Reset()
    {
        var files = world.Store.Write(session =>
        {
            var names = session.Query("SELECT DISTINCT disk_name FROM files", row => row.GetString(0));
            foreach (var table in new[] { "people", "messages", "presses", "answers", "updates", "files", "faults", "requests" })
                session.Execute("DELETE FROM " + table);
            session.Execute("DELETE FROM settings WHERE name LIKE 'commands chat %' OR (name LIKE 'menu %' AND name <> 'menu 0')");
            session.Mark(Marks.Chats);
            return names;
        });
        foreach (var name in files)
            File.Delete(Path.Combine(world.Store.FilesDirectory, name));
        return new { ok = true };
    }

    /// <summary>From now on the chats are another bot's: the token before is refused, and so are the file ids that it was given; people's screens stay.</summary>
    private object Token(SandboxBody body)
    {
        var before = world.Options.Token;
        world.Options.Token = body.Text("token") ?? throw SandboxRefusal.Wrong("token: is needed");
        if (world.Options.Fault() is { } fault)
        {
            world.Options.Token = before;
            throw SandboxRefusal.Wrong(fault);
        }
        world.Store.Write(session => session.ForgetFileIds());
        return new { bot = world.BotUser() };
    }

    private Task Download(HttpContext context) => (string?)context.GetRouteValue("token") == world.Options.Token
        ? Send(context, session => session.FileByPath((string?)context.GetRouteValue("path") ?? ""))
        : Refuse(context, new BotApiRefusal(401, "Unauthorized"));

    private Task Send(HttpContext context, Func<StoreSession, StoredFile?> find)
    {
        if (world.Store.Read(find) is not { } file)
            return Refuse(context, BotApiRefusal.NotFound);
        context.Response.ContentType = file.Mime;
        context.Response.ContentLength = file.Size;
        // A picture or recording may be shown by a page; nothing uploaded may act as a page of this origin.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        return context.Response.SendFileAsync(Path.Combine(world.Store.FilesDirectory, file.DiskName), context.RequestAborted);
    }

    private static Task Refuse(HttpContext context, BotApiRefusal refusal)
    {
        context.Response.StatusCode = refusal.Code;
        return context.Response.WriteAsJsonAsync(refusal.ToJson(), SandboxJson.Options);
    }
}
