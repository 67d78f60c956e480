using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Somebody who can be invited, with what stands between them and the chat.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Name">Their name.</param>
/// <param name="Kind">What they are to the programme.</param>
/// <param name="Children">Their children, or none for a teacher.</param>
/// <param name="Reach">How they can be reached now.</param>
/// <param name="Language">Their language, or the school's.</param>
/// <param name="Open">Their open invitation, or null.</param>
public sealed record Invitee(long MemberId, string Name, MemberKind Kind, IReadOnlyList<InviteeChild> Children, ReachState Reach, string Language, InvitationLine? Open);

/// <summary>A child of somebody who can be invited.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Name">Its name.</param>
/// <param name="ClassId">Its class.</param>
/// <param name="Class">The class's name.</param>
/// <param name="Relation">What the member is to it.</param>
public sealed record InviteeChild(long ChildId, string Name, long ClassId, string Class, Relation Relation);

/// <summary>Who can be invited, for the page of invitations.</summary>
/// <param name="invitations">Lists what was issued.</param>
public sealed class Invitees(Invitations invitations)
{
    /// <summary>The school's active members by class and name; nobody who is not to be contacted about any child. Refused: NotAllowed.</summary>
    public async Task<Result<List<Invitee>>> All(Work work, long schoolId)
    {
        var issued = await invitations.List(work, schoolId);
        if (issued.Refused is { } no) return no;
        var open = issued.Value!.Where(i => i.Standing is InvitationStanding.Open or InvitationStanding.OpenUnchecked)
            .GroupBy(i => i.MemberId).ToDictionary(g => g.Key, g => g.First());
        var (db, stop) = (work.Db, work.Stop);
        var language = await db.Schools.Where(s => s.Id == schoolId).Select(s => s.Language).FirstAsync(stop);
        var members = await db.Members.Where(m => m.SchoolId == schoolId && m.Active).ToListAsync(stop);
        var addresses = (await db.Addresses.Where(a => db.Members.Any(m => m.Id == a.MemberId && m.SchoolId == schoolId)).ToListAsync(stop)).ToLookup(a => a.MemberId);
        var consents = (await db.Consents.Where(c => c.SchoolId == schoolId && c.Purpose == ConsentPurpose.Basic).ToListAsync(stop)).ToLookup(c => c.MemberId);
        var children = (await (from l in db.Links
                               join c in db.Children on l.ChildId equals c.Id
                               join k in db.Classes on c.ClassId equals k.Id
                               where l.SchoolId == schoolId && !l.NoContact && c.Status == ChildStatus.AtSchool
                               orderby k.Name, c.Name
                               select new { l.MemberId, Child = new InviteeChild(c.Id, c.Name, k.Id, k.Name, l.Relation) }).ToListAsync(stop)).ToLookup(c => c.MemberId, c => c.Child);
        return members.Where(m => m.Kind is MemberKind.Teacher or MemberKind.Volunteer || children[m.Id].Any())
            .Select(m => new Invitee(m.Id, m.Name, m.Kind, [.. children[m.Id]], Person.StateOf(m, addresses[m.Id], consents[m.Id]), m.Language ?? language, open.GetValueOrDefault(m.Id)))
            .OrderBy(i => First(i)?.Class, StringComparer.Ordinal).ThenBy(i => First(i)?.Name, StringComparer.Ordinal).ThenBy(i => i.Name, StringComparer.Ordinal)
            .ToList();
    }

    private static InviteeChild? First(Invitee person) => person.Children is [var child, ..] ? child : null;
}
