using System.Globalization;
using FamilyLink.Bot.Settings;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Delivery;

/// <summary>Makes claimed rows ready to go at the last moment: who, whether still, where, and in what words.</summary>
public sealed partial class Composer(Store store, Renderers renderers, SchoolSettings standard, ISchoolClock clock, ILogger<Composer> log)
{
    private const int MostTries = 3;
    private static readonly TimeSpan NextTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(15);
    private readonly Dictionary<long, int> _failed = [];

    /// <summary>Every parcel, ready to go or with a verdict; one that cannot be made holds up nobody else's.</summary>
    public Task<List<(Parcel Parcel, Verdict? Verdict)>> Compose(IReadOnlyList<Parcel> claimed, CancellationToken ct) => store.Look(async db =>
    {
        var people = await Addressees.Load(db, [.. claimed.Select(p => p.Row)], ct);
        var done = new List<(Parcel, Verdict?)>(claimed.Count);
        foreach (var parcel in claimed) done.Add(await One(db, people, parcel, ct));
        return done;
    });

    private async Task<(Parcel, Verdict?)> One(FamilyLinkDb db, Addressees people, Parcel parcel, CancellationToken ct)
    {
        var to = parcel;
        try
        {
            if (Refuse(people, parcel.Row) is { } no && !(no.Fate == Fate.Postpone && await Begun(db, parcel.Row, ct))) return (parcel, no);
            (to, var none) = Place(people, parcel);
            if (none is not null || to.Row.Act == OutboxAct.Delete) return (to, none);
            var words = await Words(db, people, to.Row, ct);
            _failed.Remove(parcel.Row.Id);
            if (words is null || ReferenceEquals(words, Rendered.Withheld)) return (to, new Verdict(Fate.Cancelled, words is null ? Reasons.NotMeant : Reasons.NoConsent));
            return (to with { Words = words }, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (to, Failed(parcel.Row, e));
        }
    }

    private Verdict? Refuse(Addressees people, OutboxMessage row)
    {
        var now = clock.UtcNow;
        if (row.ExpiresAt <= now) return new Verdict(Fate.Expired, Reasons.TooLate);
        if (people.OfOneWhoDied(row)) return new Verdict(Fate.Cancelled, Reasons.ChildLeft);
        if (row.Act != OutboxAct.Delete && people.NotAgreed(row) is { } withheld) return withheld;
        if (row.Act != OutboxAct.Send) return null;
        if (people.Objection(row) is { } no) return no;
        // What stands beside other words keeps their hours.
        var kind = MessageKinds.Of(row.Kind) is { Beside: false } own ? own : MessageKinds.Of(people.TargetOf(row)?.Kind ?? row.Kind);
        return kind.AnyHour ? null : Asleep(people, row, now);
    }

    private Verdict? Asleep(Addressees people, OutboxMessage row, DateTime now)
    {
        if (people.MemberOf(row) is not { } member || people.SchoolOf(row) is not { } school) return null;
        var quiet = new QuietHours(member.QuietFrom ?? school.QuietFrom, member.QuietUntil ?? school.QuietUntil);
        var awake = quiet.NextAwake(now, member.TimeZone ?? school.TimeZone);
        if (awake <= now) return null;
        return awake >= row.ExpiresAt ? new Verdict(Fate.Expired, Reasons.QuietHours) : new Verdict(Fate.Postpone, Until: awake);
    }

    // The night does not cut in two what was begun before it.
    private async Task<bool> Begun(FamilyLinkDb db, OutboxMessage row, CancellationToken ct)
    {
        if (MessageKinds.Of(row.Kind).Follows is not { Count: > 0 } kinds) return false;
        List<string> first = [.. kinds];
        var since = clock.UtcNow - AtOnce;
        return await db.Outbox.AnyAsync(m => m.MemberId == row.MemberId && m.SubjectId == row.SubjectId && first.Contains(m.Kind) && m.Act == OutboxAct.Send && m.State == OutboxState.Sent && m.SentAt > since, ct);
    }

    private static (Parcel To, Verdict? None) Place(Addressees people, Parcel parcel)
    {
        var (row, target) = (parcel.Row, people.TargetOf(parcel.Row));
        if (row.Act == OutboxAct.Send)
        {
            var (chat, none) = people.ChatOf(row);
            var answered = target is not null && target.Address == chat ? target.MessageId : null;
            return (parcel with { Chat = chat ?? "", Target = answered }, none);
        }
        // One that waited for its message must not undo what came after it.
        if (row.Act == OutboxAct.Edit && people.Overtaken(row)) return (parcel, new Verdict(Fate.Cancelled, Reasons.Replaced));
        if (target?.Address is { } there && people.Ended(row.MemberId ?? target.MemberId, there)) return (parcel, new Verdict(Fate.Cancelled, Reasons.ChatEnded));
        if (target is { MessageId: { } message, Address: { } place }) return (parcel with { Chat = place, Target = message }, null);
        return target is { State: OutboxState.Pending or OutboxState.RetryAt or OutboxState.Claimed or OutboxState.Attempting }
            ? (parcel, new Verdict(Fate.Retry, Reasons.WaitsForMessage, Behind))
            : (parcel, new Verdict(Fate.Cancelled, Reasons.NothingToChange));
    }

    private async Task<Rendered?> Words(FamilyLinkDb db, Addressees people, OutboxMessage row, CancellationToken ct)
    {
        var render = renderers.Of(row.Kind) ?? throw new InvalidOperationException($"No renderer for the kind {row.Kind}.");
        var (school, member) = (people.SchoolOf(row), people.MemberOf(row));
        var language = member?.Language ?? school?.Language ?? standard.Language;
        var zone = member?.TimeZone ?? school?.TimeZone ?? standard.TimeZone;
        var words = await render(new Rendering(row, db, school, member, language, zone, clock.UtcNow), ct);
        return words is not null && row.Marked ? words with { Html = Marked(DeliveryTexts.Again(CultureInfo.GetCultureInfo(language)), words.Html) } : words;
    }

    private static string Marked(string mark, string html) => html.Length == 0 ? mark : mark + "\n" + html;

    private Verdict Failed(OutboxMessage row, Exception failure)
    {
        var tries = _failed[row.Id] = _failed.GetValueOrDefault(row.Id) + 1;
        CannotBeMade(row.Id, row.Kind, tries, failure.GetType().Name, failure.StackTrace);
        if (tries < MostTries) return new Verdict(Fate.Retry, Reasons.CannotBeMade, NextTry);
        _failed.Remove(row.Id);
        return new Verdict(Fate.Dead, Reasons.CannotBeMade);
    }

    // The exception's own message may hold a name, so it is left out.
    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Row} ({Kind}) could not be made, try {Try}: {Failure} {Where}")]
    private partial void CannotBeMade(long row, string kind, int @try, string failure, string? where);
}
