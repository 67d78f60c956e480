using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Census;

/// <summary>How far a round has come, class by class: of the children at school, and of those who were said to have left.</summary>
internal static class CensusProgress
{
    /// <summary>By class, by name; the classes of one teacher when given.</summary>
    public static async Task<List<ClassProgress>> Of(Work work, CensusRound round, School school, long? teacherId = null)
    {
        var (db, ct) = (work.Db, work.Stop);
        var classes = (await db.Classes.AsNoTracking().Where(k => k.SchoolId == round.SchoolId && (teacherId == null || k.TeacherId == teacherId)).ToListAsync(ct)).OrderBy(k => k.Name, StringComparer.Ordinal).ToList();
        var children = (await Rows(work, round)).ToLookup(r => r.Child.ClassId);
        List<long> teachers = [.. classes.Select(k => k.TeacherId).OfType<long>().Distinct()];
        var circle = await Circle.Around(work, [], teachers);
        var asked = (await db.Outbox.Where(m => m.SubjectId == round.Id && m.Kind == CensusAsking.Ask).Select(m => new { m.MemberId, m.CreatedAt }).ToListAsync(ct)).GroupBy(a => a.MemberId ?? 0).ToDictionary(g => g.Key, g => g.Min(a => a.CreatedAt));
        var names = await FileHistory.Names(work, children.SelectMany(g => g).Select(r => r.Answer?.Who).OfType<string>());
        return [.. classes.Where(k => children[k.Id].Any()).Select(k =>
        {
            var (rows, teacher) = (children[k.Id].ToList(), circle.Find(k.TeacherId));
            int Count(CensusSaid? said) => rows.Count(r => r.Answer?.Said == said);
            return new ClassProgress(k.Id, k.Name, teacher?.Member.Name, teacher?.Reach == ReachState.Chat, Count(CensusSaid.Same), Count(CensusSaid.Changed), Count(CensusSaid.Left), Count(null),
                [.. rows.Select(r => r.Answer?.Who).OfType<string>().Distinct().Select(w => names.GetValueOrDefault(w, "")).Where(n => n.Length > 0)])
            { Late = Count(null) > 0 && CensusAsking.Late(round, asked.TryGetValue(k.TeacherId ?? 0, out var at) ? at : null, work.Now, school.TimeZone) };
        })];
    }

    /// <summary>The figures to keep when a round is closed.</summary>
    public static async Task<List<CensusCount>> Count(Work work, CensusRound round)
    {
        var names = await work.Db.Classes.Where(k => k.SchoolId == round.SchoolId).ToDictionaryAsync(k => k.Id, k => k.Name, work.Stop);
        return [.. (await Rows(work, round)).GroupBy(r => r.Child.ClassId).Select(g => Count(work, round, names[g.Key], [.. g]))];
    }

    /// <summary>For the coordinator's list: a round that is due, notes to see to, classes that are late.</summary>
    public static async Task<List<TodoLine>> Todos(Work work, long schoolId)
    {
        var (db, ct) = (work.Db, work.Stop);
        var school = await db.Schools.AsNoTracking().FirstAsync(s => s.Id == schoolId, ct);
        var lines = (await db.CensusNotes.AsNoTracking().Where(n => n.SchoolId == schoolId && n.SettledAt == null).ToListAsync(ct))
            .ConvertAll(n => new TodoLine(n.Leaving ? TodoKind.CensusLeft : TodoKind.CensusNote, n.Id, n.At) { ChildId = n.ChildId });
        if (await db.CensusRounds.AsNoTracking().FirstOrDefaultAsync(r => r.SchoolId == schoolId && r.ClosedOn == null, ct) is { } round)
        {
            var teachers = await db.Classes.Where(k => k.SchoolId == schoolId).ToDictionaryAsync(k => k.Id, k => k.TeacherId, ct);
            lines.AddRange((await Of(work, round, school)).Where(c => c.Late).Select(c => new TodoLine(TodoKind.CensusLate, c.ClassId, Calendar.Zones.StartOfDay(round.OpenedOn, school.TimeZone)) { TeacherId = teachers[c.ClassId] }));
        }
        else if (await CensusSeasons.DueSince(work, school) is { } since) lines.Add(new TodoLine(TodoKind.CensusDue, schoolId, Calendar.Zones.StartOfDay(since, school.TimeZone)));
        return lines;
    }

    private static async Task<List<(Child Child, CensusAnswer? Answer)>> Rows(Work work, CensusRound round)
    {
        var answers = (await work.Db.CensusAnswers.AsNoTracking().Where(a => a.RoundId == round.Id).ToListAsync(work.Stop)).ToDictionary(a => a.ChildId);
        var answered = answers.Keys.ToList();
        var children = await work.Db.Children.AsNoTracking().Where(c => c.SchoolId == round.SchoolId && (c.Status == ChildStatus.AtSchool || answered.Contains(c.Id))).ToListAsync(work.Stop);
        return children.ConvertAll(c => (c, answers.GetValueOrDefault(c.Id)));
    }

    private static CensusCount Count(Work work, CensusRound round, string name, List<(Child Child, CensusAnswer? Answer)> rows)
    {
        var here = rows.Select(r => r.Child).Where(c => c.Status == ChildStatus.AtSchool).ToList();
        int Said(CensusSaid? said) => rows.Count(r => r.Answer?.Said == said);
        int With(LivesWith with) => here.Count(c => c.LivesWith == with);
        return new CensusCount
        {
            Id = work.NewId(),
            SchoolId = round.SchoolId,
            RoundId = round.Id,
            Class = name,
            Same = Said(CensusSaid.Same),
            Changed = Said(CensusSaid.Changed),
            Left = Said(CensusSaid.Left),
            Open = Said(null),
            Children = here.Count,
            Girls = here.Count(c => c.Sex == Sex.Girl),
            Boys = here.Count(c => c.Sex == Sex.Boy),
            Boards = here.Count(c => c.Boards),
            BothAway = here.Count(c => c.Away == Away.Both),
            OneAway = here.Count(c => c.Away is Away.Father or Away.Mother),
            WithGrandparents = With(LivesWith.Grandparents),
            WithOtherKin = With(LivesWith.OtherKin),
            WithProxyFamily = With(LivesWith.ProxyFamily),
            WithOneParent = With(LivesWith.OneParent),
            Alone = With(LivesWith.Alone),
        };
    }
}
