using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.People;

/// <summary>/sandbox/users and what a person does with the phone.</summary>
internal sealed class PeopleEndpoints(SandboxWorld world, Mouth mouth, Finger finger)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/users", Answer.With(_ => world.Store.Read(session => new { users = session.People() })));
        routes.MapPost("/sandbox/users", Answer.With(world, (_, body) => world.Store.Write(session => Save(session, body))));
        routes.MapGet("/sandbox/users/{id:long}/chat", Answer.WithWait(Chat));
        Act(routes, "start", (session, person, body) => mouth.Start(session, person, body.Text("payload")));
        Act(routes, "messages", Say);
        Act(routes, "press", (session, person, body) => finger.Press(
            session, person, body.Number("message_id"), body.Text("data"), body.Text("text"), body.Text("force") == "true"));
        Act(routes, "contact", Contact);
        Act(routes, "again", (session, person, body) => mouth.Again(session, person, body.Needed("message_id")));
        Act(routes, "edit", (session, person, body) => mouth.Edit(session, person, body.Needed("message_id"), body.Text("text") ?? ""));
        Act(routes, "block", (session, person, _) => Block(session, person, true));
        Act(routes, "unblock", (session, person, _) => Block(session, person, false));
        Act(routes, "deactivate", Deactivate);
    }

    private void Act(IEndpointRouteBuilder routes, string verb, Func<StoreSession, SandboxPerson, SandboxBody, object> act) =>
        routes.MapPost($"/sandbox/users/{{id:long}}/{verb}", Answer.With(world, (context, body) =>
            world.Store.Write(session => act(session, Known(session, context), body))));

    private static SandboxPerson Known(StoreSession session, HttpContext context)
    {
        var id = long.Parse((string)context.GetRouteValue("id")!, System.Globalization.CultureInfo.InvariantCulture);
        return session.Person(id) ?? throw SandboxRefusal.Unknown($"no user {id} on this server; add one with POST /sandbox/users");
    }

    private static SandboxPerson Save(StoreSession session, SandboxBody body)
    {
        var id = body.Number("id") ?? FreeId(session);
        if (id is <= 0 or > 0x0F_FFFF_FFFF_FFFF)
            throw SandboxRefusal.Wrong("id: a positive number below 2^52");
        var name = body.Text("first_name") ?? throw SandboxRefusal.Wrong("first_name: is needed");
        if (name.Length > 64)
            throw SandboxRefusal.Wrong("first_name: at most 64 characters");
        session.SavePerson(new(id, name, body.Text("last_name"), body.Text("username")?.TrimStart('@'), body.Text("language_code"), body.Text("phone")));
        // A phone whose chat was opened long ago: the bot is told nothing.
        if (body.Text("started") == "true")
            session.SetState(id, started: true, blocked: false, deactivated: false);
        session.NextChange(id);
        return session.Person(id)!;
    }

    private static long FreeId(StoreSession session)
    {
        var id = session.Next("person");
        return session.Person(id) is null ? id : FreeId(session);
    }

    private Said Say(StoreSession session, SandboxPerson person, SandboxBody body)
    {
        if (body.Uploads.Count > 0)
            return mouth.Files(session, person, body.Files(), body.Text("caption") ?? body.Text("text"), body.Fields);
        var text = body.Text("text") ?? throw SandboxRefusal.Wrong("text: is needed, or a file part named photo, voice, video, audio or document");
        return text == "/start" || text.StartsWith("/start ", StringComparison.Ordinal)
            ? mouth.Start(session, person, text[6..].Trim())
            : mouth.Text(session, person, text, body.Fields);
    }

    private Said Contact(StoreSession session, SandboxPerson person, SandboxBody body)
    {
        var withoutUser = body.Fields.ContainsKey("user_id") && body.Number("user_id") is null or 0;
        return mouth.Contact(session, person, body.Text("phone"), body.Number("user_id"), withoutUser);
    }

    private SandboxPerson Block(StoreSession session, SandboxPerson person, bool blocked)
    {
        if (!person.Started)
            throw SandboxRefusal.NotNow("this person has never opened the chat with the bot");
        mouth.SetBlocked(session, person, blocked);
        return session.Person(person.Id)!;
    }

    private static SandboxPerson Deactivate(StoreSession session, SandboxPerson person, SandboxBody _)
    {
        session.SetState(person.Id, person.Started, person.Blocked, deactivated: true);
        return session.Person(person.Id)!;
    }

    /// <summary>The chat after N; with wait=seconds the answer waits until there is something after N.</summary>
    private async Task<object> Chat(HttpContext context, long after, TimeSpan wait)
    {
        ChatView View() => world.Store.Read(session => ChatReader.View(session, Known(session, context), after));
        bool HasNews() => world.Store.Read(session => session.LastChange(Known(session, context).Id)) > after;
        return await world.Store.Chats.WaitFor(() => HasNews() ? View() : null, wait, world.Machine, context.RequestAborted) ?? View();
    }
}
