using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyLink.Tests.Admin;

/// <summary>A console in whose school 张小明's family has agreed to something.</summary>
public abstract class ConsoleWithConsent(ConsentPurpose purpose) : RunningConsole
{
    protected override async Task Live(IServiceProvider house)
    {
        var (store, consents) = (house.GetRequiredService<Store>(), house.GetRequiredService<ChildConsents>());
        var link = await store.Look(db => db.Links.FirstAsync(l => l.MayConsent && db.Children.Any(c => c.Id == l.ChildId && c.Name == "张小明")));
        var staff = await store.Look(db => db.Users.Where(u => u.DisplayName == "林老师").Select(u => u.Id).SingleAsync());
        (await store.Write(Who.Staff(staff), work => consents.SayOnPaper(work, purpose, [new(link.ChildId, link.MemberId, true)], DateOnly.FromDateTime(work.Now).AddDays(-1)))).Refused.ShouldBeNull();
    }
}

/// <summary>To pictures.</summary>
public sealed class ConsoleWithPictures() : ConsoleWithConsent(ConsentPurpose.Pictures);

/// <summary>To letters, with a text that says who looks at those of young classes.</summary>
public sealed class ConsoleWithLetters() : ConsoleWithConsent(ConsentPurpose.Letters)
{
    protected override async Task Live(IServiceProvider house)
    {
        var store = house.GetRequiredService<Store>();
        var (staff, school) = await store.Look(db => db.Users.Where(u => u.DisplayName == "郑校长").Select(u => new ValueTuple<long, long>(u.Id, db.Schools.Select(s => s.Id).First())).SingleAsync());
        (await store.Write(Who.Staff(staff), work => ConsentTexts.Publish(work, school, ConsentPurpose.Letters, Languages.All.ToDictionary(l => l, _ => "低年级的信，心理辅导老师看过再寄。"), asksAgain: true))).Refused.ShouldBeNull();
        await base.Live(house);
        // A class whose grade no rule can read, with a child in it.
        (await store.Write<bool>(Who.System, work =>
        {
            var preschool = new SchoolClass { Id = work.NewId(), SchoolId = school, Name = "学前班" };
            work.Db.Add(preschool);
            work.Db.Add(new Child { Id = work.NewId(), SchoolId = school, ClassId = preschool.Id, Name = "小芽" });
            return Task.FromResult<Result<bool>>(true);
        })).Refused.ShouldBeNull();
    }
}
