using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Spoken;

/// <summary>The school's voice beside its words, and the way through the prompts for the teacher who lends the voice.</summary>
/// <param name="clients">Tells for which bot a file id is good.</param>
public sealed class SpokenMessages(BotIdentity clients) : IMessages
{
    private static readonly Words Texts = new(typeof(SpokenTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(MessageKinds.Spoken, Voice);
        renderers.Add("reply.record.dialect", Dialect);
        renderers.Add("reply.record.read", Read);
        renderers.Add("reply.record.play", (r, _) => Task.FromResult<Rendered?>(r.Args()["f"] is { } file
            ? new Rendered(Texts.Say(r.Tongue(), "Played").Markup, Sound: Sound.HeardBack(file, (int)(r.Args().Number("s") ?? 0))) : null));
        renderers.Add("reply.record.check", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Check").Markup,
            r.Buttons().Beside(Texts.Plain(r.Tongue(), "Button.Use"), "use").Beside(Texts.Plain(r.Tongue(), "Button.Again"), "again").BackAndCancel(back: false).Markup)));
        renderers.Add("reply.record.done", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Done", ("dialect", Named(r.Tongue(), r.Args()["d"]))).Markup)));
        renderers.Add("spoken.lost", async (r, ct) => await r.Db.PromptRecordings.AsNoTracking().FirstOrDefaultAsync(p => p.Id == r.Row.SubjectId, ct) is { } lost
            ? new Rendered(Texts.Say(r.Tongue(), "Lost", ("words", Prompts.Text(lost.Prompt, r.Tongue()))).Markup) : null);
    }

    // What was withdrawn or replaced meanwhile is not played any more.
    private async Task<Rendered?> Voice(Rendering r, CancellationToken ct)
    {
        if (r.To is { TwoButtons: false } || await r.Db.PromptRecordings.AsNoTracking().FirstOrDefaultAsync(p => p.Id == r.Row.SubjectId, ct) is not { InUse: true } recording) return null;
        var file = await r.Db.PromptFiles.Where(f => f.RecordingId == recording.Id && f.Bot == clients.Fingerprint).Select(f => f.File).FirstOrDefaultAsync(ct);
        return new Rendered("", Sound: Sound.Of(recording, file, clients.Fingerprint));
    }

    private static Task<Rendered?> Dialect(Rendering r, CancellationToken ct)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var pair in r.Args().List("d").Select(d => d.Split('.', 2)))
            buttons.Row(Texts.Plain(language, "Button.Dialect", ("dialect", Named(language, pair[1])), ("count", pair[0])), "dialect", pair[1]);
        return Task.FromResult<Rendered?>(new Rendered(Texts.Say(language, "WhichDialect").Markup, buttons.BackAndCancel(back: false).Markup));
    }

    private static Task<Rendered?> Read(Rendering r, CancellationToken ct)
    {
        var (language, args) = (r.Tongue(), r.Args());
        var text = Prompts.Text(args["p"]!, language);
        var words = Texts.Say(language, "Read", ("dialect", Named(language, args["d"])), ("left", args["n"]), ("text", text));
        var hint = args["u"] is { } why ? Texts.Say(language, why == "long" ? "TooLong" : "VoicePlease", ("most", Recordings.LongestSeconds.ToString(CultureInfo.InvariantCulture))) : Html.Empty;
        return Task.FromResult<Rendered?>(new Rendered((args["u"] is null ? words : Html.Of($"{hint}\n\n{words}")).Markup,
            r.Buttons().Row(Texts.Plain(language, "Button.Skip"), "skip").BackAndCancel(back: false).Markup));
    }

    private static string Named(string language, string? dialect) => dialect is { Length: > 0 } named ? named : Texts.Plain(language, "Standard");
}
