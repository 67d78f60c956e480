using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Safeguarding;

namespace FamilyLink.Bot.Safeguarding;

/// <summary>A teacher says what worries about a child over whose letter they sat.</summary>
/// <param name="concerns">Keeps it.</param>
public sealed class ConcernChat(Concerns concerns) : IChat
{
    private const string Name = "concern";

    private Step Words => new(Name, "words", "reply.concern.words") { About = turn => new About(null, turn.Talk.Number("child"), null), Words = Say };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Words);
        routes.Press(["reply.letter.sent", FamilyLink.Domain.Letters.LookedPages.Decide], "worry", Begin);
    }

    private async Task Begin(Turn turn)
    {
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("child", $"{turn.Pressed!.Row.ChildId}");
        turn.Talk.Set("letter", $"{turn.Pressed.Row.SubjectId}");
        await turn.Talk.Ask(turn, Words);
    }

    private async Task Say(Turn turn)
    {
        var raised = await concerns.Raise(turn.Work, turn.Talk.Number("child") ?? 0, turn.Heard.Text ?? "", turn.Talk.Number("letter"));
        switch (raised.Refused?.Code)
        {
            case null:
                await turn.Talk.Finish(turn, raised.Value!.Told ? "reply.concern.kept" : "reply.concern.alone", null, turn.Talk.Number("child"));
                break;
            case RefusalCode.TooLong or RefusalCode.Missing:
                turn.Say("reply.concern.long");
                break;
            default:
                await turn.Talk.Finish(turn, "reply.concern.not");
                break;
        }
    }
}
