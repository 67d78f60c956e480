using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>🙋 请人代班: the teacher on duty asks another, who says yes or no.</summary>
/// <param name="substitutes">The use cases.</param>
public sealed class DutyChat(Substitutes substitutes) : IChat
{
    private static readonly Words Texts = new(typeof(CareTexts));

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Press(SessionMessages.Kinds, "pass", Choose);
        routes.Press("reply.duty.choose", "ask", Ask);
        routes.Press("reply.duty.choose", "back", turn => turn.Edit(turn.Pressed!.RootId, "reply.call.session", turn.Pressed.Row.SubjectId));
        routes.Press("call.duty.ask", "yes", turn => Answer(turn, yes: true));
        routes.Press("call.duty.ask", "no", turn => Answer(turn, yes: false));
    }

    private async Task Choose(Turn turn)
    {
        if ((await substitutes.Candidates(turn.Work, Subject(turn))).Refused is not null) turn.Toast("Foreign");
        else await turn.Edit(turn.Pressed!.RootId, "reply.duty.choose", Subject(turn));
    }

    private async Task Ask(Turn turn)
    {
        if (!Ids.TryParseShort(turn.Pressed!.Arg, out var teacher))
        {
            turn.Toast("Stale");
            return;
        }
        var asked = await substitutes.Ask(turn.Work, Subject(turn), teacher == 0 ? null : teacher);
        if (asked.Refused is { Code: RefusalCode.NotAllowed or RefusalCode.NotFound }) turn.Toast("Foreign");
        else if (asked.Refused is not null) turn.Toast(Texts.Plain(turn.Language, "DutyOver"), plain: true);
        else await turn.Edit(turn.Pressed.RootId, "reply.call.session", Subject(turn));
    }

    private async Task Answer(Turn turn, bool yes)
    {
        var said = await substitutes.Answer(turn.Work, Subject(turn), yes);
        if (said.Refused is { Code: not RefusalCode.TooLate }) turn.Toast("Foreign");
        else await turn.Edit(turn.Pressed!.RootId, "reply.duty.asked", Subject(turn));
    }

    private static long Subject(Turn turn) => turn.Pressed!.Row.SubjectId ?? 0;
}
