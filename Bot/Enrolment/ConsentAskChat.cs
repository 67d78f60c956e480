using System.Globalization;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Enrolment;

/// <summary>Which question a button answers: the ask, and the version and language that were on the screen.</summary>
internal sealed record AskedText(long AskId, int Version, string Language)
{
    /// <summary>As a button carries it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ids.ToShort(AskId)}.{Version}.{Language}");

    /// <summary>Reads it; null for anything else.</summary>
    public static AskedText? Read(string? text) =>
        text?.Split('.', 3) is [var ask, var version, var language] && Ids.TryParseShort(ask, out var id) && int.TryParse(version, out var number) && Languages.Knows(language) ? new AskedText(id, number, language) : null;
}

/// <summary>Answers to what a family is asked to agree to: one after the other in the same message, each turned round by the button that then stands there.</summary>
/// <param name="consents">Records the answer.</param>
public sealed class ConsentAskChat(ChildConsents consents) : IChat
{
    private const string Answered = "reply.consent.ask";

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        string[] kinds = [ConsentAsks.Kind, Answered];
        routes.Press(kinds, "agree", turn => Answer(turn, given: true));
        routes.Press(kinds, "refuse", turn => Answer(turn, given: false));
        routes.Press(kinds, "full", turn => Show(turn, full: true));
        routes.Press(kinds, "short", turn => Show(turn, full: false));
    }

    private async Task Answer(Turn turn, bool given)
    {
        if (await Asked(turn) is not ({ } ask, { } text)) return;
        var done = await consents.Say(turn.Work, ask.ChildId, turn.Speaker.Member!.Id, ask.Purpose, given, text.Version, text.Language, string.Create(CultureInfo.InvariantCulture, $"chat:{turn.Pressed!.Row.Id}"));
        if (done.Refused is not null) turn.Toast("Stale");
        else await turn.Edit(turn.Pressed.RootId, Answered, ask.Id, ask.ChildId, RowArgs.None.With("said", text.ToString()));
    }

    private static async Task Show(Turn turn, bool full)
    {
        if (await Asked(turn) is not ({ } ask, _)) return;
        await turn.Edit(turn.Pressed!.RootId, Answered, ask.Id, ask.ChildId, RowArgs.None.With("ask", Ids.ToShort(ask.Id)).With("full", full ? "1" : null));
    }

    private static async Task<(ConsentAsk? Ask, AskedText? Text)> Asked(Turn turn)
    {
        var (text, me) = (AskedText.Read(turn.Pressed!.Arg), turn.Speaker.Member?.Id);
        var ask = text is null ? null : await turn.Work.Db.ConsentAsks.FirstOrDefaultAsync(a => a.Id == text.AskId && a.MemberId == me, turn.Work.Stop);
        if (ask is null) turn.Toast("Stale");
        return (ask, text);
    }
}
