using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Families;

/// <summary>What everyone finds at hand: next call, help, cancel; also as a big button.</summary>
public sealed class HomeChat : IChat
{
    private static readonly Words Texts = new(typeof(FamiliesTexts));
    private static readonly string[] Next = Labels("Button.Next");

    /// <summary>The words of the button that asks for the teacher, in every language.</summary>
    internal static readonly string[] TeacherLabels = Labels("Button.Teacher");

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
        var asks = family && turn.Heard.Kind == HeardKind.Words && Next.Contains(turn.Heard.Text);
        if (asks) turn.Say("reply.home");
        return Task.FromResult(asks);
    }

    private static Task<bool> Greeting(Turn turn)
    {
        var greets = turn.Heard is { Kind: HeardKind.Words, Text.Length: < 4 } && turn.Speaker.Member is not null;
        if (greets) turn.Say("reply.home");
        return Task.FromResult(greets);
    }

    private static string[] Labels(string key) => [.. Languages.All.Select(l => Texts.Plain(l, key)).Distinct()];
}
