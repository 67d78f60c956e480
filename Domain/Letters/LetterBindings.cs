using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
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

/// <summary>A school year that has letters to bind.</summary>
/// <param name="Year">The year in which it began.</param>
/// <param name="Sealed">True when some of them are sealed.</param>
public readonly record struct BindingYear(int Year, bool Sealed);

/// <summary>An adult whose letters could be bound.</summary>
/// <param name="Id">The adult.</param>
/// <param name="Name">The name.</param>
/// <param name="Relation">What the adult is to the child.</param>
/// <param name="Years">The years that have letters, the last first.</param>
public sealed record BindingAsker(long Id, string Name, Relation Relation, List<BindingYear> Years);

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
    /// <summary>So long a wish holds: a forgotten one closes the letters again.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromDays(60);

    /// <summary>A family asks for the book of a school year, or of the last one that has letters; once a year's. Refused: NotFound, NotAllowed, Missing when there is nothing to bind.</summary>
    public async Task<Result<LetterBinding>> Ask(Work work, long childId, long memberId, bool withSealed, int? year = null)
    {
        var (child, no) = await Asked(work, childId, memberId);
        if (no is not null) return no;
        // For somebody else only the open ones: what is sealed, the addressee alone opens.
        var own = work.Actor.MemberId == memberId;
        var years = await YearsOf(work, child!, memberId);
        if (!years.Exists(y => year is null || y.Year == year)) return RefusalCode.Missing;
        var of = year ?? years[0].Year;
        foreach (var open in await work.Db.LetterBindings.Present(b => b.ChildId == childId && b.MemberId == memberId && b.Year == of && b.DoneAt == null && b.DroppedAt == null, work.Stop))
        {
            if (open.AskedAt > work.Now - Lapse && (!own || open.WithSealed == withSealed)) return open;
            // Said otherwise now, or long ago: the last word counts.
            open.Drop(work.Now);
        }

        var binding = new LetterBinding { Id = work.NewId(), SchoolId = child!.SchoolId, ChildId = childId, MemberId = memberId, Year = of, WithSealed = own && withSealed, AskedAt = work.Now };
        work.Db.LetterBindings.Add(binding);
        return binding;
    }

    /// <summary>The school years that have letters between a child and an adult, the last first. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<BindingYear>>> Years(Work work, long childId, long memberId)
    {
        var (child, no) = await Asked(work, childId, memberId);
        return no is not null ? no : await YearsOf(work, child!, memberId);
    }

    /// <summary>The same of several children, for who is known to be theirs.</summary>
    public static async Task<ILookup<long, BindingYear>> YearsOf(FamilyLinkDb db, List<long> children, long memberId, string zone, CancellationToken ct)
    {
        var letters = await db.Letters.Where(l => children.Contains(l.ChildId) && l.SentAt != null && l.OutAt != null && l.WithdrawnAt == null
            && (l.Way == LetterWay.ToChild ? l.CarrierId == memberId : db.LetterReaders.Any(r => r.LetterId == l.Id && r.MemberId == memberId))).Select(l => new { l.ChildId, l.SentAt, l.Sealed }).ToListAsync(ct);
        return letters.GroupBy(l => (l.ChildId, Year: LetterBinding.YearOf(Zones.DateAt(l.SentAt!.Value, zone)))).OrderByDescending(g => g.Key.Year)
            .ToLookup(g => g.Key.ChildId, g => new BindingYear(g.Key.Year, g.Any(l => l.Sealed)));
    }

    /// <summary>For whom a child's letters could be bound and of which years, to be taken down at a desk. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<BindingAsker>>> Askers(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AskBinding, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        List<BindingAsker> askers = [];
        foreach (var (member, relation) in await LetterWriting.Addressees(work.Db, childId, work.Stop)) askers.Add(new BindingAsker(member.Id, member.Name, relation, await YearsOf(work, child, member.Id)));
        return askers;
    }

    /// <summary>A family no longer wants the books it asked for: their letters are closed again. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Drop(Work work, long childId, long memberId)
    {
        var wishes = await work.Db.LetterBindings.Where(b => b.ChildId == childId && b.MemberId == memberId && b.DoneAt == null && b.DroppedAt == null).ToListAsync(work.Stop);
        if (wishes.Count == 0) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AskBinding, new Target(wishes[0].SchoolId, childId, SubjectId: childId)) is { } no) return no;
        if (work.Actor.Who.Kind == ActorKind.Member && work.Actor.MemberId != memberId) return RefusalCode.NotAllowed;
        wishes.ForEach(b => b.Drop(work.Now));
        return Result.Done;
    }

    /// <summary>The wishes that are open, the first first. Refused: NotAllowed.</summary>
    public async Task<Result<List<BindingLine>>> Open(Work work, long schoolId) => await work.Demand(UseCase.SeeBindingWishes, new Target(schoolId)) is { } no ? no
        : await Lines(work, schoolId, await Standing(work, schoolId).AsNoTracking().OrderBy(b => b.AskedAt).ThenBy(b => b.Id).ToListAsync(work.Stop));

    /// <summary>The book itself, to be printed; logged, so ask inside a Write. Refused: NotFound (also once it was handed over), NotAllowed.</summary>
    public async Task<Result<LetterVolume>> Volume(Work work, long bindingId)
    {
        var (binding, no) = await Find(work, bindingId);
        if (no is not null) return no;
        var school = await work.Db.Schools.FirstAsync(s => s.Id == binding!.SchoolId, work.Stop);
        var letters = (await Between(work, [binding!], school.TimeZone))[binding!.Id].OrderBy(l => l.SentAt).ThenBy(l => l.Id).ToList();
        var opened = await Opened(work, binding, letters);
        List<BoundLetter> bound = [];
        foreach (var line in await LetterBook.Lines(work.Db, letters, work.Stop))
            bound.Add(new BoundLetter(line, Zones.DateAt(line.Letter.SentAt!.Value, school.TimeZone), opened.Contains(line.Letter.Id) ? await LetterBook.Parts(work.Db, work.Sealer, line.Letter.Id, work.Stop) : null));
        return new LetterVolume((await Lines(work, binding.SchoolId, [binding]))[0], school.Name, bound);
    }

    /// <summary>The family has the book: its letters are closed again. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Done(Work work, long bindingId)
    {
        var (binding, no) = await Find(work, bindingId);
        if (no is not null) return no;
        binding!.Done(work.Now);
        return Result.Done;
    }

    /// <summary>The wishes of a school that still hold: not handed over, not dropped, not older than two months, of an adult who may hear of a child that is at school.</summary>
    internal static IQueryable<LetterBinding> Standing(Work work, long schoolId)
    {
        var (db, since) = (work.Db, work.Now - Lapse);
        return db.LetterBindings.Where(b => b.SchoolId == schoolId && b.DoneAt == null && b.DroppedAt == null && b.AskedAt > since
            && db.Links.Any(l => l.ChildId == b.ChildId && l.MemberId == b.MemberId && l.MaySee && !l.NoContact) && db.Children.Any(c => c.Id == b.ChildId && c.Status == ChildStatus.AtSchool));
    }

    /// <summary>The letters among these that somebody may open to bind them.</summary>
    internal static async Task<HashSet<long>> Among(Work work, long schoolId, List<Letter> letters)
    {
        List<long> children = [.. letters.Select(l => l.ChildId).Distinct()];
        var wishes = await Standing(work, schoolId).AsNoTracking().Where(b => children.Contains(b.ChildId)).ToListAsync(work.Stop);
        HashSet<long> found = [];
        if (wishes.Count == 0) return found;
        var agreed = await ConsentGate.Open(work.Db, [.. wishes.Select(b => b.ChildId).Distinct()], ConsentPurpose.Letters, work.Stop);
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var between = await Between(work, wishes, zone);
        foreach (var wish in wishes.Where(b => agreed.Contains(b.ChildId))) found.UnionWith(await Opened(work, wish, between[wish.Id]));
        return found;
    }

    private static async Task<(Child? Child, Refusal? No)> Asked(Work work, long childId, long memberId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child || !await work.Db.Links.AnyAsync(l => l.ChildId == childId && l.MemberId == memberId && l.MaySee && !l.NoContact, work.Stop)) return (null, new Refusal(RefusalCode.NotFound));
        if (await work.Demand(UseCase.AskBinding, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return (null, no);
        return work.Actor.Who.Kind == ActorKind.Member && work.Actor.MemberId != memberId ? (null, new Refusal(RefusalCode.NotAllowed)) : (child, null);
    }

    private static async Task<List<BindingYear>> YearsOf(Work work, Child child, long memberId) =>
        [.. (await YearsOf(work.Db, [child.Id], memberId, await work.Db.Schools.Where(s => s.Id == child.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop), work.Stop))[child.Id]];

    // A sealed one that is somebody else's, too, is not opened on one word.
    private static async Task<HashSet<long>> Opened(Work work, LetterBinding binding, List<Letter> letters)
    {
        List<long> closed = [.. letters.Where(l => l.Sealed).Select(l => l.Id)];
        var shared = binding.WithSealed && closed.Count > 0 ? await work.Db.LetterReaders.Where(r => closed.Contains(r.LetterId) && r.MemberId != binding.MemberId).Select(r => r.LetterId).ToListAsync(work.Stop) : closed;
        return [.. letters.Select(l => l.Id).Except(shared)];
    }

    // What went out between child and adult in the year, by wish.
    private static async Task<Dictionary<long, List<Letter>>> Between(Work work, List<LetterBinding> wishes, string zone)
    {
        List<long> children = [.. wishes.Select(b => b.ChildId).Distinct()];
        var (from, until) = (Zones.StartOfDay(LetterBinding.Span(wishes.Min(b => b.Year)).From, zone), Zones.StartOfDay(LetterBinding.Span(wishes.Max(b => b.Year)).Until.AddDays(1), zone));
        var letters = (await work.Db.Letters.AsNoTracking().Where(l => children.Contains(l.ChildId) && l.SentAt >= from && l.SentAt < until && l.OutAt != null && l.WithdrawnAt == null).ToListAsync(work.Stop)).ToLookup(l => l.ChildId);
        var readers = (await work.Db.LetterReaders.Where(r => children.Contains(r.ChildId)).Select(r => new { r.LetterId, r.MemberId }).ToListAsync(work.Stop)).Select(r => (r.LetterId, r.MemberId)).ToHashSet();
        return wishes.ToDictionary(b => b.Id, b => letters[b.ChildId].Where(l => LetterBinding.YearOf(Zones.DateAt(l.SentAt!.Value, zone)) == b.Year
            && (l.Way == LetterWay.ToChild ? l.CarrierId == b.MemberId : readers.Contains((l.Id, b.MemberId)))).ToList());
    }

    private static async Task<List<BindingLine>> Lines(Work work, long schoolId, List<LetterBinding> wishes)
    {
        if (wishes.Count == 0) return [];
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var between = await Between(work, wishes, zone);
        List<long> childIds = [.. wishes.Select(b => b.ChildId).Distinct()], memberIds = [.. wishes.Select(b => b.MemberId).Distinct()];
        var children = await (from c in work.Db.Children where childIds.Contains(c.Id) join k in work.Db.Classes on c.ClassId equals k.Id select new { c.Id, c.Name, Class = k.Name }).ToDictionaryAsync(c => c.Id, work.Stop);
        var adults = await work.Db.Members.Where(m => memberIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, work.Stop);
        List<BindingLine> lines = [];
        foreach (var wish in wishes) lines.Add(new BindingLine(wish, children[wish.ChildId].Name, children[wish.ChildId].Class, adults[wish.MemberId], between[wish.Id].Count, between[wish.Id].Count - (await Opened(work, wish, between[wish.Id])).Count));
        return lines;
    }

    private static async Task<(LetterBinding? Binding, Refusal? No)> Find(Work work, long bindingId)
    {
        var school = await work.Db.LetterBindings.Where(b => b.Id == bindingId).Select(b => (long?)b.SchoolId).FirstOrDefaultAsync(work.Stop);
        if (school is not { } of || await Standing(work, of).FirstOrDefaultAsync(b => b.Id == bindingId, work.Stop) is not { } binding) return (null, new Refusal(RefusalCode.NotFound));
        if (await work.Demand(UseCase.BindLetters, new Target(binding.SchoolId, binding.ChildId, SubjectId: binding.Id)) is { } no) return (null, no);
        return await ConsentGate.Allows(work.Db, binding.ChildId, ConsentPurpose.Letters, work.Stop) ? (binding, null) : (null, new Refusal(RefusalCode.NoConsent, binding.ChildId));
    }
}
