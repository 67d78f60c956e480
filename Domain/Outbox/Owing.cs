using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Outbox;

/// <summary>Makes outbox rows: one kind about one thing to one person has one key, so it is said once.</summary>
public static class Owing
{
    /// <summary>The unique key of a kind about a row to a member.</summary>
    public static string Key(string kind, long subjectId, long memberId) => $"{kind}:{subjectId}:{memberId}";

    /// <summary>A row to a member about a thing, not yet due; give it to <see cref="Work.Owe"/>.</summary>
    /// <remarks>What may be said about one thing more than once names the turn in <paramref name="again"/>.</remarks>
    public static OutboxMessage To(Work work, Member member, string kind, long subjectId, long? childId = null, string? args = null, string? again = null) => new()
    {
        Id = work.NewId(),
        SchoolId = member.SchoolId,
        Kind = kind,
        Lane = MessageKinds.Of(kind).Lane,
        UniqueKey = Key(kind, subjectId, member.Id) + (again is null ? "" : ":" + again),
        MemberId = member.Id,
        ChildId = childId,
        SubjectId = subjectId,
        Args = args,
        CreatedAt = work.Now,
    };

    /// <summary>A row to the chat that just spoke, due at once; the key names what it answers, such as the inbox row.</summary>
    public static OutboxMessage Reply(Work work, string address, string kind, string key, Member? member = null, long? childId = null, long? subjectId = null, string? args = null) =>
        new OutboxMessage
        {
            Id = work.NewId(),
            SchoolId = member?.SchoolId ?? 0,
            Kind = kind,
            Lane = MessageKinds.Of(kind).Lane,
            UniqueKey = key,
            MemberId = member?.Id,
            ChildId = childId,
            SubjectId = subjectId,
            Args = args,
            CreatedAt = work.Now,
        }.To(address).Due(work.Now, work.Now + MessageKinds.Of(kind).Life);

    /// <summary>The child a message is about, or null when it speaks of several: one who leaves must not take the news of the others along.</summary>
    internal static long? AboutOne(IEnumerable<long> children) => children.Distinct().Take(2).ToList() is [var only] ? only : null;
}
