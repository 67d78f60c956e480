using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.FamilyPhone.Holidays;

/// <summary>Tells each touched person once that calls fall away on days without calls, with what can be done instead.</summary>
public static class QuietDaysNews
{
    /// <summary>The kind of message.</summary>
    public const string Kind = "call.holiday";

    // Earlier it is forgotten, later nobody can arrange anything.
    private static readonly TimeSpan Before = TimeSpan.FromDays(7);
    private static readonly TimeOnly Evening = new(19, 30);

    /// <summary>Owes each parent and guardian of these calls one message, a week before the first day or as soon as it is known.</summary>
    internal static async Task Tell(Work work, QuietDays days, IReadOnlyCollection<(long ChildId, long ParentId)> touched)
    {
        var circle = await Circle.Around(work, [.. touched.Select(t => t.ChildId).Distinct()]);
        var told = touched.Select(t => (t.ChildId, Person: circle.Caller(t.ChildId, t.ParentId)))
            .Concat(touched.SelectMany(t => circle.Guardians(t.ChildId).Select(g => (t.ChildId, Person: (Person?)g))));
        foreach (var one in told.Where(t => t.Person is not null).GroupBy(t => t.Person!.Member.Id))
            await Owe(work, days, one.First().Person!, [.. one.Select(o => o.ChildId).Distinct()]);
    }

    private static async Task Owe(Work work, QuietDays days, Person person, List<long> children)
    {
        var key = Owing.Key(Kind, days.Id, person.Member.Id);
        if ((await work.Db.Outbox.Present(m => m.UniqueKey == key, work.Stop)).Count > 0) return;
        var evening = Zones.ToInstant(days.From.AddDays(-Before.Days), Evening, person.Zone);
        var at = person.Awake(evening > work.Now ? evening : work.Now);
        var until = Zones.StartOfDay(days.Until.AddDays(1), person.School.TimeZone);
        if (at < until) work.Owe(Owing.To(work, person.Member, Kind, days.Id, children[0], $"c={string.Join(',', children)}")).Due(at, until);
    }
}
