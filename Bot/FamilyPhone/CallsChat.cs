using System.Globalization;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What a parent does of themselves: pick a call, pause and resume, say that they talked, say yes for the term.</summary>
/// <param name="calls">The parent's word on a call.</param>
/// <param name="standing">The term's yes.</param>
/// <param name="pauses">Rest and resume.</param>
/// <param name="ownTalks">Talks on own phones.</param>
public sealed class CallsChat(Calls calls, Standing standing, Pauses pauses, OwnTalks ownTalks) : IChat
{
    private const string Kind = "reply.calls";

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Command("calls", Show);
        routes.Press(Kind, "pick", Pick);
        routes.Press(Kind, "own", turn => Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? Said(turn, work => Talked(work, child), "SaidOwn") : Stale(turn));
        routes.Press(Kind, "pause", turn => Said(turn, work => pauses.Pause(work, Me(turn), int.TryParse(turn.Pressed!.Arg, CultureInfo.InvariantCulture, out var days) ? days : 0), null));
        routes.Press(Kind, "resume", turn => Said(turn, work => pauses.Resume(work, Me(turn)), "SaidResumed"));
        routes.Press(Kind, "close", turn =>
        {
            turn.Remove(turn.Pressed!.RootId);
            return Task.CompletedTask;
        });
        routes.Press(ParentMessages.EveningKinds, "always", turn => Evening(turn, standing.Agree));
        routes.Press(ParentMessages.EveningKinds, "weekly", turn => Evening(turn, standing.TakeBack));
        routes.Press(["call.parent.missed", "reply.call.missed"], "talked", turn => Edit(turn, "reply.talked"));
        routes.Press("reply.talked", "back", turn => Edit(turn, "reply.call.missed"));
        routes.Press("reply.talked", "through", turn => About(turn, work => calls.FamilySays(work, Subject(turn), CallOutcome.Happened), "SaidThrough"));
        routes.Press("reply.talked", "own", turn => About(turn, work => Talked(work, turn.Pressed!.Row.ChildId ?? 0), "SaidOwn"));
    }

    private static Task Show(Turn turn)
    {
        turn.Say(turn.Speaker.Member?.Kind == MemberKind.Parent ? Kind : turn.Speaker.Member is null ? "reply.unknown" : "reply.home");
        return Task.CompletedTask;
    }

    // The call's own message goes on from here: yes, another time, not this week, for the whole term.
    private static async Task Pick(Turn turn)
    {
        var me = Me(turn);
        var call = Ids.TryParseShort(turn.Pressed!.Arg, out var id) ? await turn.Work.Db.Calls.FirstOrDefaultAsync(c => c.Id == id && c.ParentId == me, turn.Work.Stop) : null;
        if (call is null) turn.Toast("Stale");
        else await turn.Edit(turn.Pressed.RootId, "reply.call.evening", call.Id, call.ChildId);
    }

    private async Task<Result> Talked(Work work, long child) => new((await ownTalks.Say(work, child)).Refused);

    private static async Task Evening(Turn turn, Func<Work, long, Task<Result>> say)
    {
        var done = await say(turn.Work, Subject(turn));
        if (done.Refused is { Code: not RefusalCode.CallGone }) turn.Toast("Foreign");
        else await Edit(turn, "reply.call.evening");
    }

    private static async Task About(Turn turn, Func<Work, Task<Result>> say, string said)
    {
        if ((await say(turn.Work)).Refused is not null) turn.Toast("Stale");
        else await Edit(turn, "reply.talked", RowArgs.None.With("s", said));
    }

    private static async Task Said(Turn turn, Func<Work, Task<Result>> say, string? said)
    {
        if ((await say(turn.Work)).Refused is not null) turn.Toast("Stale");
        else await turn.Edit(turn.Pressed!.RootId, Kind, args: RowArgs.None.With("s", said));
    }

    private static Task Stale(Turn turn)
    {
        turn.Toast("Stale");
        return Task.CompletedTask;
    }

    private static async Task Edit(Turn turn, string kind, RowArgs? args = null) => await turn.Edit(turn.Pressed!.RootId, kind, Subject(turn), turn.Pressed.Row.ChildId, args);

    private static long Subject(Turn turn) => turn.Pressed!.Row.SubjectId ?? 0;

    private static long Me(Turn turn) => turn.Speaker.Member!.Id;
}
