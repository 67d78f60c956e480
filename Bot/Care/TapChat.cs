using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Care;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Care;

/// <summary>What is tapped about a child once something is written down: the five aspects, the five signs, dangers about the home, roll call and who collected whom. Each tap is kept at once.</summary>
/// <param name="log">The use cases.</param>
public sealed class TapChat(CareLog log) : IChat
{
    private const string Kept = "reply.care.kept", Aspects = "reply.care.aspects", Signs = "reply.care.signs", Hazard = "reply.care.hazards", Roll = "reply.care.roll", Home = "reply.care.home";

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        foreach (var (verb, kind) in new[] { ("aspects", Aspects), ("signs", Signs), ("hazards", Hazard) }) routes.Press(Kept, verb, turn => ShowFirst(turn, kind));
        routes.Press(Kept, "roll", turn => Show(turn, Roll));
        routes.Press(Kept, "undo", Undo);
        routes.Press(Aspects, "level", Level);
        routes.Press(Aspects, "good", AllGood);
        routes.Press(Signs, "sign", turn => Toggle(turn, (FiveSigns sign, CareChild c) => new CareTaps { Signs = c.Signs ^ sign }));
        routes.Press(Hazard, "hazard", turn => Toggle(turn, (Hazards hazard, CareChild c) => new CareTaps { Hazards = c.Hazards ^ hazard }));
        routes.Press(Roll, "here", Here);
        routes.Press(Roll, "home", turn => ShowFirst(turn, Home));
        routes.Press(Home, "by", Collected);
        routes.Press([Aspects, Signs, Hazard, Home], "next", Next);
        routes.Press([Aspects, Signs, Hazard, Roll, Home], "ok", turn => Show(turn, Kept));
    }

    /// <summary>The children of a record in the order of their names.</summary>
    internal static Task<List<CareChild>> Children(Domain.Storage.FamilyLinkDb db, long recordId, CancellationToken ct) =>
        (from c in db.CareChildren where c.RecordId == recordId join child in db.Children on c.ChildId equals child.Id orderby child.Name, child.Id select c).ToListAsync(ct);

    private static async Task ShowFirst(Turn turn, string kind)
    {
        var children = await Children(turn.Work.Db, Record(turn), turn.Work.Stop);
        if (kind == Home) children.RemoveAll(c => c.Roll is RollCall.Absent or RollCall.Excused);
        if (children.Count == 0) turn.Toast("Stale");
        else await Show(turn, kind, children[0].ChildId);
    }

    private static async Task Next(Turn turn)
    {
        var children = await Children(turn.Work.Db, Record(turn), turn.Work.Stop);
        if (turn.Pressed!.Row.Kind == Home) children.RemoveAll(c => c.Roll is RollCall.Absent or RollCall.Excused);
        var at = children.FindIndex(c => c.ChildId == turn.Pressed!.Row.ChildId) + 1;
        if (at < children.Count) await Show(turn, turn.Pressed!.Row.Kind, children[at].ChildId);
        else await Show(turn, Kept);
    }

    private async Task Level(Turn turn)
    {
        if (!Enum.TryParse<CareAspect>(turn.Pressed!.Arg, out var aspect) || await Row(turn) is not { } row) turn.Toast("Stale");
        else await Keep(turn, new CareTaps { Aspects = new Dictionary<CareAspect, CareLevel> { [aspect] = row[aspect] switch { CareLevel.Good => CareLevel.Fair, CareLevel.Fair => CareLevel.Watch, _ => CareLevel.Good } } });
    }

    private Task AllGood(Turn turn) => Keep(turn, new CareTaps { Aspects = Enum.GetValues<CareAspect>().ToDictionary(a => a, _ => CareLevel.Good) });

    private async Task Toggle<T>(Turn turn, Func<T, CareChild, CareTaps> taps) where T : struct, Enum
    {
        if (!Enum.TryParse<T>(turn.Pressed!.Arg, out var one) || await Row(turn) is not { } row) turn.Toast("Stale");
        else await Keep(turn, taps(one, row));
    }

    private async Task Here(Turn turn)
    {
        if (!Ids.TryParseShort(turn.Pressed!.Arg, out var child) || (await Children(turn.Work.Db, Record(turn), turn.Work.Stop)).Find(c => c.ChildId == child) is not { } row) turn.Toast("Stale");
        else if (await Done(turn, await log.Tap(turn.Work, Record(turn), child, new CareTaps { Roll = row.Roll switch { RollCall.Absent => RollCall.Excused, RollCall.Excused => RollCall.Here, _ => RollCall.Absent } }))) await Show(turn, Roll);
    }

    private async Task Collected(Turn turn)
    {
        if (!Enum.TryParse<CollectedBy>(turn.Pressed!.Arg, out var by) || turn.Pressed.Row.ChildId is not { } child) turn.Toast("Stale");
        else if (await Done(turn, await log.Tap(turn.Work, Record(turn), child, new CareTaps { Collected = by }))) await Next(turn);
    }

    private async Task Undo(Turn turn)
    {
        var done = await log.TakeBack(turn.Work, Record(turn));
        if (done.Ok || done.Refused!.Code == RefusalCode.AlreadySettled) await turn.Edit(turn.Pressed!.RootId, "reply.care.undone", Record(turn));
        else turn.Toast("Foreign");
    }

    private async Task Keep(Turn turn, CareTaps taps)
    {
        if (turn.Pressed!.Row.ChildId is { } child && await Done(turn, await log.Tap(turn.Work, Record(turn), child, taps))) await Show(turn, turn.Pressed.Row.Kind, child);
    }

    private static Task<bool> Done(Turn turn, Result done)
    {
        if (!done.Ok) turn.Toast("Foreign");
        return Task.FromResult(done.Ok);
    }

    private static Task<Domain.Outbox.OutboxMessage> Show(Turn turn, string kind, long? child = null) => turn.Edit(turn.Pressed!.RootId, kind, Record(turn), child);

    private static Task<CareChild?> Row(Turn turn)
    {
        var (record, child) = (Record(turn), turn.Pressed!.Row.ChildId);
        return turn.Work.Db.CareChildren.FirstOrDefaultAsync(c => c.RecordId == record && c.ChildId == child, turn.Work.Stop);
    }

    private static long Record(Turn turn) => turn.Pressed!.Row.SubjectId ?? 0;
}
