using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A message that should stand in the outbox as things are now.</summary>
/// <param name="Kind">The kind, a key of <see cref="MessageKinds"/>.</param>
/// <param name="To">To whom.</param>
/// <param name="ChildId">The child, or null.</param>
/// <param name="SubjectId">The call or session.</param>
/// <param name="At">When it is due, UTC.</param>
/// <param name="Until">When it is too late, UTC.</param>
/// <param name="MadeAt">When it is due if it is made only now: <paramref name="At"/>, or a later instant when that has passed; null when it is not made any more.</param>
/// <param name="Args">For rendering, or null.</param>
internal sealed record Wanted(string Kind, Person To, long? ChildId, long SubjectId, DateTime At, DateTime Until, DateTime? MadeAt, string? Args = null)
{
    /// <summary>The row's unique key.</summary>
    public string Key => Owing.Key(Kind, SubjectId, To.Member.Id);
}
