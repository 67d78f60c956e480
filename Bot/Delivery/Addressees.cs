using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Delivery;

/// <summary>What must be known of the people and messages of some claimed rows, read at once.</summary>
internal sealed class Addressees
{
    private Dictionary<long, Member> _members = [];
    private Dictionary<long, School> _schools = [];
    private Dictionary<long, OutboxMessage> _targets = [];
    private Dictionary<long, long> _newest = [];
    private Dictionary<long, ChildStatus> _children = [];
    private ILookup<long, MemberAddress> _addresses = null!;
    private ILookup<long, ChildLink> _links = null!;
    private Dictionary<long, bool> _consents = [];
    private HashSet<long> _withChild = [];
    private Func<OutboxMessage, ConsentPurpose> _needs = Needs;
    private Dictionary<ConsentPurpose, HashSet<long>> _open = [];

    /// <summary>Reads it.</summary>
    /// <param name="db">The tables of this moment.</param>
    /// <param name="rows">The claimed rows.</param>
    /// <param name="ct">Asks it to stop.</param>
    /// <param name="needs">What consent a row needs; by the table of kinds unless a test says otherwise.</param>
    public static async Task<Addressees> Load(FamilyLinkDb db, IReadOnlyList<OutboxMessage> rows, CancellationToken ct, Func<OutboxMessage, ConsentPurpose>? needs = null)
    {
        var (members, children) = (Ids(rows, r => r.MemberId), Ids(rows, r => r.ChildId));
        var (schools, targets) = (Ids(rows, r => r.SchoolId), Ids(rows, r => r.TargetId));
        // An edit without a member of its own is on account of whom the message was for.
        members.AddRange(await db.Outbox.Where(m => targets.Contains(m.Id) && m.MemberId != null).Select(m => m.MemberId!.Value).ToListAsync(ct));
        var consents = db.Consents.Where(c => c.MemberId != null && members.Contains(c.MemberId.Value) && c.Purpose == ConsentPurpose.Basic);
        var needed = rows.Where(r => r.ChildId is not null).Select(r => (Purpose: (needs ?? Needs)(r), Child: r.ChildId!.Value)).Where(n => ConsentRules.Of(n.Purpose).AboutChild).ToLookup(n => n.Purpose, n => n.Child);
        var open = new Dictionary<ConsentPurpose, HashSet<long>>();
        // Whoever is a child in its own account is written to while the family agrees to that.
        var own = await db.Members.Where(m => members.Contains(m.Id) && m.ChildId != null).Select(m => m.ChildId!.Value).ToListAsync(ct);
        if (own.Count > 0) open[ConsentPurpose.OwnAccount] = await ConsentGate.Open(db, [.. own.Distinct()], ConsentPurpose.OwnAccount, ct);
        foreach (var about in needed) open[about.Key] = await ConsentGate.Open(db, [.. about.Distinct()], about.Key, ct);
        var changed = db.Outbox.Where(m => m.TargetId != null && targets.Contains(m.TargetId.Value) && m.Act != OutboxAct.Send && (m.State == OutboxState.Attempting || m.State == OutboxState.Sent));
        var withChild = db.Links.Where(l => members.Contains(l.MemberId) && !l.NoContact && db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool));
        return new Addressees
        {
            _members = await db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct),
            _schools = await db.Schools.Where(s => schools.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct),
            _targets = await db.Outbox.Where(m => targets.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct),
            _newest = await changed.GroupBy(m => m.TargetId!.Value).Select(g => new { g.Key, Id = g.Max(m => m.Id) }).ToDictionaryAsync(g => g.Key, g => g.Id, ct),
            _children = await db.Children.Where(c => children.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Status, ct),
            _addresses = (await db.Addresses.Where(a => members.Contains(a.MemberId) && a.Channel == MemberAddress.Telegram).ToListAsync(ct)).ToLookup(a => a.MemberId),
            _links = (await db.Links.Where(l => members.Contains(l.MemberId) && children.Contains(l.ChildId)).ToListAsync(ct)).ToLookup(l => l.MemberId),
            _consents = (await consents.ToListAsync(ct)).GroupBy(c => c.MemberId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(c => (c.At, c.Id))!.Given),
            _needs = needs ?? Needs,
            _open = open,
            _withChild = [.. await withChild.Select(l => l.MemberId).Distinct().ToListAsync(ct)],
        };
    }

    /// <summary>The member, or null.</summary>
    public Member? MemberOf(OutboxMessage row) => row.MemberId is { } id ? _members.GetValueOrDefault(id) : null;

    /// <summary>The school, or null.</summary>
    public School? SchoolOf(OutboxMessage row) => _schools.GetValueOrDefault(row.SchoolId);

    /// <summary>The row whose message is changed or answered, or null.</summary>
    public OutboxMessage? TargetOf(OutboxMessage row) => row.TargetId is { } id ? _targets.GetValueOrDefault(id) : null;

    /// <summary>Whether a later change of the same message, or its removal, went out before it.</summary>
    public bool Overtaken(OutboxMessage row) => row.TargetId is { } id && _newest.GetValueOrDefault(id) > row.Id;

    /// <summary>The chat of this moment, or why there is none.</summary>
    public (string? Chat, Verdict? None) ChatOf(OutboxMessage row)
    {
        // A word to the person who just spoke goes where they spoke.
        if (row.Lane == Lane.Reply && row.Address is { } spoke) return Ended(row.MemberId, spoke) ? (null, Cancelled(Reasons.ChatEnded)) : (spoke, null);
        if (row.MemberId is not { } member) return row.Address is { } fixed_ ? (fixed_, null) : (null, new Verdict(Fate.Dead, Reasons.NoChat));
        var known = _addresses[member].Where(a => a.State != AddressState.Revoked).OrderByDescending(a => a.StateAt).ToList();
        if (known.Find(a => a.State == AddressState.Active) is { } active) return (active.Address, null);
        return (null, new Verdict(Fate.Dead, known.FirstOrDefault()?.State switch
        {
            AddressState.Blocked => Reasons.Blocked,
            AddressState.Deactivated => Reasons.Deactivated,
            AddressState.NotFound => Reasons.ChatNotFound,
            AddressState.Doubted => Reasons.Doubted,
            _ => Reasons.NoChat,
        }));
    }

    /// <summary>Whether a chat was taken back from a member, or is doubted: nothing is said, changed or removed there any more on their account.</summary>
    public bool Ended(long? memberId, string chat)
    {
        if (memberId is not { } member) return false;
        var theirs = _addresses[member].Where(a => a.Address == chat).ToList();
        return theirs.Count > 0 && theirs.TrueForAll(a => a.State is AddressState.Revoked or AddressState.Doubted);
    }

    /// <summary>Whether a row speaks of a child who died: then not even an answer or an edit goes out.</summary>
    public bool OfOneWhoDied(OutboxMessage row) => row.ChildId is { } child && row.Act != OutboxAct.Delete && _children.GetValueOrDefault(child) == ChildStatus.Died;

    /// <summary>Whether a family has not agreed to what a kind needs about the child, or null; asked for or not, new or an edit, it goes to nobody then.</summary>
    public Verdict? NotAgreed(OutboxMessage row)
    {
        var purpose = _needs(row);
        if (!ConsentRules.Of(purpose).AboutChild) return null;
        return row.ChildId is { } child && _open[purpose].Contains(child) ? null : Cancelled(Reasons.NoConsent);
    }

    /// <summary>Why the person is not to be written to about this, or null; what they asked for themselves is always answered.</summary>
    public Verdict? Objection(OutboxMessage row)
    {
        if (row.Lane == Lane.Reply || row.MemberId is null) return null;
        if (MemberOf(row) is not { Active: true } member) return Cancelled(Reasons.MemberLeft);
        if (member.PaperOnly) return Cancelled(Reasons.PaperOnly);
        if (member.Kind == MemberKind.Child) return member.ChildId == row.ChildId && _open[ConsentPurpose.OwnAccount].Contains(member.ChildId!.Value) ? null : Cancelled(Reasons.NoConsent);
        var parting = MessageKinds.Of(row.Kind).Parting;
        if (!parting && row.ChildId is { } child && _children.GetValueOrDefault(child) != ChildStatus.AtSchool) return Cancelled(Reasons.ChildLeft);
        return member.Kind is MemberKind.Parent or MemberKind.Guardian ? FamilyObjection(row, member) : null;
    }

    private Verdict? FamilyObjection(OutboxMessage row, Member member)
    {
        if (!_consents.GetValueOrDefault(member.Id)) return Cancelled(Reasons.NoConsent);
        // News of several children is for who has one at school.
        if (row.ChildId is not { } child) return _withChild.Contains(member.Id) || MessageKinds.Of(row.Kind).Parting ? null : Cancelled(Reasons.ChildLeft);
        return _links[member.Id].Any(l => l.ChildId == child && !l.NoContact) ? null : Cancelled(Reasons.NotLinked);
    }

    private static ConsentPurpose Needs(OutboxMessage row) => MessageKinds.Of(row.Kind).Needs;

    private static Verdict Cancelled(string reason) => new(Fate.Cancelled, reason);

    private static List<long> Ids(IReadOnlyList<OutboxMessage> rows, Func<OutboxMessage, long?> id) =>
        [.. rows.Select(id).OfType<long>().Where(i => i != 0).Distinct()];
}
