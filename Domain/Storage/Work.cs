using FamilyLink.Domain.Access;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Domain.Storage;

/// <summary>One use case at work: the tables, who asks, the school clock's instant, and what is to be told to whom.</summary>
/// <param name="db">The tables, inside the transaction.</param>
/// <param name="actor">Who asks, with roles of this moment.</param>
/// <param name="now">UTC, school clock; the same for the whole use case.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="sealer">Seals what is confidential.</param>
/// <param name="stop">Asks the use case to stop.</param>
public sealed class Work(FamilyLinkDb db, Actor actor, DateTime now, IdSource ids, Sealer sealer, CancellationToken stop)
{
    private readonly List<(UseCase What, long SubjectId, long SchoolId, string? Why)> _done = [];

    /// <summary>The tables.</summary>
    public FamilyLinkDb Db => db;

    /// <summary>Who asks.</summary>
    public Actor Actor { get; private set; } = actor;

    /// <summary>This use case's instant, UTC, school clock.</summary>
    public DateTime Now => now;

    /// <summary>Seals and opens what is confidential.</summary>
    public Sealer Sealer => sealer;

    /// <summary>Asks the use case to stop.</summary>
    public CancellationToken Stop => stop;

    /// <summary>A new id.</summary>
    public long NewId() => ids.Next();

    /// <summary>True when the deliverer or the reader of the inbox has something new.</summary>
    public bool LeftSomethingToDo { get; private set; }

    /// <summary>What was done, for the audit chain.</summary>
    internal IReadOnlyList<(UseCase What, long SubjectId, long SchoolId, string? Why)> Done => _done;

    /// <summary>Says no unless the authority table gives the actor this use case on that target; what is given is audited.</summary>
    /// <returns>The refusal, or null when it is allowed.</returns>
    public async Task<Refusal?> Demand(UseCase useCase, Target target)
    {
        if (!await Authority.Allows(db, Actor, useCase, target, now, stop))
        {
            Refuse(useCase, target);
            return new Refusal(RefusalCode.NotAllowed);
        }

        if (Authority.IsLogged(useCase, Actor)) _done.Add((useCase, target.SubjectId, Actor.SchoolId, target.Why));
        return null;
    }

    /// <summary>Keeps in the audit chain that it was refused, where the table says so; also when the use case commits nothing else.</summary>
    public void Refuse(UseCase useCase, Target target)
    {
        if (AuthorityTable.RefusalsLogged.Contains(useCase)) _done.Add((useCase, target.SubjectId, Actor.SchoolId == 0 ? target.SchoolId : Actor.SchoolId, AuditEntry.Refused));
    }

    /// <summary>What was refused in a use case that committed nothing, to be kept by itself.</summary>
    internal void Keep(Work refused) => _done.AddRange(refused.Done.Where(d => d.Why == AuditEntry.Refused));

    /// <summary>Owes somebody a message; the row is committed together with the facts.</summary>
    public OutboxMessage Owe(OutboxMessage message)
    {
        db.Outbox.Add(message);
        LeftSomethingToDo = true;
        return message;
    }

    /// <summary>
    /// Makes this commit and another that guards or changes the same row exclude each other: where two use cases each read what
    /// the other writes, one of them runs again and sees it. On SQLite there is one writer anyway.
    /// </summary>
    public void Guard(Entity row)
    {
        var version = db.Entry(row).Property(nameof(Entity.Version));
        if (db.Entry(row).State == Microsoft.EntityFrameworkCore.EntityState.Unchanged) version.IsModified = true;
    }

    /// <summary>Rings the doorbell after the commit.</summary>
    public void LeaveSomethingToDo() => LeftSomethingToDo = true;

    /// <summary>Goes on as another person within the same commit: a chat that has just been enrolled.</summary>
    public void ActAs(Actor other) => Actor = other;
}
