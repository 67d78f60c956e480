using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Updates;

/// <summary>Who speaks: the member the chat is bound to, or a stranger, with language and zone.</summary>
/// <param name="Member">The member, tracked for writing, or null for a stranger.</param>
/// <param name="School">The member's school; for a stranger the only school there is, or null.</param>
/// <param name="Language">The language to answer in.</param>
public sealed record Speaker(Member? Member, School? School, string Language)
{
    /// <summary>True when the chat is a member's, but may be somebody else's by now: it is treated as a stranger's.</summary>
    public bool Doubted { get; init; }

    /// <summary>The zone (IANA) where the person is.</summary>
    public string Zone => Member?.TimeZone ?? School?.TimeZone ?? "UTC";

    /// <summary>Finds who speaks in a chat and lets the work go on as them; whoever speaks is reachable again.</summary>
    public static async Task<Speaker> Find(Work work, Heard heard)
    {
        if (await Bindings.HolderOf(work.Db, heard.Address, work.Stop) is { } memberId
            && await Actors.Find(work.Db, Who.Member(memberId), work.Stop) is { } actor)
        {
            if (await Bindings.Doubted(work, heard.Address)) return await OfMember(work, memberId) with { Member = null, Doubted = true };
            work.ActAs(actor);
            if (heard.Kind != HeardKind.Blocked) await Bindings.Report(work, heard.Address, AddressState.Active);
            return await OfMember(work, memberId);
        }
        var school = await OnlySchool(work);
        return new Speaker(null, school, Languages.Nearest(heard.Tag) ?? school?.Language ?? Languages.Simplified);
    }

    /// <summary>The same for a member known otherwise.</summary>
    public static async Task<Speaker> OfMember(Work work, long memberId)
    {
        var member = await work.Db.Members.FirstAsync(m => m.Id == memberId, work.Stop);
        var school = await work.Db.Schools.FirstAsync(s => s.Id == member.SchoolId, work.Stop);
        return new Speaker(member, school, member.Language ?? school.Language);
    }

    private static async Task<School?> OnlySchool(Work work)
    {
        var schools = await work.Db.Schools.OrderBy(s => s.Id).Take(2).ToListAsync(work.Stop);
        return schools.Count == 1 ? schools[0] : null;
    }
}
