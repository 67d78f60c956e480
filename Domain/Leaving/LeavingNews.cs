using System.Globalization;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Leaving;

/// <summary>The one short message to each who may hear that a child left: a fact and a thank-you, no question, and an hour later, so that a slip of the hand can be taken back unsaid.</summary>
public static class LeavingNews
{
    /// <summary>The kind for parents and guardians.</summary>
    public const string Family = "leaving.family";

    /// <summary>The kind for teachers.</summary>
    public const string Teacher = "leaving.teacher";

    /// <summary>So long it can be taken back.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>The children a row speaks of.</summary>
    public static IReadOnlyList<long> ChildrenOf(OutboxMessage row) =>
        [.. (Part(row, "c") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => long.Parse(c, CultureInfo.InvariantCulture))];

    /// <summary>The status a row tells.</summary>
    public static ChildStatus StatusOf(OutboxMessage row) => Enum.TryParse<ChildStatus>(Part(row, "s"), out var status) ? status : ChildStatus.AtSchool;

    /// <summary>The day (school calendar) from which on it is so.</summary>
    public static DateOnly DayOf(OutboxMessage row) => DateOnly.FromDayNumber(int.Parse(Part(row, "d") ?? "0", CultureInfo.InvariantCulture));

    /// <summary>Owes it to one person, about one child or, where several leave at once, about all of them.</summary>
    internal static void Owe(Work work, Person to, string kind, long subjectId, ChildStatus status, DateOnly day, IReadOnlyList<long> children)
    {
        var args = string.Create(CultureInfo.InvariantCulture, $"s={status};d={day.DayNumber};c={string.Join(',', children)}");
        var at = to.Awake(work.Now + Grace);
        work.Owe(Owing.To(work, to.Member, kind, subjectId, Owing.AboutOne(children), args)).Due(at, at + MessageKinds.Of(kind).Life);
    }

    /// <summary>Lets what was not yet said of these children's leaving die, with what speaks of them alone.</summary>
    internal static async Task Unsay(Work work, List<long> children)
    {
        var waiting = await work.Db.Outbox.Present(m => m.ChildId != null && children.Contains(m.ChildId.Value) && (m.Kind == Family || m.Kind == Teacher)
            && (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt || m.State == OutboxState.Claimed), work.Stop);
        foreach (var row in waiting) row.Settle(OutboxState.Cancelled, Reasons.NotMeant);
    }

    private static string? Part(OutboxMessage row, string key) =>
        row.Args?.Split(';').FirstOrDefault(p => p.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];
}
