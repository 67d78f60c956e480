using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <summary>What somebody means in the chat: which letter they answer who just speaks, writes or sends a picture; for which children they may take letters in.</summary>
internal static class LetterMeant
{
    // Later words are about something else.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);
    private static readonly string[] Kinds = [LetterNews.Arrived, LetterNews.Pages, LetterNews.PagesAgain, LetterNews.Nudge, "reply.letter.one"];

    /// <summary>The child and the letter: the one that is replied to, or the last thing that was said here; for who has no other use of a voice, the last one that came within a week. Null when none is meant.</summary>
    public static async Task<(long Child, long Letter)?> Of(Turn turn)
    {
        if (turn.Speaker.Member is not { Kind: MemberKind.Parent or MemberKind.Guardian } me || turn.Heard.Kind is not (HeardKind.Words or HeardKind.Voice or HeardKind.File)) return null;
        var (db, address, ct) = (turn.Work.Db, turn.Heard.Address, turn.Work.Stop);
        var sent = db.Outbox.Where(m => m.Address == address && m.MemberId == me.Id && m.State == OutboxState.Sent && m.Act == OutboxAct.Send && m.Kind != MessageKinds.Spoken);
        if (turn.Heard.ReplyTo is { } replied) return Letter(await sent.Where(m => m.MessageId == replied).OrderByDescending(m => m.Id).FirstOrDefaultAsync(ct));
        // "好的" under a letter is no answer to it.
        if (turn.Heard is { Kind: HeardKind.Words, Text.Length: < 4 }) return null;
        if (Letter(await sent.OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct)) is { } last) return last;
        if (me.Kind != MemberKind.Guardian || turn.Heard.Kind != HeardKind.Voice) return null;
        var since = turn.Work.Now - Fresh;
        return await (from r in db.LetterReaders
                      where r.MemberId == me.Id
                      join l in db.Letters on r.LetterId equals l.Id
                      where l.OutAt > since && l.WithdrawnAt == null && !db.Letters.Any(a => a.AnswersId == l.Id && a.CarrierId == me.Id && a.SentAt != null)
                      orderby l.OutAt descending
                      select new { l.ChildId, l.Id }).FirstOrDefaultAsync(ct) is { } came ? (came.ChildId, came.Id) : null;
    }

    /// <summary>The children for whom somebody may take a letter in: the own class's and paired ones, or those of the family.</summary>
    internal static async Task<List<long>> Children(Turn turn, Member me) => me.Kind == MemberKind.Guardian
        ? await turn.Work.Db.Links.Where(l => l.MemberId == me.Id && l.MaySee && !l.NoContact && turn.Work.Db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool)).OrderBy(l => l.ChildId).Select(l => l.ChildId).ToListAsync(turn.Work.Stop)
        : (await NoteChildren.Of(turn.Work.Db, me, turn.Speaker.School!.TimeZone, turn.Work.Now, turn.Work.Stop)).ConvertAll(c => c.Id);

    private static (long, long)? Letter(OutboxMessage? row) => row is { ChildId: { } child, SubjectId: { } letter } && Kinds.Contains(row.Kind) ? (child, letter) : null;
}
