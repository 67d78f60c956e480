using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <summary>A letter as a message of this moment finds it.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Parts">What is in it, in order.</param>
/// <param name="Readers">For whom it is.</param>
/// <param name="Child">What the child is called.</param>
/// <param name="To">For whom, in words.</param>
/// <param name="From">Of an answer: from whom, in words.</param>
internal sealed record LetterScene(Letter Letter, List<LetterPart> Parts, List<LetterReader> Readers, string Child, List<string> To, string From)
{
    /// <summary>The letter of a row for who the row is to; null when it is not theirs to read, or no longer.</summary>
    /// <param name="r">The row.</param>
    /// <param name="draft">For who carries it; else for who it is meant for.</param>
    /// <param name="ct">Stops.</param>
    public static async Task<LetterScene?> Of(Rendering r, bool draft, CancellationToken ct)
    {
        if (r.To is not { } me || await r.Db.Letters.AsNoTracking().FirstOrDefaultAsync(l => l.Id == r.Row.SubjectId && l.WithdrawnAt == null, ct) is not { } letter) return null;
        if (await r.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == letter.ChildId && c.Status == ChildStatus.AtSchool, ct) is not { } child) return null;
        var readers = await r.Db.LetterReaders.AsNoTracking().Where(x => x.LetterId == letter.Id).OrderBy(x => x.Id).ToListAsync(ct);
        if (!(draft ? letter.CarrierId == me.Id : await May(r, letter, readers, me, ct))) return null;
        var links = await r.Db.Links.AsNoTracking().Where(l => l.ChildId == child.Id).ToListAsync(ct);
        // Whoever must not be in touch any more is not read to the child.
        if (letter.Way == LetterWay.ToChild && letter.CarrierId != me.Id && !links.Exists(l => l.MemberId == letter.CarrierId && !l.NoContact)) return null;
        var language = r.Tongue();
        List<string> to = [.. readers.Select(x => links.Find(l => l.MemberId == x.MemberId)).OfType<ChildLink>().Select(l => Names.Relation(language, l.Relation))];
        var from = links.Find(l => l.MemberId == letter.CarrierId) is not { } link ? "" : me.Kind == MemberKind.Child ? Names.Relation(language, link.Relation) : Names.Family(language, child.Name, link.Relation);
        List<LetterPart> parts = [.. (await r.Db.LetterParts.AsNoTracking().Where(p => p.LetterId == letter.Id && !p.Lost).ToListAsync(ct)).OrderBy(p => p.Place).ThenBy(p => p.Id)];
        return new LetterScene(letter, parts, readers, Names.Child(child.Name), to, from);
    }

    // A child's letter is its addressee's; an answer goes through who is near the child, and comes back in words to who wrote it.
    private static async Task<bool> May(Rendering r, Letter letter, List<LetterReader> readers, Member me, CancellationToken ct)
    {
        if (me.Kind == MemberKind.Child) return letter.Way == LetterWay.ToChild && me.ChildId == letter.ChildId;
        var linked = await r.Db.Links.AnyAsync(l => l.ChildId == letter.ChildId && l.MemberId == me.Id && l.MaySee && !l.NoContact, ct);
        if (letter.Way == LetterWay.Home) return linked && readers.Exists(x => x.MemberId == me.Id);
        if (me.Kind is MemberKind.Teacher or MemberKind.Volunteer) return r.School is { } school && await NoteChildren.Has(r.Db, me, school.TimeZone, r.Now, letter.ChildId, ct);
        return linked && (letter.CarrierId == me.Id || me.Kind == MemberKind.Guardian);
    }
}
