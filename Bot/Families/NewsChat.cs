using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Families;

/// <summary>Which kinds of news come to somebody of a family, and how: each is a button that goes round.</summary>
/// <param name="preferences">Keeps the choice.</param>
public sealed class NewsChat(Preferences preferences) : IChat
{
    private const string Name = "news";

    private Step Kinds => new(Name, "kinds", "reply.settings.news") { Presses = Step.On(("k", Turn), ("close", turn => turn.Talk.Finish(turn, "reply.settings.closed"))) };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Kinds);
    }

    /// <summary>Asks, from wherever the person is.</summary>
    public async Task Open(Turn turn)
    {
        if (turn.Speaker.Member?.Kind is not (MemberKind.Parent or MemberKind.Guardian))
        {
            turn.Say("reply.unknown");
            return;
        }

        turn.Talk.Begin(turn, Name);
        await turn.Talk.Ask(turn, Kinds);
    }

    private async Task Turn(Turn turn)
    {
        var me = turn.Speaker.Member!;
        if (Enum.TryParse<NewsKind>(turn.Pressed!.Arg, out var kind) && (await preferences.ChooseNews(turn.Work, me.Id, kind, News.Next(me, kind))).Ok) await turn.Talk.Ask(turn, Kinds);
        else turn.Toast("Stale");
    }
}
