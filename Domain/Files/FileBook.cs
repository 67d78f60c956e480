using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Files;

/// <summary>The file (档案): read, filled in field by field, its history. Nothing in it is demanded.</summary>
public sealed class FileBook
{
    private const string Purpose = "file.value";

    /// <summary>A child's file without the fields for few eyes. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<FilePage>> Show(Work work, long childId)
    {
        var found = await FindChild(work, UseCase.SeeFile, childId);
        if (found.Value is not { } child) return found.Refused!;
        var sections = await Sections(work, child, restricted: false);
        var name = await work.Db.Classes.Where(c => c.Id == child.ClassId).Select(c => c.Name).FirstAsync(work.Stop);
        return new FilePage(child, name, sections, Measure(child, sections));
    }

    /// <summary>The fields for few eyes; every sight is logged, so ask inside a Write. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<FileSection>>> ShowRestricted(Work work, long childId)
    {
        var found = await FindChild(work, UseCase.SeeRestricted, childId);
        return found.Value is { } child ? await Sections(work, child, restricted: true) : found.Refused!;
    }

    /// <summary>Fills in fields about the child or one adult; what is the same stays, an empty value empties. All of it or nothing.</summary>
    /// <param name="work">The use case.</param>
    /// <param name="childId">The child.</param>
    /// <param name="memberId">The adult, or null for the child.</param>
    /// <param name="values">Plain values by field.</param>
    /// <returns>Refused: NotFound, NotAllowed, NotLinked, Invalid with the field's key.</returns>
    public async Task<Result> Save(Work work, long childId, long? memberId, IReadOnlyDictionary<string, string?> values)
    {
        var fields = await Fields(work, childId);
        if (values.Keys.FirstOrDefault(k => !fields.ContainsKey(k)) is not null) return RefusalCode.NotFound;
        var few = values.Keys.Any(k => fields[k].Restricted);
        var found = await FindChild(work, few ? UseCase.KeepRestricted : UseCase.KeepFile, childId);
        if (found.Value is not { } child) return new Result(found.Refused);
        if (few && values.Keys.Any(k => !fields[k].Restricted) && (await FindChild(work, UseCase.KeepFile, childId)).Refused is { } no) return no;
        if (memberId is { } member && !await work.Db.Links.AnyAsync(l => l.ChildId == childId && l.MemberId == member, work.Stop)) return RefusalCode.NotLinked;
        // Two who fill in the same field in the same moment: one finds what the other wrote.
        work.Guard(await work.Db.Children.FirstAsync(c => c.Id == childId, work.Stop));
        var standing = (await work.Db.FileEntries.Where(e => e.ChildId == childId && e.MemberId == memberId && e.Stands).ToListAsync(work.Stop)).ToDictionary(e => e.Field, StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            if (fields[key].Read(value) is not { } plain) return new Refusal(RefusalCode.Invalid, Field: key);
            Put(work, child, memberId, key, plain, standing.GetValueOrDefault(key));
        }

        return Result.Done;
    }

