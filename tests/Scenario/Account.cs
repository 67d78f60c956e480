using System.Globalization;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>A message that stood on somebody's screen.</summary>
/// <param name="Chat">Whose.</param>
/// <param name="Message">The server's number.</param>
internal sealed record Shown(long Chat, ChatMessage Message);

/// <summary>What the weeks left behind: the tables on the one side, the sandbox server's own ledger on the other.</summary>
internal sealed class Account
{
    private Dictionary<long, Member> _members = [];
    private Dictionary<long, Child> _children = [];
    private Dictionary<long, CallSession> _sessions = [];
    private Dictionary<long, Call> _callsById = [];
    private HashSet<long> _words = [];
    private School _school = null!;
    private DateOnly _lastDay;

    /// <summary>The slot-born calls dated in the season.</summary>
    public IReadOnlyList<Call> Calls { get; private set; } = [];

    /// <summary>Every outbox row.</summary>
    public IReadOnlyList<OutboxMessage> Outbox { get; private set; } = [];

    /// <summary>What was heard, by meaning.</summary>
    public IReadOnlyDictionary<string, InboxState> Inbox { get; private set; } = new Dictionary<string, InboxState>();

    /// <summary>What the bot showed, from the server.</summary>
    public IReadOnlyList<Shown> Screens { get; private set; } = [];

    /// <summary>Reads both sides.</summary>
    public static async Task<Account> Draw(FamilyLinkDb db, SandboxClient sandbox, Season season)
    {
        var account = new Account
        {
            _lastDay = season.LastDay,
            _members = await db.Members.ToDictionaryAsync(m => m.Id),
            _children = await db.Children.ToDictionaryAsync(c => c.Id),
            _sessions = await db.Sessions.ToDictionaryAsync(s => s.Id),
            _callsById = await db.Calls.ToDictionaryAsync(c => c.Id),
            _words = [.. await db.Words.Select(w => w.CallId).ToListAsync()],
            _school = await db.Schools.FirstAsync(),
            Outbox = await db.Outbox.OrderBy(m => m.Id).ToListAsync(),
            Inbox = await db.Inbox.ToDictionaryAsync(u => u.Meaning, u => u.State),
        };
        account.Calls = [.. account._callsById.Values.Where(c => c.SlotId is not null && c.Day <= season.LastDay).OrderBy(c => c.StartsAt)];
        var shown = new List<Shown>();
        foreach (var person in await sandbox.Users())
            shown.AddRange((await sandbox.Chat(person.Id)).Messages.Where(m => m.FromBot).Select(m => new Shown(person.Id, m)));
        account.Screens = shown;
        return account;
    }

    /// <summary>Every call as a sentence that knows no id: two runs of the same weeks say the same.</summary>
    public IReadOnlyDictionary<string, string> CallsByNature => Calls.ToDictionary(NameOf, c =>
        $"{c.Plan} {c.Answer}{(c.WantsOtherTime ? " other time" : "")} {c.Outcome} {c.MissedReason}");

    /// <summary>Whether a parent's word stands with each call.</summary>
    public IReadOnlyDictionary<string, bool> WordsByNature => Calls.ToDictionary(NameOf, c => _words.Contains(c.Id));

    /// <summary>Every message that nobody asked for, by kind, person and what it is about.</summary>
    public IReadOnlyDictionary<string, OutboxMessage> UnpromptedByNature =>
        Outbox.Where(m => Unprompted(m) && DayOf(m.SubjectId ?? 0) <= _lastDay).ToDictionary(NameOf);

    /// <summary>Messages on a screen that no row knows by its number.</summary>
    public IReadOnlyList<Shown> Unknown
    {
        get
        {
            var known = Outbox.Where(m => m.MessageId is not null).Select(m => (m.Address, m.MessageId)).ToHashSet();
            return [.. Screens.Where(s => !known.Contains((s.Chat.ToString(CultureInfo.InvariantCulture), s.Message.MessageId)))];
        }
    }

    /// <summary>Rows of which a second copy may stand on a screen: sent once more with a mark, or uncertain.</summary>
    public IReadOnlyList<OutboxMessage> Doubtful => [.. Outbox.Where(m => m.Marked || m.State == OutboxState.Uncertain)];

