using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone.Planning;

namespace FamilyLink.Tests.FamilyPhone.Planning;

/// <summary>Schools drawn by lot: the same seed gives the same school.</summary>
public static class RandomSchool
{
    private static readonly string[] Zones = ["Asia/Shanghai", "Asia/Tokyo", "Asia/Dubai", "Europe/London", "Australia/Sydney", "Asia/Urumqi", "America/New_York"];

    /// <summary>A few children on one or two lines with too few good hours.</summary>
    public static WeekInput Small(int seed)
    {
        var lot = new Random(seed);
        var lines = lot.Next(1, 3);
        var openings = new List<OpenSpan>();
        var places = lot.Next(3, lines == 1 ? 8 : 5);
        for (var line = 1; line <= lines; line++)
        {
            var first = lot.Next(1, places + 1);
            var begin = (lot.Next(3) == 0 ? 7 * 60 : 16 * 60 + 20) + (lot.Next(4) == 0 ? 5 : 0);
            openings.Add(new OpenSpan(line, DayOfWeek.Friday, begin, begin + first * 10));
            if (places > first) openings.Add(new OpenSpan(line, lot.Next(2) == 0 ? DayOfWeek.Sunday : DayOfWeek.Monday, 20 * 60, 20 * 60 + (places - first) * 10 + lot.Next(10)));
        }

        return Draw(lot, openings, lot.Next(2, 6), lot.Next(2, 4), hard: true);
    }

    /// <summary>A large school: many classes, lines, zones, siblings, shifts.</summary>
    public static WeekInput Large(int seed, int children, int lines)
    {
        var openings = new List<OpenSpan>();
        for (var line = 1; line <= lines; line++)
        {
            foreach (var day in new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday })
            {
                openings.Add(new OpenSpan(line, day, 12 * 60, 13 * 60 + 30));
                openings.Add(new OpenSpan(line, day, 16 * 60 + 20, 18 * 60));
            }

            openings.Add(new OpenSpan(line, DayOfWeek.Saturday, 9 * 60, 10 * 60 + 20));
            openings.Add(new OpenSpan(line, DayOfWeek.Sunday, 15 * 60, 16 * 60 + 20));
        }

        return Draw(new Random(seed), openings, children, Math.Max(1, children / 45), hard: false);
    }

    // A hard one has parents everywhere, turns and siblings; an ordinary one as many as a school has.
    private static WeekInput Draw(Random lot, List<OpenSpan> openings, int count, int classes, bool hard)
    {
        var (children, parents) = (new List<PlanChild>(), new List<PlanParent>());
        PlanTime Some()
        {
            var open = openings[lot.Next(openings.Count)];
            return new PlanTime(open.LineId, open.Weekday, open.From + lot.Next((open.Until - open.From) / 10) * 10);
        }

        var taken = new HashSet<PlanTime>();
        PlanTime? Last() => lot.Next(4) > 0 && Some() is var time && taken.Add(time) ? time : null;
        long Parent()
        {
            var zone = Zones[hard ? lot.Next(Zones.Length) : Math.Max(0, lot.Next(40) - 33)];
            List<LocalSpan> shifts = !hard ? lot.Next(4) == 0 ? [new LocalSpan(null, 20 * 60, 17 * 60)] : lot.Next(4) == 0 ? [new LocalSpan(null, 8 * 60, 17 * 60)] : []
                : lot.Next(3) == 0 ? [new LocalSpan(lot.Next(2) == 0 ? null : DayOfWeek.Friday, lot.Next(24) * 60, lot.Next(24) * 60)] : [];
            List<LocalSpan> wishes = lot.Next(3) == 0 ? [new LocalSpan(lot.Next(2) == 0 ? null : DayOfWeek.Sunday, (8 + lot.Next(12)) * 60, 21 * 60)] : [];
            parents.Add(new PlanParent(parents.Count + 1, zone, QuietHours.Default, shifts, wishes));
            return parents.Count;
        }

        for (var i = 0; i < count; i++)
        {
            int? latest = lot.Next(5) == 0 ? 17 * 60 : null;
            if (lot.Next(hard ? 12 : 40) == 0)
            {
                var (last, two) = (Last(), lot.Next(2));
                children.Add(new PlanChild(i + 1, 1 + lot.Next(classes), [new PlanTurn(Parent(), 2, two, last), new PlanTurn(Parent(), 2, 1 - two, last)], latest));
            }
            else
            {
                var sibling = children.Count > 0 && lot.Next(hard ? 6 : 9) == 0 ? children[^1].Turns[0].ParentId : (long?)null;
                children.Add(new PlanChild(i + 1, 1 + lot.Next(classes), [new PlanTurn(sibling ?? Parent(), Last: Last())], latest));
            }
        }

        List<ClassSpan> hours = [.. Enumerable.Range(1, classes).Select(c => (Class: c, Time: Some())).Select(c => new ClassSpan(c.Class, c.Time.Weekday, c.Time.Start, c.Time.Start + 20))];
        List<PinnedTime> pinned = [];
        if (lot.Next(3) == 0 && Some() is var at)
            pinned.Add(new PinnedTime(count + 1, lot.Next(2) == 0 ? children[0].Turns[0].ParentId : Parent(), at.LineId, at.Weekday, at.Start, 10));
        return new WeekInput(new DateOnly(2026, 11, 30), new DateOnly(2027, 1, 24), "Asia/Shanghai", 10, openings, children, parents, hours, pinned);
    }
}
