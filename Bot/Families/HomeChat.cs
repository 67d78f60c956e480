using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Families;

/// <summary>What everyone finds at hand: next call, a teacher, help, cancel; also as two big buttons.</summary>
public sealed class HomeChat : IChat
{
    private static readonly Words Texts = new(typeof(FamiliesTexts));
    private static readonly string[] Next = Labels("Button.Next");
    private static readonly string[] Teacher = Labels("Button.Teacher");

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Command("help", turn => Say(turn, "reply.help"));
        routes.Command("next", turn => Say(turn, "reply.home"));
        routes.Command("cancel", Cancel);
        routes.Always(Label);
        // A short greeting deserves more than "not understood"; longer words were offered to others before.
        routes.Words(90, Greeting);
    }

    private static Task Say(Turn turn, string kind)
    {
        turn.Say(turn.Speaker.Member is null ? "reply.unknown" : kind);
        Menus.Show(turn);
        return Task.CompletedTask;
    }

    private static async Task Cancel(Turn turn)
    {
        if (turn.Talk.Going) await turn.Talk.Finish(turn, "reply.cancelled");
        else turn.Say("reply.nothing");
    }

    private static Task<bool> Label(Turn turn)
    {
        var family = turn.Speaker.Member?.Kind is MemberKind.Parent or MemberKind.Guardian;
        var kind = turn.Heard.Kind != HeardKind.Words || !family ? null
            : Next.Contains(turn.Heard.Text) ? "reply.home"
            : Teacher.Contains(turn.Heard.Text) ? "reply.teacher" : null;
        if (kind is not null) turn.Say(kind);
        return Task.FromResult(kind is not null);
    }

    private static Task<bool> Greeting(Turn turn)
    {
        var greets = turn.Heard is { Kind: HeardKind.Words, Text.Length: < 4 } && turn.Speaker.Member is not null;
        if (greets) turn.Say("reply.home");
        return Task.FromResult(greets);
    }

    private static string[] Labels(string key) => [.. Languages.All.Select(l => Texts.Plain(l, key)).Distinct()];
}
