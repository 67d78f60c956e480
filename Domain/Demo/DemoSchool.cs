using System.Globalization;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Demo;

/// <summary>The demo school: a pilot of 63 children with one telephone and one call a week each; exists on a sandbox database alone.</summary>
/// <param name="open">Says whether the database is a sandbox.</param>
/// <param name="store">The door to the tables.</param>
/// <param name="ticks">Makes the calls ahead.</param>
/// <param name="codes">Hashes the codes of the open invitation.</param>
/// <param name="heads">Forgets the school's audit chain when it is wiped.</param>
public sealed class DemoSchool(OpenStore open, Store store, Ticks ticks, InvitationCodes codes, AuditHeads heads)
{
    /// <summary>The school's name.</summary>
    public const string Name = "河湾小学";

    /// <summary>小明's mother is this sandbox user, his grandmother the next, the teacher on duty on Fridays the third, the mother not yet enrolled the fourth.</summary>
    public const long FirstUser = 700_001;

    /// <summary>The child who has a phone of its own.</summary>
    public const long ChildUser = 700_900;

    /// <summary>The deep link's payload of the open invitation; known to everybody, so it exists on a sandbox alone.</summary>
    public const string InvitationLink = "DemoHewanXiaoxue-00001";

    /// <summary>The same invitation's code to be typed.</summary>
    public const string InvitationShort = "DEM0-2026";

    /// <summary>So many children have no helper yet.</summary>
    internal const int Unpaired = 6;

    /// <summary>Makes the school with everyone in it, or finishes what was begun; a full one stays as it is. Gives the school's id. Refused: NotAllowed on a real database.</summary>
    public async Task<Result<long>> Fill(CancellationToken ct = default)
    {
        if (!open.Stamp.Sandbox) return RefusalCode.NotAllowed;
        var people = await store.Write<long>(Who.System, async work => await Find(work.Db) is { } found ? found.Id : await People(work), ct);
        if (!people.Ok) return people;
        var slots = await store.Write(Who.System, work => Slots(work, people.Value), ct);
        if (slots.Refused is { } no) return no;
        await ticks.MakeCallsAhead(ct);
        return people.Value;
    }

    /// <summary>Removes the school with everything that belongs to it, and its children's keys. Refused: NotAllowed on a real database, NotFound.</summary>
    public async Task<Result> Wipe(CancellationToken ct = default)
    {
        if (!open.Stamp.Sandbox) return RefusalCode.NotAllowed;
        var school = await store.Look(Find);
        var wiped = await store.Write<List<long>>(Who.System, DemoWipe.All, ct);
        if (wiped.Refused is { } no) return no;
        open.Keys.Destroy(wiped.Value!);
        heads.Forget(school!.Id);
        return Result.Done;
    }

    /// <summary>The phones of everyone enrolled, and the one of the mother who is not; empty when the school is not filled.</summary>
    public Task<List<DemoPhone>> Phones() => store.Look(async db =>
    {
        if (await Find(db) is not { } school) return [];
        var bound = await (from a in db.Addresses
                           join m in db.Members on a.MemberId equals m.Id
                           where m.SchoolId == school.Id && a.State != AddressState.Revoked
                           select new { a.Address, Member = m }).ToListAsync();
        var phones = bound.ConvertAll(b => new DemoPhone(long.Parse(b.Address, CultureInfo.InvariantCulture), b.Member.Id, b.Member.Name, b.Member.Language ?? school.Language, Enrolled: true));
        var hash = codes.HashOfLink(InvitationLink);
        var invited = await (from i in db.Invitations
                             join m in db.Members on i.MemberId equals m.Id
                             join l in db.Links on m.Id equals l.MemberId
                             join c in db.Children on l.ChildId equals c.Id
                             where i.LinkHash == hash
                             select new { m.Id, m.Name, Child = c.Name, BirthDate = i.Checked ? null : c.BirthDate }).FirstOrDefaultAsync();
        if (invited is not null && phones.TrueForAll(p => p.MemberId != invited.Id))
            phones.Add(new DemoPhone(FirstUser + 3, invited.Id, invited.Name, school.Language, Enrolled: false, new DemoCard(InvitationLink, InvitationShort, invited.Child, invited.BirthDate)));
        return phones.OrderBy(p => p.UserId).ToList();
    });

    /// <summary>The demo school, or null.</summary>
    internal static Task<School?> Find(FamilyLinkDb db) => db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Name);

    private async Task<Result<long>> People(Work work)
    {
        var school = new School { Id = work.NewId(), Name = Name, TimeZone = "Asia/Shanghai", Language = Languages.Simplified, DutyPhone = "0700-5550100", VillageOffice = "河湾村委会 0700-5550111", PoliceStation = "河湾派出所 0700-5550110", Clinic = "河湾卫生院 0700-5550120" };
        work.Db.Schools.Add(school);
        await ConsentTexts.Current(work, school.Id, ConsentPurpose.Basic, Languages.Simplified);
        var people = new DemoPeople(work, school);
        people.Plant();
        DemoPhoneLine.Plant(work, school, people.Teachers);
        DemoStaff.Plant(work, school, people.Teachers[3]);
        Invite(work, people.Invited);
        new DemoCare(work, school, people).Plant();
        return school.Id;
    }

    private void Invite(Work work, Member member) =>
        work.Db.Invitations.Add(new Invitation
        {
            Id = work.NewId(),
            SchoolId = member.SchoolId,
            MemberId = member.Id,
            Kind = InvitationKind.Printed,
            LinkHash = codes.HashOfLink(InvitationLink),
            ShortHash = codes.HashOfShort(InvitationCodes.ReadShort(InvitationShort)!),
            IssuedAt = work.Now,
            ExpiresAt = work.Now + Invitations.PrintedLife,
        });

    private static async Task<Result> Slots(Work work, long schoolId)
    {
        if (!await work.Db.Slots.AnyAsync(s => s.SchoolId == schoolId, work.Stop)) await DemoPhoneLine.PlantSlots(work, schoolId);
        return Result.Done;
    }
}
