using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What the teacher on duty presses: begin, numbers, and after the session who did not get through and why.</summary>
/// <param name="numbers">Allows and logs every look at numbers.</param>
/// <param name="sessions">Takes the report.</param>
public sealed class SessionChat(Numbers numbers, Sessions sessions) : IChat
{
    private static readonly TimeSpan NumbersStay = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan NumbersGone = TimeSpan.FromDays(1);
    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Press([.. SessionMessages.Kinds, CardMessages.Card, CardMessages.Line], "numbers", ShowNumbers);
        routes.Press("reply.numbers", "away", turn =>
        {
            turn.Remove(turn.Pressed!.RootId);
            return Task.CompletedTask;
        });
        routes.Press(ReportMessages.Kinds, "all", turn => Report(turn, []));
        routes.Press(ReportMessages.Kinds, "tap", turn => Go(turn, c => Ids.TryParseShort(turn.Pressed!.Arg, out var call) ? c.Tap(call) with { Asking = false } : null));
        routes.Press(ReportMessages.Kinds, "next", turn => Go(turn, c => c.Missed.Count > 0 ? c with { Asking = true } : null));
        routes.Press(ReportMessages.Kinds, "back", turn => Go(turn, c => c with { Asking = false, Reasons = new Dictionary<long, MissedReason>() }));
        routes.Press(ReportMessages.Kinds, "why", Why);
        routes.Press(ReportMessages.Kinds, "change", Change);
    }

    // The list is rendered anew, so that the button can be pressed again when the numbers are put away.
    private async Task ShowNumbers(Turn turn)
    {
        var session = turn.Pressed!.Row.SubjectId ?? 0;
        if ((await numbers.OfSession(turn.Work, session)).Refused is not null)
        {
            turn.Toast("Foreign");
            return;
        }
        var shown = turn.Say("reply.numbers", session);
        turn.Remove(shown.Id).Due(turn.Work.Now + NumbersStay, turn.Work.Now + NumbersGone);
        await Show(turn, turn.Pressed.Newest.Kind == SessionMessages.Kinds[0] ? "reply.call.session" : turn.Pressed.Newest.Kind, RowArgs.Of(turn.Pressed.Newest.Args));
    }

    private async Task Why(Turn turn)
    {
        if (ReportChoice.ReadReason(turn.Pressed!.Arg) is not var (call, reason))
        {
            turn.Toast("Stale");
            return;
        }
        var choice = ReportChoice.Of(RowArgs.Of(turn.Pressed.Newest.Args)).Because(call, reason);
        if (choice.Missed.Count == 0 || choice.NextWithoutReason is not null) await Show(turn, "reply.call.after", choice.ToArgs());
        else await Report(turn, [.. choice.Missed.Select(id => new MissedCall(id, choice.Reasons[id]))]);
    }

    private async Task Report(Turn turn, IReadOnlyCollection<MissedCall> missed)
    {
        var done = await sessions.Report(turn.Work, turn.Pressed!.Row.SubjectId ?? 0, missed);
        if (done.Ok) await Show(turn, "reply.call.after", new ReportChoice([], new Dictionary<long, MissedReason>(), false, Done: true).ToArgs());
        else if (done.Refused!.Code == RefusalCode.TooLate) turn.Toast(Texts.Plain(turn.Language, "TooLateToChange"), plain: true);
        else turn.Toast(done.Refused.Code is RefusalCode.NotAllowed ? "Foreign" : "Stale");
    }

    // Goes back to the names, those that were missed tapped already.
    private async Task Change(Turn turn)
    {
        if (await SessionScene.Load(turn.Work.Db, turn.Pressed!.Row.SubjectId ?? 0, turn.Work.Stop) is not { } scene) return;
        var missed = scene.Held.Where(c => c.Call.Outcome == CallOutcome.Missed).Select(c => c.Call.Id).ToList();
        await Show(turn, "reply.call.after", new ReportChoice(missed, new Dictionary<long, MissedReason>(), false, false).ToArgs());
    }

    private static async Task Go(Turn turn, Func<ReportChoice, ReportChoice?> next)
    {
        var choice = ReportChoice.Of(RowArgs.Of(turn.Pressed!.Newest.Args));
        if (choice.Done || next(choice) is not { } chosen) turn.Toast("Stale");
        else await Show(turn, "reply.call.after", chosen.ToArgs());
    }

    private static async Task Show(Turn turn, string kind, RowArgs args) =>
        await turn.Edit(turn.Pressed!.RootId, kind, turn.Pressed.Row.SubjectId, null, args);
}
