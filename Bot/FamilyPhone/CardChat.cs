using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What the teacher presses while a session runs: ▶ 开始, how long, how the child was, who did not get through, who came by.</summary>
/// <param name="calls">One call's outcome.</param>
/// <param name="sessions">All at once.</param>
/// <param name="walkIns">Who came by.</param>
public sealed class CardChat(Calls calls, Sessions sessions, WalkIns walkIns) : IChat
{
    private const string Name = "walkin";

    private Step Ask => new(Name, "ask", "reply.walkin.ask")
    {
        About = turn => new About(turn.Talk.Number("session"), null, RowArgs.None.With("u", turn.Talk["unknown"])),
        Words = Search,
    };

    private Step Which => new(Name, "which", "reply.walkin.which")
    {
        About = turn => new About(turn.Talk.Number("session"), null, RowArgs.None.With("w", turn.Talk["who"])),
        Presses = new Dictionary<string, Func<Turn, Task>> { ["take"] = Take },
        Words = Search,
        Back = _ => Ask,
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Ask, Which);
        routes.Press(SessionMessages.Kinds, "begin", turn => Next(turn, Session(turn)));
        string[] cards = [CardMessages.Card, CardMessages.Line];
        routes.Press(cards, "talked", Talked);
        routes.Press(cards, "mood", Mood);
        routes.Press(cards, "not", turn => Card(turn, turn.Pressed!.Arg, ("x", "1")));
        routes.Press(cards, "missed", Missed);
        routes.Press(cards, "open", turn => Card(turn, turn.Pressed!.Arg));
        routes.Press(cards, "line", turn => Show(turn, CardMessages.Line));
        routes.Press(cards, "all", All);
        routes.Press(cards, "walkin", WalkIn);
        routes.Press(ReportMessages.Kinds, "cards", turn => Show(turn, CardMessages.Line));
    }

    // The card of the first call that nobody has spoken of yet; when there is none, everyone.
    private static async Task Next(Turn turn, long session)
    {
        await turn.Work.Db.SaveChangesAsync(turn.Work.Stop);
        var scene = await SessionScene.Load(turn.Work.Db, session, turn.Work.Stop);
        if (scene?.Held.FirstOrDefault(c => c.Call.Open) is { } next) await Card(turn, Ids.ToShort(next.Call.Id));
        else await Show(turn, CardMessages.Line);
    }

    private async Task Talked(Turn turn)
    {
        if (Split(turn, 2) is not [var call, var minutes] || Number(minutes) is not { } talked) Stale(turn);
        else if (await Done(turn, Id(call), CallOutcome.Happened, null) && await Described(turn, Id(call), talked, null)) await Card(turn, call, ("m", minutes));
    }

    private async Task Mood(Turn turn)
    {
        if (Split(turn, 3) is not [var call, var minutes, var mood] || Number(minutes) is not { } talked) Stale(turn);
        else if (await Described(turn, Id(call), talked, Number(mood) is { } chosen && Enum.IsDefined((CallMood)chosen) ? (CallMood)chosen : null)) await Next(turn, Session(turn));
    }

    private async Task Missed(Turn turn)
    {
        if (Split(turn, 2) is not [var call, var why] || Number(why) is not { } reason || !Enum.IsDefined((MissedReason)reason)) Stale(turn);
        else if (await Done(turn, Id(call), CallOutcome.Missed, (MissedReason)reason)) await Next(turn, Session(turn));
    }

    // Those already spoken of stay as they are; the rest got through.
    private async Task All(Turn turn)
    {
        var scene = await SessionScene.Load(turn.Work.Db, Session(turn), turn.Work.Stop);
        var missed = scene?.Held.Where(c => c.Call.Outcome == CallOutcome.Missed).Select(c => new MissedCall(c.Call.Id, c.Call.MissedReason ?? MissedReason.NoAnswer)).ToList();
        if (Say(turn, await sessions.Report(turn.Work, Session(turn), missed ?? []))) await Show(turn, CardMessages.Line);
    }

    private async Task WalkIn(Turn turn)
    {
        var session = Session(turn);
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("session", session.ToString(CultureInfo.InvariantCulture));
        await turn.Talk.Ask(turn, Ask);
    }

    private async Task Search(Turn turn)
    {
        var found = await walkIns.Find(turn.Work, turn.Talk.Number("session") ?? 0, turn.Heard.Text ?? "");
        turn.Talk.Set("unknown", found.Value is { Count: > 0 } ? null : "1");
        if (found.Value is not { Count: > 0 } some)
        {
            await turn.Talk.Ask(turn, Ask);
            return;
        }
        turn.Talk.Set("who", string.Join(',', some.Select(c => $"{Ids.ToShort(c.ChildId)}.{Ids.ToShort(c.ParentId)}")));
        await turn.Talk.Ask(turn, Which);
    }

    private async Task Take(Turn turn)
    {
        if (Split(turn, 2) is not [var child, var parent] || turn.Talk.Number("session") is not { } id || await turn.Work.Db.Sessions.FindAsync([id], turn.Work.Stop) is not { } session)
        {
            Stale(turn);
            return;
        }
        var taken = await walkIns.Take(turn.Work, session.LineId, Id(child), Id(parent));
        if (taken.Ok) await turn.Talk.Finish(turn, CardMessages.Card, id, args: RowArgs.None.With("c", Ids.ToShort(taken.Value!.Id)));
        else await turn.Talk.Finish(turn, "reply.walkin.refused", id, args: RowArgs.None.With("r", taken.Refused!.Code.ToString()));
    }

    private async Task<bool> Done(Turn turn, long call, CallOutcome outcome, MissedReason? reason) => Say(turn, await calls.Report(turn.Work, call, outcome, reason));

    private async Task<bool> Described(Turn turn, long call, int minutes, CallMood? mood) => Say(turn, await calls.Describe(turn.Work, call, minutes, mood));

    private static bool Say(Turn turn, Result done)
    {
        if (done.Refused is { } no)
            turn.Toast(no.Code is RefusalCode.NotAllowed or RefusalCode.NotFound ? new Words(typeof(UpdatesTexts)).Plain(turn.Language, "Foreign") : RefusalTexts.Of(no.Code, Languages.Culture(turn.Language)), plain: true);
        return done.Ok;
    }

    private static void Stale(Turn turn) => turn.Toast("Stale");

    private static string[] Split(Turn turn, int parts) => turn.Pressed?.Arg?.Split('.') is { } split && split.Length == parts ? split : [];

    private static int? Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long Id(string text) => Ids.TryParseShort(text, out var id) ? id : 0;

    private static long Session(Turn turn) => turn.Pressed!.Row.SubjectId ?? 0;

    private static Task Card(Turn turn, string? call, params (string Key, string Value)[] more) =>
        Show(turn, CardMessages.Card, more.Aggregate(RowArgs.None.With("c", call), (args, m) => args.With(m.Key, m.Value)));

    private static async Task Show(Turn turn, string kind, RowArgs? args = null) => await turn.Edit(turn.Pressed!.RootId, kind, Session(turn), null, args);
}
