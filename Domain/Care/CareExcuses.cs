using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>"Could not, because": it settles the window like a deed does, and says so on the map.</summary>
public sealed class CareExcuses
{
    /// <summary>The longest words, in characters.</summary>
    public const int Longest = 300;

    /// <summary>Says why something could not be done in the window that holds a day; a later word takes its place. Refused: NotFound (also when nothing of the kind is owed then), NotAllowed, TooLong.</summary>
    public async Task<Result> Say(Work work, long childId, CareDuty duty, DateOnly day, CareReason reason, string? words = null)
    {
        var found = await FileBook.FindChild(work, UseCase.ExcuseCare, childId);
        if (found.Value is not { } child) return new Result(found.Refused);
        if (words?.Trim().Length > Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
        var ledger = await CareLedger.Load(work.Db, work.Sealer, child.SchoolId, work.Now, work.Stop, work.Db.Children.Where(c => c.Id == childId));
        var item = ledger.Children.SelectMany(c => ledger.Of(c, new CareSpan(day, day))).FirstOrDefault(i => i.Duty == duty);
        if (item is null || item.Rule.Who is CareWho.Family) return RefusalCode.NotFound;
        var from = item.Span.From;
        if ((await work.Db.CareExcuses.Present(e => e.ChildId == childId && e.Duty == duty && e.From == from, work.Stop)).FirstOrDefault() is not { } excuse)
            work.Db.CareExcuses.Add(excuse = new CareExcuse { Id = work.NewId(), SchoolId = child.SchoolId, ChildId = childId, Duty = duty, From = from, Until = item.Span.Until });
        excuse.Say(reason, string.IsNullOrWhiteSpace(words) ? null : work.Sealer.Seal(childId, CareExcuse.Purpose, excuse.Id, words.Trim()), work.Actor.Who.ToString(), work.Now);
        return Result.Done;
    }
}
