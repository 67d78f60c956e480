using System.Globalization;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Files;

/// <summary>Every change of a child's file with who, when, before and after (forms.md 1.1: 及时补充、变更).</summary>
public sealed class FileHistory
{
    private const int Most = 200;

    /// <summary>The latest 200 changes; of fields for few eyes only to who may see them, numbers never. Logged, so ask inside a Write. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<FileChange>>> Show(Work work, long childId)
    {
        var found = await FileBook.FindChild(work, UseCase.SeeFileHistory, childId);
        if (found.Value is not { } child) return found.Refused!;
        var few = await Authority.Allows(work.Db, work.Actor, UseCase.SeeRestricted, new Target(child.SchoolId, child.Id), work.Now, work.Stop);
        var entries = await work.Db.FileEntries.AsNoTracking().Where(e => e.ChildId == childId).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(work.Stop);
        var facts = await Facts(work, childId);
        var names = await Names(work, entries.SelectMany(e => e.AcceptedBy is { } by ? new[] { e.Who, by } : [e.Who]).Concat(facts.Select(f => f.Who)));
        var fields = await FileBook.Fields(work, childId);
        var changes = new List<FileChange>();
        var before = new Dictionary<(long?, string), string?>();
        foreach (var entry in entries)
        {
            var value = FileBook.Open(work, entry);
            if (fields.TryGetValue(entry.Field, out var field) && (few || !field.Restricted))
                changes.Add(new FileChange(entry.At, names.GetValueOrDefault(entry.Who, entry.Who), FileTexts.Of(field), Shown(field, before.GetValueOrDefault((entry.MemberId, entry.Field))), Shown(field, value))
                {
                    Accepted = entry.AcceptedBy is { } by ? names.GetValueOrDefault(by, by) : null,
                });
            before[(entry.MemberId, entry.Field)] = value;
        }

        var classes = await work.Db.Classes.Where(c => c.SchoolId == child.SchoolId).ToDictionaryAsync(c => c.Id.ToString(CultureInfo.InvariantCulture), c => c.Name, work.Stop);
        changes.AddRange(facts.Where(f => f.Field != nameof(Member.Phone)).Select(f => new FileChange(
            f.At, names.GetValueOrDefault(f.Who, f.Who), FileTexts.Of($"Fact.{f.Field}"), Word(f.Field, Text(work, f, f.BeforeSealed, childId), classes), Word(f.Field, Text(work, f, f.AfterSealed, childId), classes))));
        return changes.OrderByDescending(c => c.At).Take(Most).ToList();
    }

    internal static async Task<Dictionary<string, string>> Names(Work work, IEnumerable<string> who)
    {
        var wanted = who.Distinct().Select(w => (Key: w, Parts: w.Split(':'))).ToList();
        long[] Ids(string kind) => [.. wanted.Where(w => w.Parts is [var k, _] && k == kind).Select(w => long.Parse(w.Parts[1], CultureInfo.InvariantCulture))];
        var (staff, members) = (Ids("staff"), Ids("member"));
        var accounts = await work.Db.Users.Where(u => staff.Contains(u.Id)).ToDictionaryAsync(u => $"staff:{u.Id}", u => u.DisplayName, work.Stop);
        var people = await work.Db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => $"member:{m.Id}", m => m.Name, work.Stop);
        return accounts.Concat(people).ToDictionary();
    }

    private static async Task<List<RecordChange>> Facts(Work work, long childId)
    {
        var links = await work.Db.Links.Where(l => l.ChildId == childId).Select(l => new { l.Id, l.MemberId }).ToListAsync(work.Stop);
        var about = links.SelectMany(l => new[] { l.Id, l.MemberId }).Append(childId).ToList();
        string[] shown = [nameof(Child.Name), nameof(Child.ClassId), nameof(Child.StudentNumber), nameof(Child.Sex), nameof(Child.BirthDate), nameof(Child.Away), nameof(Child.LivesWith),
            nameof(Child.Boards), nameof(Child.Status), nameof(ChildLink.Relation), nameof(ChildLink.NoContact), nameof(Member.City), nameof(Member.Phone)];
        return await work.Db.Changes.AsNoTracking().Where(c => about.Contains(c.SubjectId) && shown.Contains(c.Field)).ToListAsync(work.Stop);
    }

    // A member's history is nobody's child's: it is sealed under the system's key.
    private static string? Text(Work work, RecordChange change, byte[]? sealed_, long childId) =>
        sealed_ is not null && work.Sealer.Open(change.Kind == nameof(Member) ? KeyFile.System : childId, "history", change.Id, sealed_).TryText(out var text) ? text : null;

    private static string? Shown(FileField field, string? value) => value is null ? null : FileTexts.Show(field, value);

    private static string? Word(string field, string? value, Dictionary<string, string> classes) => value is null ? null : field switch
    {
        nameof(Child.ClassId) => classes.GetValueOrDefault(value, value),
        nameof(Child.Sex) => Of<Sex>(value),
        nameof(Child.Away) => Of<Away>(value),
        nameof(Child.LivesWith) => Of<LivesWith>(value),
        nameof(Child.Status) => Of<ChildStatus>(value),
        nameof(ChildLink.Relation) => Of<Relation>(value),
        nameof(Child.Boards) or nameof(ChildLink.NoContact) => FileTexts.Of(value == bool.TrueString ? "Yes" : "No"),
        _ => value,
    };

    private static string Of<T>(string value) where T : struct, Enum => Enum.TryParse<T>(value, out var known) ? StateTexts.Of(known) : value;
}
