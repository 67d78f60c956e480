using System.Globalization;
using System.Text;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>How a child's week ended.</summary>
internal enum WeekEnd
{
    /// <summary>On the school's line.</summary>
    Happened,
    /// <summary>On the family's own phones.</summary>
    OwnPhones,
    /// <summary>With a reason.</summary>
    Missed,
    /// <summary>The family was together.</summary>
    Together,
    /// <summary>On the coordinator's list on the Monday after.</summary>
    OnTheList,
    /// <summary>Nobody noticed.</summary>
    Forgotten,
}

/// <summary>A term's balance: how every child's every week ended, and how many messages nobody had asked for each family got in a week.</summary>
internal sealed class TermBook
{
    /// <summary>What one person may get in a week without having asked: the mother of two siblings in the week of their monthly notes.</summary>
    public const int MostForOne = 8;

    /// <summary>What a child's parents and guardians together may get in a week without having asked: three adults have a weekly update each, and that is also such a week.</summary>
    public const int MostForFamily = 13;

    /// <summary>Every child's every week; the child by name.</summary>
    public Dictionary<(string Child, DateOnly Monday), WeekEnd> Weeks { get; } = [];

    /// <summary>Unprompted messages on screens by person and week.</summary>
    public Dictionary<(string Person, DateOnly Monday), List<string>> Heard { get; } = [];

    /// <summary>Why the weeks on the list were there.</summary>
    public List<TodoKind> Reasons { get; } = [];

    /// <summary>Unprompted messages by child: its parents' and guardians' together.</summary>
    public Dictionary<(string Child, DateOnly Monday), int> OfFamily { get; } = [];

    /// <summary>Draws the balance.</summary>
    public static async Task<TermBook> Draw(FamilyLinkDb db, Account account, IReadOnlyDictionary<DateOnly, List<TodoLine>> lists, Season season)
    {
        var book = new TermBook();
        var school = await db.Schools.FirstAsync();
        var children = await db.Children.Where(c => c.Status == ChildStatus.AtSchool).ToListAsync();
        var calls = (await db.Calls.Where(c => c.Plan == CallPlan.Planned).ToListAsync()).ToLookup(c => c.ChildId);
        var own = (await db.OwnTalks.Where(t => t.Confirmed != false).ToListAsync()).Select(t => (t.ChildId, t.Monday)).ToHashSet();
        var links = (await db.Links.ToListAsync()).ToLookup(l => l.ChildId);
        var pauses = (await db.Pauses.ToListAsync()).ToLookup(p => p.MemberId);
        foreach (var child in children)
            for (var monday = season.Monday; monday < season.LastDay; monday = monday.AddDays(7))
            {
                var week = Domain.Calendar.Weeks.WeekOf(monday);
                var held = calls[child.Id].Where(c => week.Contains(c.Day)).ToList();
                book.Weeks[(child.Name, monday)] =
                    held.Exists(c => c.Outcome == CallOutcome.Happened) ? WeekEnd.Happened
                    : own.Contains((child.Id, monday)) ? WeekEnd.OwnPhones
                    : held.Exists(c => c is { Outcome: CallOutcome.Missed, MissedReason: not null }) ? WeekEnd.Missed
                    : book.Listed(lists.GetValueOrDefault(monday)?.Find(l => l.ChildId == child.Id)) ? WeekEnd.OnTheList
                    : links[child.Id].Any(l => l.MayCall && pauses[l.MemberId].Any(p => p.From <= week.Sunday && p.Until >= monday)) ? WeekEnd.Together
                    : WeekEnd.Forgotten;
            }

        book.Count(account, await db.Members.ToDictionaryAsync(m => m.Id), children, links, school, season);
        return book;
    }

    /// <summary>The balance as a table for a person to read.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{Weeks.Count} weeks of children: {string.Join(", ", Weeks.Values.CountBy(w => w).OrderBy(w => w.Key).Select(w => $"{w.Key} {w.Value}"))}");
        table.AppendLine(CultureInfo.InvariantCulture, $"on the list because: {string.Join(", ", Reasons.CountBy(r => r).Select(r => $"{r.Key} {r.Value}"))}");
        table.AppendLine(CultureInfo.InvariantCulture, $"messages to one person in one week: {Spread(Heard.Values.Select(l => l.Count))}");
        table.AppendLine(CultureInfo.InvariantCulture, $"messages to one child's family in one week: {Spread(OfFamily.Values)}");
        foreach (var most in Heard.OrderByDescending(h => h.Value.Count).Take(3)) table.AppendLine(CultureInfo.InvariantCulture, $"most: {most.Key.Person} in the week of {most.Key.Monday:O}: {string.Join(", ", most.Value)}");
        return table.ToString();
    }

    private bool Listed(TodoLine? line)
    {
        if (line is not null) Reasons.Add(line.Kind);
        return line is not null;
    }

    private void Count(Account account, Dictionary<long, Member> members, List<Child> children, ILookup<long, ChildLink> links, School school, Season season)
    {
        foreach (var (row, shown) in account.UnpromptedShown())
        {
            var monday = Domain.Calendar.Weeks.WeekOf(Zones.DateAt(shown.Message.Time.UtcDateTime, school.TimeZone)).Monday;
            if (monday > season.LastDay || members[row.MemberId!.Value] is not { Kind: MemberKind.Parent or MemberKind.Guardian } member) continue;
            if (!Heard.TryGetValue((member.Name, monday), out var kinds)) Heard[(member.Name, monday)] = kinds = [];
            kinds.Add(row.Kind);
        }

        foreach (var child in children)
            for (var monday = season.Monday; monday < season.LastDay; monday = monday.AddDays(7))
                OfFamily[(child.Name, monday)] = links[child.Id].Sum(l => Heard.GetValueOrDefault((members[l.MemberId].Name, monday))?.Count ?? 0);
    }

    private static string Spread(IEnumerable<int> counts) => string.Join(", ", counts.CountBy(c => c).OrderBy(c => c.Key).Select(c => $"{c.Key}: {c.Value} times"));
}
