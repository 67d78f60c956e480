using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <summary>What who is near the child hears of its letters: not seen for a week, seen, to be read aloud, and that the family agrees to them now.</summary>
/// <param name="sealer">Opens the words.</param>
public sealed class LetterNearMessages(Sealer sealer) : IMessages
{
    private static readonly Words Texts = LetterMessages.Texts;

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(LetterNews.Unseen, (r, ct) => ToTeacher(r, "Unseen", ct));
        renderers.Add(LetterNews.Asked, (r, ct) => ToTeacher(r, "AskedTeacher", ct));
        renderers.Add("reply.letter.asked", AskedPage);
        renderers.Add(LetterWishes.Open, Opened);
        renderers.Add(LetterNews.Seen, Seen);
    }

    private static async Task<Rendered?> ToTeacher(Rendering r, string key, CancellationToken ct)
    {
        if (r is not { To: { } me, School: { } school } || r.Row.ChildId is not { } childId || !await NoteChildren.Has(r.Db, me, school.TimeZone, r.Now, childId, ct)) return null;
        var (letterId, memberId) = (r.Row.SubjectId, r.Args().Number("m"));
        if (!await r.Db.LetterReaders.AnyAsync(x => x.LetterId == letterId && x.MemberId == memberId && (key != "Unseen" || x.SeenAt == null), ct)) return null;
        var found = await (from c in r.Db.Children where c.Id == childId && c.Status == ChildStatus.AtSchool join l in r.Db.Links on c.Id equals l.ChildId where l.MemberId == memberId && !l.NoContact select new { c.Name, l.Relation }).FirstOrDefaultAsync(ct);
        return found is null ? null : new Rendered(Texts.Say(r.Tongue(), key, ("child", Names.Child(found.Name)), ("who", key == "Unseen" ? Names.Relation(r.Tongue(), found.Relation) : Names.Family(r.Tongue(), found.Name, found.Relation))).Markup, key == "Unseen" ? null : r.Buttons().Row(Texts.Plain(r.Tongue(), "Button.OpenAsked"), "see").Markup);
    }

    // A part for the teacher whom its addressee asked to read it; it goes no further from there.
    private async Task<Rendered?> AskedPage(Rendering r, CancellationToken ct)
    {
        var id = r.Args().Number("p");
        if (r is not { To: { } me, School: { } school } || r.Row is not { ChildId: { } childId, SubjectId: { } letterId } || !await NoteChildren.Has(r.Db, me, school.TimeZone, r.Now, childId, ct)) return null;
        if (!(await LetterDoors.AskedOf(r.Db, [letterId], me.Id, r.Now, ct)).Contains(letterId) || await r.Db.LetterParts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.LetterId == letterId && !p.Lost && r.Db.Letters.Any(l => l.Id == letterId && !l.Sealed && l.WithdrawnAt == null), ct) is not { } part) return null;
        return await LetterTold.Show(r, [part], sealer, theirs: false, ct) is { } shown && !ReferenceEquals(shown, Rendered.Withheld) ? shown with { Held = true } : null;
    }

    // An answer says it better.
    private static async Task<Rendered?> Seen(Rendering r, CancellationToken ct)
    {
        var (letterId, memberId) = (r.Row.SubjectId, r.Args().Number("m"));
        if (r.To is not { } me || await r.Db.Letters.AnyAsync(l => l.AnswersId == letterId && l.CarrierId == memberId && l.SentAt != null && l.WithdrawnAt == null, ct)) return null;
        var found = await (from l in r.Db.Letters where l.Id == letterId && l.WithdrawnAt == null join c in r.Db.Children on l.ChildId equals c.Id where c.Status == ChildStatus.AtSchool join k in r.Db.Links on c.Id equals k.ChildId where k.MemberId == memberId && !k.NoContact select new { c.Id, c.Name, k.Relation }).FirstOrDefaultAsync(ct);
        if (found is not null && me.Kind == MemberKind.Child) return me.ChildId == found.Id ? new Rendered(Texts.Say(r.Tongue(), "SeenOwn", ("who", Names.Relation(r.Tongue(), found.Relation))).Markup) : null;
        if (found is null || !await May(r, me, found.Id, ct)) return null;
        return new Rendered(Texts.Say(r.Tongue(), "SeenTold", ("child", Names.Child(found.Name)), ("who", Names.Family(r.Tongue(), found.Name, found.Relation))).Markup);
    }

    // Who has written meanwhile knows.
    private static async Task<Rendered?> Opened(Rendering r, CancellationToken ct)
    {
        var name = await r.Db.Children.Where(c => c.Id == r.Row.ChildId && c.Status == ChildStatus.AtSchool).Select(c => c.Name).FirstOrDefaultAsync(ct);
        if (name is null || r.To is not { } me || !(me.Kind == MemberKind.Child ? me.ChildId == r.Row.ChildId : await May(r, me, r.Row.ChildId!.Value, ct))) return null;
        if (await r.Db.Letters.AnyAsync(l => l.ChildId == r.Row.ChildId && l.CarrierId == me.Id && l.BegunAt >= r.Row.CreatedAt, ct)) return null;
        return new Rendered(Texts.Say(r.Tongue(), LetterMessages.Own(r, "Opened", "OpenedOwn"), ("child", Names.Child(name))).Markup, r.Buttons().Row(Texts.Plain(r.Tongue(), "Button.AnswerOwn"), "write").Markup);
    }

    private static async Task<bool> May(Rendering r, Member me, long childId, CancellationToken ct) => me.Kind == MemberKind.Guardian
        ? await r.Db.Links.AnyAsync(l => l.ChildId == childId && l.MemberId == me.Id && l.MaySee && !l.NoContact, ct)
        : r.School is { } school && await NoteChildren.Has(r.Db, me, school.TimeZone, r.Now, childId, ct);
}
