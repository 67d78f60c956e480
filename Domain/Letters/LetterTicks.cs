using System.Globalization;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>A letter that is not seen: a gentle word to the addressee after three days, once, and after a week the teacher near the child knows; an answer that a child left unopened in its own account is brought by who is near.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">School clock.</param>
public sealed class LetterTicks(Store store, ISchoolClock clock) : IDue
{
    private const int Batch = 100;

    /// <inheritdoc />
    public async Task RunDue(CancellationToken ct)
    {
        while ((await store.Write(Who.System, Some, ct)).Value == Batch) { }
    }

    /// <inheritdoc />
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db =>
    {
        DateTime?[] due = [await db.LetterReaders.Where(r => r.NextAt != null).MinAsync(r => r.NextAt), await db.Letters.Where(l => l.OwnUntil != null).MinAsync(l => l.OwnUntil)];
        return due.Min() is { } at ? at > after ? at : after.AddMilliseconds(1) : (DateTime?)null;
    });

    private async Task<Result<int>> Some(Work work)
    {
        var now = clock.UtcNow;
        var due = await work.Db.LetterReaders.Where(r => r.NextAt <= now).OrderBy(r => r.NextAt).ThenBy(r => r.Id).Take(Batch).ToListAsync(work.Stop);
        foreach (var reader in due) await One(work, reader);
        var lying = await work.Db.Letters.Where(l => l.OwnUntil <= now).OrderBy(l => l.OwnUntil).ThenBy(l => l.Id).Take(Batch).ToListAsync(work.Stop);
        foreach (var letter in lying) await Lies(work, letter);
        return Math.Max(due.Count, lying.Count);
    }

    // The child has not opened its own account, or has none any more: who is near brings the answer.
    private static async Task Lies(Work work, Letter letter)
    {
        letter.WaitForOwn(null);
        if (letter is { OutAt: not null, WithdrawnAt: null, HeardAt: null }) await LetterNews.Bring(work, letter, await LetterWriting.PartsOf(work, letter.Id), string.Create(CultureInfo.InvariantCulture, $"{letter.Goes}.near"));
    }

    // Of two letters that wait one word is said.
    private static async Task<bool> Nudged(Work work, Letter letter, LetterReader reader)
    {
        var since = work.Now.AddDays(-1);
        var nudges = await work.Db.Outbox.Present(m => m.Kind == LetterNews.Nudge && m.MemberId == reader.MemberId && m.ChildId == letter.ChildId && m.CreatedAt > since, work.Stop);
        return nudges.Exists(m => m.State is not (OutboxState.Cancelled or OutboxState.Expired or OutboxState.Dead));
    }

    private static async Task One(Work work, LetterReader reader)
    {
        var letter = await work.Db.Letters.FirstAsync(l => l.Id == reader.LetterId, work.Stop);
        var circle = await Circle.Around(work, [letter.ChildId]);
        if (letter.WithdrawnAt is not null || reader.SeenAt is not null || !circle.AtSchool(letter.ChildId) || await work.Db.Letters.AnyAsync(l => l.AnswersId == letter.Id && l.CarrierId == reader.MemberId && l.SentAt != null, work.Stop))
        {
            reader.Rest();
            return;
        }

        if (reader.Words == 0)
        {
            reader.Remind(reader.NextAt + (LetterNews.Long - LetterNews.Patience));
            if (circle.LinkOf(letter.ChildId, reader.MemberId) is { MaySee: true, NoContact: false } && circle.Find(reader.MemberId) is { MayBeTold: true } person && News.Of(person.Member, NewsKind.LetterWord) != NewsWay.Off && !await Nudged(work, letter, reader)) LetterNews.Owe(work, person, LetterNews.Nudge, letter, person.Awake(work.Now));
            return;
        }

        reader.Remind(null);
        if (await LetterNews.Near(work, letter.ChildId) is { Member.Kind: MemberKind.Teacher or MemberKind.Volunteer } near)
            LetterNews.Owe(work, near, LetterNews.Unseen, letter, near.Awake(work.Now), string.Create(CultureInfo.InvariantCulture, $"m={reader.MemberId}"), string.Create(CultureInfo.InvariantCulture, $"{reader.MemberId}"));
    }
}
