using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What parents and guardians press under the messages of a call.</summary>
/// <param name="calls">The use cases of one call.</param>
/// <param name="ownTalks">What a guardian says of a talk on own phones.</param>
public sealed class ParentChat(Calls calls, OwnTalks ownTalks) : IChat
{
    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Press(ParentMessages.EveningKinds, "yes", turn => Answer(turn, calls.Confirm));
        routes.Press(ParentMessages.EveningKinds, "no", turn => Answer(turn, calls.Decline));
        routes.Press(ParentMessages.EveningKinds, "again", turn => Show(turn, "reply.call.evening", RowArgs.None.With("q", "1")));
        routes.Press(OwnKinds, "yes", turn => Happened(turn));
        routes.Press(OwnKinds, "not", turn => Show(turn, "reply.call.own", RowArgs.None.With("not", "1")));
        routes.Press("call.guardian.eve", "known", turn => Show(turn, "reply.call.eve"));
        routes.Press("call.own.guardian", "yes", turn => TalkWas(turn, true));
        routes.Press("call.own.guardian", "no", turn => TalkWas(turn, false));
        routes.Press("call.guardian.missed", "known", turn => Show(turn, "reply.call.guardian.missed"));
    }

    private static readonly string[] OwnKinds = ["call.own", "reply.call.own"];

    // Whatever came of it, the message then says what is true of the call.
    private static async Task Answer(Turn turn, Func<Domain.Storage.Work, long, Task<Result>> answer)
    {
        var done = await answer(turn.Work, turn.Pressed!.Row.SubjectId ?? 0);
        await After(turn, done, "reply.call.evening");
    }

    private async Task Happened(Turn turn)
    {
        var done = await calls.Report(turn.Work, turn.Pressed!.Row.SubjectId ?? 0, CallOutcome.Happened);
        await After(turn, done, "reply.call.own");
    }

    private async Task TalkWas(Turn turn, bool so)
    {
        if ((await ownTalks.Confirm(turn.Work, turn.Pressed!.Row.SubjectId ?? 0, so)).Refused is not null) turn.Toast("Foreign");
        else await Show(turn, "reply.own.guardian");
    }

    private static async Task After(Turn turn, Result done, string kind)
    {
        if (done.Refused is { } no) Refuse(turn, no.Code);
        if (done.Refused is null or { Code: RefusalCode.CallGone or RefusalCode.TooLate }) await Show(turn, kind);
    }

    private static void Refuse(Turn turn, RefusalCode code)
    {
        if (code == RefusalCode.CallGone) turn.Toast(Texts.Plain(turn.Language, "Gone"), plain: true);
        else if (code is RefusalCode.TooLate or RefusalCode.TooEarly) turn.Toast(Texts.Plain(turn.Language, "Past"), plain: true);
        else turn.Toast("Foreign");
    }

    private static async Task Show(Turn turn, string kind, RowArgs? args = null) =>
        await turn.Edit(turn.Pressed!.RootId, kind, turn.Pressed.Row.SubjectId, turn.Pressed.Row.ChildId, args);
}
