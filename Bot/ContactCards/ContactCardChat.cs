using FamilyLink.Bot.Updates;
using FamilyLink.Domain.ContactCards;

namespace FamilyLink.Bot.ContactCards;

/// <summary>The code of a printed card, scanned or typed: the family hears whether it is still right, who found it whom to ring.</summary>
/// <param name="scans">Reads the code.</param>
public sealed class ContactCardChat(CardScans scans) : IChat
{
    /// <inheritdoc />
    public void Join(Routes routes) => routes.Words(4, Typed);

    /// <summary>Answers a deep link when it is a card's; false when it is something else's.</summary>
    public async Task<bool> Scanned(Turn turn, string payload)
    {
        if (CardCodes.ReadLink(payload) is not { } code) return false;
        await Look(turn, code);
        return true;
    }

    private async Task<bool> Typed(Turn turn)
    {
        if (turn.Heard.Kind != HeardKind.Words || turn.Heard.Text is not { } text || CardCodes.Read(text) is not { } code) return false;
        await Look(turn, code);
        return true;
    }

    private async Task Look(Turn turn, string code)
    {
        var found = await scans.Look(turn.Work, turn.Heard.Address, code);
        if (found.Value is not { } scan || !found.Ok) turn.Say("reply.contactcard.unknown", args: RowArgs.None.With("r", found.Refused!.Code.ToString()));
        else if (scan.Reader == CardReader.Finder) turn.Say("reply.contactcard.found", scan.CardId);
        else turn.Say(scan.Reader == CardReader.Family ? "reply.contactcard.family" : "reply.contactcard.teacher", scan.CardId, scan.ChildId,
            RowArgs.None.With("s", scan.State.ToString()).With("ch", scan.Changed.Count == 0 ? null : string.Join(',', scan.Changed)));
    }
}
