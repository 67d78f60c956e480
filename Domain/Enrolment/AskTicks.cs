using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Asking that falls due by itself: what waited for the next day, the one gentle reminder, and those whose yes no longer stands after a new text.</summary>
/// <param name="store">The door to the tables.</param>
/// <param name="clock">School clock.</param>
public sealed class AskTicks(Store store, ISchoolClock clock) : IDue
{
    private const int Batch = 100;

    /// <summary>Does everything that is due; bounded per commit, harmless when repeated.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && await store.Look(db => db.ConsentTexts.AnyAsync(t => !t.Spread, ct)) && (await store.Write(Who.System, Spread, ct)).Ok) { }
        while (!ct.IsCancellationRequested && await store.Look(db => Due(db, clock.UtcNow).AnyAsync(ct)) && (await store.Write(Who.System, Say, ct)).Ok) { }
    }

    /// <summary>The next instant (UTC, school clock) after another at which something is to be said.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db => await db.ConsentTexts.AnyAsync(t => !t.Spread) ? after.AddSeconds(1)
        : await db.ConsentAsks.Where(a => a.ClosedAt == null && a.NextAt > after).MinAsync(a => a.NextAt));

    // The children about whom somebody once said yes, in the order of their ids; a no is left alone, silence was never asked.
    private static async Task<Result> Spread(Work work)
    {
        var (db, ct) = (work.Db, work.Stop);
        var text = await db.ConsentTexts.Where(t => !t.Spread).OrderBy(t => t.Id).FirstAsync(ct);
        var children = await db.Children.Where(c => c.SchoolId == text.SchoolId && c.Status == ChildStatus.AtSchool && c.Id > text.SpreadTo
            && db.Consents.Any(s => s.ChildId == c.Id && s.Purpose == text.Purpose && s.Given && s.TextVersion < text.TextVersion)).OrderBy(c => c.Id).Take(Batch).Select(c => c.Id).ToListAsync(ct);
        text.SpreadUpTo(children.Count < Batch ? null : children[^1]);
        var standing = await ConsentGate.Of(db, children, ct);
        await ConsentAsks.Need(work, [.. children.Where(c => standing[c][text.Purpose] == ConsentStanding.AskAgain)], text.Purpose);
        return Result.Done;
    }

    private static async Task<Result> Say(Work work)
    {
        var due = await Due(work.Db, work.Now).OrderBy(a => a.NextAt).Take(Batch).ToListAsync(work.Stop);
        var standing = await ConsentGate.Of(work.Db, [.. due.Select(a => a.ChildId).Distinct()], work.Stop);
        // Somebody else of the family has settled it meanwhile.
        foreach (var ask in due.Where(a => standing[a.ChildId][a.Purpose] is ConsentStanding.Given or ConsentStanding.Refused)) ask.Close(work.Now);
        var waiting = due.FindAll(a => a.ClosedAt is null);
        var circle = await Circle.Around(work, [], [.. waiting.Select(a => a.MemberId!.Value).Distinct()]);
        foreach (var asks in waiting.GroupBy(a => a.MemberId!.Value))
        {
            if (circle.Find(asks.Key) is { Reach: ReachState.Chat } person) await AskMessages.Tell(work, person);
            else foreach (var ask in asks) ask.Close(work.Now);
        }

        return Result.Done;
    }

    private static IQueryable<ConsentAsk> Due(FamilyLinkDb db, DateTime now) => db.ConsentAsks.Where(a => a.ClosedAt == null && a.MemberId != null && a.NextAt != null && a.NextAt <= now);
}
