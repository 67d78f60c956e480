using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>Tells each teacher what is owed, all in one message and at most once a day; and the head the figure of the month that is over.</summary>
public static class CareNews
{
    /// <summary>To a teacher or helper: today's things.</summary>
    public const string Today = "care.today";

    /// <summary>To the head: a month in figures.</summary>
    public const string Month = "care.month";

    /// <summary>So many things are named in a message; the rest is found behind its button.</summary>
    public const int Named = 3;

    /// <summary>Tells a school's people what the day brings; in the holidays on Mondays alone.</summary>
    internal static async Task<Result> Tell(Work work, long schoolId)
    {
        var ledger = await CareLedger.Load(work.Db, work.Sealer, schoolId, work.Now, work.Stop, calls: false);
        var run = new CareRun { Id = work.NewId(), SchoolId = schoolId, Day = ledger.Today };
        if ((await work.Db.CareRuns.Present(r => r.SchoolId == schoolId && r.Day == ledger.Today, work.Stop)).Count > 0) return Result.Done;
        work.Db.CareRuns.Add(run);
        if (!await IsTold(work, schoolId, ledger)) return Result.Done;
        List<long> people = [.. ledger.Children.SelectMany(c => new[] { c.TeacherId, c.HelperId }).OfType<long>().Distinct().Where(m => ledger.Mine(m).Exists(i => i.Item.Calls(ledger.Today)))];
        var circle = await Circle.Around(work, [], people);
        foreach (var person in people.Select(m => circle.Find(m)).OfType<Person>().Where(p => p.MayBeTold)) Owe(work, person, Today, run, person.Member.CareHour ?? ledger.Start!.Hour);
        await TellHead(work, ledger, run);
        return Result.Done;
    }

    /// <summary>The month before a day.</summary>
    public static CareSpan MonthBefore(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new CareSpan(first.AddMonths(-1), first.AddDays(-1));
    }

    // A school day; in the holidays a Monday.
    private static async Task<bool> IsTold(Work work, long schoolId, CareLedger ledger)
    {
        var day = ledger.Today;
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return false;
        if (ledger.Calendar.TermOf(day).Holiday) return day.DayOfWeek == DayOfWeek.Monday;
        return !await work.Db.QuietDays.AnyAsync(q => q.SchoolId == schoolId && q.Kind == QuietKind.Holiday && !q.Cancelled && q.LineId == null && q.FromTime == null && q.From <= day && q.Until >= day, work.Stop);
    }

    // On the first day of a month on which anybody is told.
    private static async Task TellHead(Work work, CareLedger ledger, CareRun run)
    {
        var month = MonthBefore(run.Day);
        if (ledger.Start!.From > month.Until.AddDays(-7)) return;
        var zone = await work.Db.Schools.Where(s => s.Id == run.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var since = Zones.StartOfDay(month.Until.AddDays(1), zone);
        if (await work.Db.Outbox.AnyAsync(m => m.SchoolId == run.SchoolId && m.Kind == Month && m.CreatedAt >= since, work.Stop)) return;
        var heads = await (from g in work.Db.Grants
                           where g.SchoolId == run.SchoolId && g.Role == Role.Head && g.EndedAt == null
                           join a in work.Db.Users on g.AccountId equals a.Id
                           where !a.Closed && a.MemberId != null
                           select a.MemberId!.Value).Distinct().ToListAsync(work.Stop);
        var circle = await Circle.Around(work, [], heads);
        foreach (var head in heads.Select(m => circle.Find(m)).OfType<Person>().Where(p => p.MayBeTold)) Owe(work, head, Month, run, ledger.Start.Hour);
    }

    // At each one's own hour; what is done until then is not spoken of.
    private static void Owe(Work work, Person person, string kind, CareRun run, TimeOnly hour)
    {
        var own = Zones.ToInstant(run.Day, hour, person.School.TimeZone);
        var at = person.Awake(own > work.Now ? own : work.Now);
        work.Owe(Owing.To(work, person.Member, kind, run.Id)).Due(at, at + MessageKinds.Of(kind).Life);
    }
}
