using System.Globalization;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Owes the messages that ask: at a decent hour where the person is, and at most one a day, which holds everything that is open.</summary>
internal static class AskMessages
{
    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeOnly Evening = new(20, 0);

    /// <summary>Owes a person today's message about whatever waits to be said; when there was one already, what waits is put off to tomorrow.</summary>
    public static async Task Tell(Work work, Person person)
    {
        var member = person.Member;
        var waiting = await work.Db.ConsentAsks.Present(a => a.MemberId == member.Id && a.ClosedAt == null && a.NextAt != null && a.NextAt <= work.Now, work.Stop);
        if (waiting.Count == 0) return;
        var at = Decent(person, work.Now);
        var day = Zones.DateAt(at, person.Zone);
        var row = Owing.To(work, member, ConsentAsks.Kind, member.Id, Owing.AboutOne(waiting.Select(a => a.ChildId)), again: day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        if ((await work.Db.Outbox.Present(m => m.UniqueKey == row.UniqueKey, work.Stop)).FirstOrDefault() is { } before)
        {
            // One that has not gone yet will hold this too.
            foreach (var ask in waiting)
                if (before.Waiting) ask.Tell(at);
                else ask.Say(Decent(person, Zones.StartOfDay(day.AddDays(1), person.Zone)));
            return;
        }

        work.Owe(row).Due(at, at + MessageKinds.Of(ConsentAsks.Kind).Life);
        foreach (var ask in waiting) ask.Tell(at);
    }

    // Between nine and eight in the evening where the person is, and not while they sleep.
    private static DateTime Decent(Person person, DateTime from)
    {
        var (day, time) = (Zones.DateAt(from, person.Zone), LocalMoment.At(from, person.Zone).Time);
        var at = time < Morning ? Zones.ToInstant(day, Morning, person.Zone) : time >= Evening ? Zones.ToInstant(day.AddDays(1), Morning, person.Zone) : from;
        return person.Awake(at);
    }
}
