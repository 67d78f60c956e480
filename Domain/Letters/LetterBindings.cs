using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>One wish for a bound year on the list.</summary>
/// <param name="Binding">The wish.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Adult">Whose letters.</param>
/// <param name="Letters">How many there are to bind.</param>
/// <param name="Kept">How many sealed ones stay closed.</param>
public sealed record BindingLine(LetterBinding Binding, string Child, string Class, string Adult, int Letters, int Kept);

/// <summary>A bound letter: in its place by day.</summary>
/// <param name="Line">Facts of it.</param>
/// <param name="Day">The day it was sent, school calendar.</param>
/// <param name="Parts">Its pages, or nothing where it stays sealed.</param>
public sealed record BoundLetter(LetterLine Line, DateOnly Day, List<LetterContent>? Parts);

/// <summary>A year's letters as a book.</summary>
/// <param name="Of">The wish.</param>
/// <param name="School">The school's name.</param>
/// <param name="Letters">The letters, the first first.</param>
public sealed record LetterVolume(BindingLine Of, string School, List<BoundLetter> Letters);

/// <summary>A year's letters are bound for the family that asks for it: nobody else opens them, and only until the book is handed over.</summary>
public sealed class LetterBindings
{
    /// <summary>A family asks for the book of the school year that runs now or, until October, of the last one when this one has no letters yet; once. Refused: NotFound, NotAllowed, Missing when there is nothing to bind.</summary>
    public async Task<Result<LetterBinding>> Ask(Work work, long childId, long memberId, bool withSealed)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child || !await work.Db.Links.AnyAsync(l => l.ChildId == childId && l.MemberId == memberId && l.MaySee && !l.NoContact, work.Stop)) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AskBinding, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        // For somebody else only the open ones: what is sealed, the addressee alone opens.
        var own = work.Actor.MemberId == memberId;
        if (!own && work.Actor.Who.Kind == ActorKind.Member) return RefusalCode.NotAllowed;
        if ((await work.Db.LetterBindings.Present(b => b.ChildId == childId && b.MemberId == memberId && b.DoneAt == null && b.DroppedAt == null, work.Stop)).FirstOrDefault() is { } open) return open;
        var zone = await work.Db.Schools.Where(s => s.Id == child.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var year = LetterBinding.YearOf(Zones.DateAt(work.Now, zone));
        foreach (var one in new[] { year, year - 1 })
        {
            var binding = new LetterBinding { Id = work.NewId(), SchoolId = child.SchoolId, ChildId = childId, MemberId = memberId, Year = one, WithSealed = own && withSealed, AskedAt = work.Now };
            if ((await Between(work.Db, binding, zone, work.Stop)).Count == 0) continue;
            work.Db.LetterBindings.Add(binding);
            return binding;
        }

        return RefusalCode.Missing;
    }

    /// <summary>For whom a child's letters could be bound, to be taken down at a desk. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<(long Id, string Name, Relation Relation)>>> Askers(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AskBinding, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        return (await LetterWriting.Addressees(work.Db, childId, work.Stop)).ConvertAll(a => (a.Member.Id, a.Member.Name, a.Relation));
    }

    /// <summary>The wishes that are open, the first first. Refused: NotAllowed.</summary>
    public async Task<Result<List<BindingLine>>> Open(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeBindingWishes, new Target(schoolId)) is { } no) return no;
        List<BindingLine> lines = [];
        foreach (var binding in await work.Db.LetterBindings.AsNoTracking().Where(b => b.SchoolId == schoolId && b.DoneAt == null && b.DroppedAt == null).OrderBy(b => b.AskedAt).ThenBy(b => b.Id).ToListAsync(work.Stop)) lines.Add(await Line(work, binding));
        return lines;
    }

    /// <summary>The book itself, to be printed; logged, so ask inside a Write. Refused: NotFound (also once it was handed over), NotAllowed.</summary>
    public async Task<Result<LetterVolume>> Volume(Work work, long bindingId)
    {
        var (binding, no) = await Find(work, bindingId);
        if (no is not null) return no;
        var school = await work.Db.Schools.FirstAsync(s => s.Id == binding!.SchoolId, work.Stop);
        var letters = (await Between(work.Db, binding!, school.TimeZone, work.Stop)).OrderBy(l => l.SentAt).ThenBy(l => l.Id).ToList();
        List<BoundLetter> bound = [];
        foreach (var line in await LetterBook.Lines(work.Db, letters, work.Stop))
            bound.Add(new BoundLetter(line, Zones.DateAt(line.Letter.SentAt!.Value, school.TimeZone), line.Letter.Sealed && !binding!.WithSealed ? null : await LetterBook.Parts(work.Db, work.Sealer, line.Letter.Id, work.Stop)));
        return new LetterVolume(await Line(work, binding!), school.Name, bound);
    }

    /// <summary>The family has the book: its letters are closed again. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Done(Work work, long bindingId)
    {
        var (binding, no) = await Find(work, bindingId);
        if (no is not null) return no;
        binding!.Done(work.Now);
        return Result.Done;
    }

    /// <summary>The letters among these that somebody may open to bind them.</summary>
    internal static async Task<HashSet<long>> Among(FamilyLinkDb db, List<Letter> letters, CancellationToken ct)
    {
        List<long> children = [.. letters.Select(l => l.ChildId).Distinct()];
        HashSet<long> found = [];
        foreach (var binding in await db.LetterBindings.AsNoTracking().Where(b => children.Contains(b.ChildId) && b.DoneAt == null && b.DroppedAt == null).ToListAsync(ct))
        {
            var zone = await db.Schools.Where(s => s.Id == binding.SchoolId).Select(s => s.TimeZone).FirstAsync(ct);
            found.UnionWith((await Between(db, binding, zone, ct)).Where(l => binding.WithSealed || !l.Sealed).Select(l => l.Id));
        }

        return found;
    }

    // What went out between child and adult in the year.
    private static Task<List<Letter>> Between(FamilyLinkDb db, LetterBinding binding, string zone, CancellationToken ct)
    {
        var (first, last) = LetterBinding.Span(binding.Year);
        var (from, until) = (Zones.StartOfDay(first, zone), Zones.StartOfDay(last.AddDays(1), zone));
        return db.Letters.AsNoTracking().Where(l => l.ChildId == binding.ChildId && l.SentAt >= from && l.SentAt < until && l.OutAt != null && l.WithdrawnAt == null
            && ((l.Way == LetterWay.ToChild && l.CarrierId == binding.MemberId) || (l.Way == LetterWay.Home && db.LetterReaders.Any(r => r.LetterId == l.Id && r.MemberId == binding.MemberId)))).ToListAsync(ct);
    }

    private static async Task<BindingLine> Line(Work work, LetterBinding binding)
    {
        var zone = await work.Db.Schools.Where(s => s.Id == binding.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var letters = await Between(work.Db, binding, zone, work.Stop);
        var child = await (from c in work.Db.Children where c.Id == binding.ChildId join k in work.Db.Classes on c.ClassId equals k.Id select new { c.Name, Class = k.Name }).FirstAsync(work.Stop);
        var adult = await work.Db.Members.Where(m => m.Id == binding.MemberId).Select(m => m.Name).FirstAsync(work.Stop);
        return new BindingLine(binding, child.Name, child.Class, adult, letters.Count, binding.WithSealed ? 0 : letters.Count(l => l.Sealed));
    }

    private static async Task<(LetterBinding? Binding, Refusal? No)> Find(Work work, long bindingId)
    {
        if (await work.Db.LetterBindings.FirstOrDefaultAsync(b => b.Id == bindingId && b.DoneAt == null && b.DroppedAt == null, work.Stop) is not { } binding) return (null, new Refusal(RefusalCode.NotFound));
        return (binding, await work.Demand(UseCase.BindLetters, new Target(binding.SchoolId, binding.ChildId, SubjectId: binding.Id)));
    }
}
