using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>
/// A picture, film or voice about a child that may go out at this moment. Nothing else can be sent as one, and only the gate
/// makes it; the file opens under no other child's key, so that a permission for one child is of no use for another.
/// </summary>
public sealed class ChildMedia
{
    private ChildMedia(long childId, MediaRef media, ConsentUse use) => (ChildId, Media, Use) = (childId, media, use);

    /// <summary>The child under whose key it lies.</summary>
    public long ChildId { get; }

    /// <summary>Where it lies.</summary>
    public MediaRef Media { get; }

    /// <summary>What it was permitted as.</summary>
    public ConsentUse Use { get; }

    /// <summary>Permits a child's file for a use, or null when the family has not agreed to that; a file that the use does not know is a bug and throws.</summary>
    public static async Task<ChildMedia?> Permit(FamilyLinkDb db, ConsentUse use, long childId, MediaRef media, CancellationToken ct)
    {
        var rule = ConsentUses.Of(use);
        if (!rule.Media.Contains(media.Kind)) throw new ArgumentException($"{use} sends no {media.Kind}.", nameof(use));
        if (!ConsentRules.Of(rule.Purpose).AboutChild) throw new ArgumentException($"{use} is not about the child alone.", nameof(use));
        return await ConsentGate.Allows(db, childId, rule.Purpose, ct) ? new ChildMedia(childId, media, use) : null;
    }

    /// <summary>Permits a parent's recorded word, or null when there is none or the parent has taken the basic consent back.</summary>
    public static async Task<ChildMedia?> Permit(FamilyLinkDb db, ParentWord word, CancellationToken ct) =>
        word.Voice is { } voice && await ParentAgrees(db, word, ct) ? new ChildMedia(word.ChildId, voice, ConsentUse.ParentWord) : null;

    /// <summary>Permits a file of a note for one child: a picture when the families of all who are on it have agreed, a film likewise, a teacher's own voice as any message; null otherwise.</summary>
    public static async Task<ChildMedia?> Permit(FamilyLinkDb db, NoteMedia media, CancellationToken ct)
    {
        var use = media.Media.Kind.IsPicture() ? ConsentUse.Picture : ConsentUses.Of(ConsentUse.Film).Media.Contains(media.Media.Kind) ? ConsentUse.Film : ConsentUse.Messages;
        if (!ConsentUses.Of(use).Media.Contains(media.Media.Kind)) return null;
        if (use != ConsentUse.Messages)
        {
            var shown = await db.NoteChildren.Where(c => c.NoteId == media.NoteId).Select(c => c.ChildId).ToListAsync(ct);
            if ((await ConsentGate.Open(db, shown, ConsentUses.Of(use).Purpose, ct)).Count < shown.Count) return null;
        }

        return new ChildMedia(media.ChildId, media.Media, use);
    }

    /// <summary>Whether what a parent left may still be handed on.</summary>
    public static async Task<bool> ParentAgrees(FamilyLinkDb db, ParentWord word, CancellationToken ct) =>
        await db.Members.FirstOrDefaultAsync(m => m.Id == word.ParentId, ct) is { } parent && await Consents.Stands(db, parent, ct);
}