    /// <summary>
    /// The calls that may have gone otherwise because a message may never have arrived and waits for a person: the one it asked
    /// about, and those beside it on the line, of whose names the teacher taps one.
    /// </summary>
    public IReadOnlySet<string> InDoubt
    {
        get
        {
            var asked = Outbox.Where(m => m.State == OutboxState.Uncertain).Select(m => _callsById.GetValueOrDefault(m.SubjectId ?? 0)).OfType<Call>().Select(c => (c.LineId, c.Day)).ToHashSet();
            return Calls.Where(c => asked.Contains((c.LineId, c.Day))).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Pairs of planned calls that overlap on a line, for a child or for a parent.</summary>
    public IEnumerable<string> Overlaps()
    {
        var planned = _callsById.Values.Where(c => c.Plan == CallPlan.Planned).ToList();
        foreach (var group in planned.Where(c => c.LineId is not null).GroupBy(c => $"line {c.LineId}").Concat(planned.GroupBy(c => $"child {c.ChildId}")).Concat(planned.GroupBy(c => $"parent {c.ParentId}")))
        {
            var inOrder = group.OrderBy(c => c.StartsAt).ToList();
            foreach (var (one, next) in inOrder.Zip(inOrder.Skip(1)))
                if (one.EndsAt > next.StartsAt) yield return $"{group.Key}: {NameOf(one)} / {NameOf(next)}";
        }
    }

    /// <summary>Messages that nobody asked for, as they stood on a screen.</summary>
    public IEnumerable<(OutboxMessage Row, Shown Shown)> UnpromptedShown()
    {
        var rows = Outbox.Where(m => m.MessageId is not null && Unprompted(m)).ToLookup(m => (m.Address, m.MessageId));
        foreach (var shown in Screens)
            foreach (var row in rows[(shown.Chat.ToString(CultureInfo.InvariantCulture), shown.Message.MessageId)]) yield return (row, shown);
    }

    /// <summary>Unprompted messages that were put on a screen in the quiet hours of the person's own zone, by the server's time.</summary>
    /// <param name="zoneOf">The zone in which somebody was on a day, when it was another than at the end.</param>
    public IEnumerable<string> InTheNight(Func<Member, DateTime, string?>? zoneOf = null)
    {
        foreach (var (row, shown) in UnpromptedShown())
        {
            var (member, at) = (_members[row.MemberId!.Value], shown.Message.Time.UtcDateTime);
            var person = new Person(member, _school, ReachState.Chat);
            var zone = zoneOf?.Invoke(member, at) ?? person.Zone;
            if (person.Quiet.IsQuiet(at, zone)) yield return $"{NameOf(row)} at {shown.Message.Time:u} in {zone}";
        }
    }

    /// <summary>The same kind about the same thing to the same person, sent by more than one row, or by one row more than once without a mark.</summary>
    public IEnumerable<string> Doubles()
    {
        foreach (var same in Outbox.Where(m => m.State == OutboxState.Sent && Unprompted(m)).GroupBy(m => (m.Kind, m.SubjectId, m.MemberId)).Where(g => g.Count() > 1))
            yield return $"{same.Count()} rows: {NameOf(same.First())}";
        foreach (var same in Screens.Where(s => s.Message is { Deleted: false, EditedAt: null } && Phone.Buttons(s.Message).Any()).GroupBy(s => (s.Chat, s.Message.Text)).Where(g => g.Select(s => s.Message.Time).Distinct().Count() < g.Count()))
            yield return $"{same.Count()} on one screen: {same.Key}";
    }

    /// <summary>A message's sentence without ids.</summary>
    public string NameOf(OutboxMessage m) => $"{m.Kind} to {_members.GetValueOrDefault(m.MemberId ?? 0)?.Name} about {About(m.SubjectId ?? 0)}";

    private DateOnly? DayOf(long subject) => _callsById.TryGetValue(subject, out var call) ? call.Day : _sessions.GetValueOrDefault(subject)?.Day;

    private string About(long subject) => _callsById.TryGetValue(subject, out var call) ? NameOf(call)
        : _sessions.TryGetValue(subject, out var session) ? $"session {session.Day:O}" : "";

    private string NameOf(Call c) => $"{_children[c.ChildId].Name}→{_members[c.ParentId].Name} {c.StartsAt:u}";

    private static bool Unprompted(OutboxMessage m) => m.Act == OutboxAct.Send && !m.Kind.StartsWith("reply", StringComparison.Ordinal);
}
