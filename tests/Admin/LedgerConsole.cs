using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Storage.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyLink.Tests.Admin;

/// <summary>A console whose demo school took two pictures: one whose family agrees that it is shown, one whose family does not.</summary>
public sealed class LedgerConsole : RunningConsole
{
    protected override async Task Live(IServiceProvider house)
    {
        var (store, log) = (house.GetRequiredService<Store>(), house.GetRequiredService<CareLog>());
        var pairs = await store.Look(db => (from c in db.Children join l in db.Links on c.Id equals l.ChildId where l.MayConsent && !l.NoContact orderby c.Id select new { c.Id, c.SchoolId, l.MemberId }).Take(40).ToListAsync());
        var (shown, kept) = (pairs[0], pairs.First(p => p.Id != pairs[0].Id));
        var head = Who.Staff(await store.Look(db => db.Users.Where(u => u.DisplayName == "林老师").Select(u => u.Id).FirstAsync()));
        foreach (var family in pairs.Where(p => p.Id == shown.Id || p.Id == kept.Id))
            await Say(store, family.SchoolId, family.Id, family.MemberId, given: true);
        foreach (var child in new[] { shown.Id, kept.Id })
        {
            var made = await store.Write(head, work => log.Record(work, new CareDraft(CareKind.Visit, [child], CareWay.Console) { Files = [new CareFile("photo", 0, true)] }));
            made.Refused.ShouldBeNull();
            var row = await store.Look(db => db.CareMedia.SingleAsync(m => m.RecordId == made.Value));
            using var content = new MemoryStream(Samples.Jpeg());
            var put = await house.GetRequiredService<MediaStore>().Put(row.OwnerId, row.Id, content, CancellationToken.None);
            (await store.Write(Who.System, work => house.GetRequiredService<CareFetching>().Fetched(work, row.Id, put.Ref!))).Refused.ShouldBeNull();
        }

        foreach (var family in pairs.Where(p => p.Id == kept.Id))
            await Say(store, family.SchoolId, family.Id, family.MemberId, given: false);
    }

    private static async Task Say(Store store, long school, long child, long member, bool given) => (await store.Write(Who.System, work =>
    {
        work.Db.Consents.Add(new Consent { Id = work.NewId(), SchoolId = school, ChildId = child, MemberId = member, Purpose = ConsentPurpose.Pictures, TextVersion = 1, Language = "zh-Hans", Given = given, At = given ? work.Now : work.Now.AddSeconds(1), Proof = "paper" });
        return Task.FromResult(Domain.Result.Done);
    })).Refused.ShouldBeNull();
}