    /// <summary>The files of the school's children whom the person may see, the emptiest first. Refused: NotAllowed.</summary>
    public async Task<Result<List<FileRow>>> List(Work work, long schoolId)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeFile, schoolId);
        if (no is not null) return no;
        var rows = await (from c in children
                          where c.Status == ChildStatus.AtSchool
                          join k in work.Db.Classes on c.ClassId equals k.Id
                          select new { Child = c, Class = k.Name }).ToListAsync(work.Stop);
        var whole = await Measures(work, schoolId, rows.Select(r => r.Child));
        return rows.ConvertAll(r => new FileRow(r.Child.Id, r.Child.Name, r.Class, whole[r.Child.Id].Whole))
            .OrderBy(r => r.Whole.Percent).ThenBy(r => r.Class, StringComparer.Ordinal).ThenBy(r => r.Child, StringComparer.Ordinal).ToList();
    }

    /// <summary>How complete the files of some children of a school are, and whether anybody began to write; in a handful of questions, without opening any.</summary>
    internal static async Task<Dictionary<long, (Completeness Whole, bool Begun)>> Measures(Work work, long schoolId, IEnumerable<Child> children)
    {
        var db = work.Db;
        var own = await db.OwnFields.Where(f => f.SchoolId == schoolId && f.InUse && !f.Restricted).ToListAsync(work.Stop);
        var open = FileFields.All.Where(f => !f.Restricted).Concat(own.Select(f => f.AsField())).ToList();
        var keys = open.ConvertAll(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var filled = (await db.FileEntries.Where(e => e.SchoolId == schoolId && e.Stands && e.ValueSealed != null).Select(e => new { e.ChildId, e.Field }).ToListAsync(work.Stop))
            .Where(e => keys.Contains(e.Field)).GroupBy(e => e.ChildId).ToDictionary(g => g.Key, g => g.Count());
        var adults = (await (from l in db.Links where l.SchoolId == schoolId join m in db.Members on l.MemberId equals m.Id select new { l.ChildId, m.Kind }).ToListAsync(work.Stop)).ToLookup(a => a.ChildId, a => PartOf(a.Kind));
        return children.ToDictionary(c => c.Id, c => (Plus(Facts(c), filled.GetValueOrDefault(c.Id), Asked(open, adults[c.Id])), filled.ContainsKey(c.Id)));
    }

    internal static async Task<Dictionary<string, FileField>> Fields(Work work, long childId)
    {
        var own = await work.Db.OwnFields.Where(f => f.InUse && work.Db.Children.Any(c => c.Id == childId && c.SchoolId == f.SchoolId)).OrderBy(f => f.Id).ToListAsync(work.Stop);
        return FileFields.All.Concat(own.Select(f => f.AsField())).ToDictionary(f => f.Key, StringComparer.Ordinal);
    }

    internal static string? Open(Work work, FileEntry entry) => Open(work.Sealer, entry);

    internal static string? Open(Sealer sealer, FileEntry entry) =>
        entry.ValueSealed is { } sealed_ && sealer.Open(entry.ChildId, Purpose, entry.Id, sealed_).TryText(out var text) ? text : null;

    internal static async Task<Result<Child>> FindChild(Work work, UseCase useCase, long childId)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        return await work.Demand(useCase, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no ? no : child;
    }

    /// <summary>Writes a value in the place of another; what is the same stays. A family's is given by its member and taken in by who asks.</summary>
    internal static void Put(Work work, Child child, long? memberId, string key, string plain, FileEntry? before, long? giver = null)
    {
        if ((before is null ? "" : Open(work, before) ?? "") == plain) return;
        if (before is not null) before.Stands = false;
        var id = work.NewId();
        work.Db.FileEntries.Add(new FileEntry
        {
            Id = id,
            SchoolId = child.SchoolId,
            ChildId = child.Id,
            MemberId = memberId,
            Field = key,
            ValueSealed = plain.Length == 0 ? null : work.Sealer.Seal(child.Id, Purpose, id, plain),
            At = work.Now,
            Who = (giver is { } member ? Access.Who.Member(member) : work.Actor.Who).ToString(),
            AcceptedBy = giver is null ? null : work.Actor.Who.ToString(),
        });
    }

    private static async Task<List<FileSection>> Sections(Work work, Child child, bool restricted)
    {
        var fields = (await Fields(work, child.Id)).Values.Where(f => f.Restricted == restricted).ToList();
        var entries = (await work.Db.FileEntries.AsNoTracking().Where(e => e.ChildId == child.Id && e.Stands).ToListAsync(work.Stop)).ToLookup(e => (e.MemberId, e.Field));
        var names = await FileHistory.Names(work, entries.SelectMany(e => e).Select(e => e.Who));
        var adults = await (from l in work.Db.Links where l.ChildId == child.Id join m in work.Db.Members on l.MemberId equals m.Id orderby m.Kind descending, l.Id select new { l, m }).AsNoTracking().ToListAsync(work.Stop);
        FileSection Section(FilePart part, long? memberId, string name, Relation? relation) => new(part, memberId, name, relation, [.. fields.Where(f => f.Part == part).Select(f =>
            entries[(memberId, f.Key)].FirstOrDefault() is { } e ? new FieldLine(f, Open(work, e), e.At, names.GetValueOrDefault(e.Who)) : new FieldLine(f, null, null, null))]);
        return [Section(FilePart.Child, null, child.Name, null), .. adults.Select(a => Section(PartOf(a.m.Kind), a.m.Id, a.m.Name, a.l.Relation))];
    }

    private static FilePart PartOf(MemberKind kind) => kind == MemberKind.Parent ? FilePart.Parent : FilePart.Guardian;

    private static Completeness Measure(Child child, List<FileSection> sections)
    {
        var lines = sections.SelectMany(s => s.Lines).ToList();
        return Plus(Facts(child), lines.Count(l => l.Value is not null), lines.Count);
    }

    private static int Asked(List<FileField> open, IEnumerable<FilePart> adults) => open.Count(f => f.Part == FilePart.Child) + adults.Sum(part => open.Count(f => f.Part == part));

    private static Completeness Plus(Completeness facts, int filled, int of) => new(facts.Filled + filled, facts.Of + of);

    // The facts the system works with count like any other field.
    private static Completeness Facts(Child child)
    {
        bool[] known = [child.StudentNumber is not null, child.Sex is not null, child.BirthDate is not null, child.Away != Away.Unknown, child.LivesWith != LivesWith.Unknown];
        return new Completeness(known.Count(k => k), known.Length);
    }
}
