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
    private static readonly TimeOnly TellAt = new(19, 30);

    /// <summary>Tells of calls that fell: those that stand elsewhere now each by their new time, the others in one message to each parent and guardian. A week before the first day, or as soon as it is known.</summary>
    /// <param name="work">The commit.</param>
    /// <param name="days">The days without calls.</param>
    /// <param name="fell">The calls that fell.</param>
    /// <param name="made">Those that stand in the place of some of them.</param>
    internal static async Task Tell(Work work, QuietDays days, IReadOnlyCollection<Call> fell, IReadOnlyCollection<Call> made)
    {
        foreach (var call in made) await MoveNews.Tell(work, fell.First(c => c.Id == call.MovedFromId), call, tellParent: true, p => Evening(work, days, p), atOnce: false);
        var touched = fell.Where(c => c.Plan != CallPlan.Moved).OrderBy(c => c.StartsAt).ToList();
        var circle = await Circle.Around(work, [.. touched.Select(t => t.ChildId).Distinct()]);
        var told = touched.Select(t => (Call: t, Person: circle.Caller(t.ChildId, t.ParentId)))
            .Concat(touched.SelectMany(t => circle.Guardians(t.ChildId).Select(g => (Call: t, Person: (Person?)g))));
        foreach (var one in told.Where(t => t.Person is not null).GroupBy(t => t.Person!.Member.Id))
            await Owe(work, days, one.First().Person!, [.. one.Select(o => o.Call.ChildId).Distinct()], one.First().Call);
    }

    private static async Task Owe(Work work, QuietDays days, Person person, List<long> children, Call first)
    {
        var key = Owing.Key(Kind, days.Id, person.Member.Id);
        if ((await work.Db.Outbox.Present(m => m.UniqueKey == key, work.Stop)).Count > 0) return;
        var at = Evening(work, days, person);
        var until = Zones.StartOfDay(days.Until.AddDays(1), person.School.TimeZone);
        if (at < until) work.Owe(Owing.To(work, person.Member, Kind, days.Id, Owing.AboutOne(children), $"c={string.Join(',', children)};k={first.Id}")).Due(at, until);
    }

    private static DateTime Evening(Work work, QuietDays days, Person person)
    {
        var evening = Zones.ToInstant(days.From.AddDays(-Before.Days), TellAt, person.Zone);
        return person.Awake(evening > work.Now ? evening : work.Now);
    }
}
