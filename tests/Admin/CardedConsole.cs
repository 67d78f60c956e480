using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyLink.Tests.Admin;

/// <summary>The demo school with families whose names are as long as they may be, in three languages, and a child of whom nothing is known.</summary>
public sealed class CardedConsole : RunningConsole
{
    public const string Long = "欧阳阿依努尔古丽米热帕提古丽帕夏伊孜古丽热娜木夏提艾力江买买提吐尔逊阿不都";
    public const string Latin = "Wolfeschlegelsteinhausenbergerdorff-Meyer", Bare = "艾新来";

    protected override async Task Live(IServiceProvider house)
    {
        var store = house.GetRequiredService<Store>();
        (await store.Write(Who.System, Lengthen)).Refused.ShouldBeNull();
        var (one, school) = await store.Look(async db => (await db.Children.SingleAsync(c => c.Name == Long), await db.Schools.SingleAsync()));
        (await store.Write<long>(Who.System, work => house.GetRequiredService<ChildRegister>().Add(work, school.Id, new ChildFacts(Bare, "六（1）班")))).Refused.ShouldBeNull();
        (await store.Write(Who.System, work => house.GetRequiredService<FileBook>().Save(work, one.Id, null, new Dictionary<string, string?>
        {
            ["Emergency"] = string.Join('\n', Enumerable.Range(1, 8).Select(i => $"{i}. 住在河湾村二组小卖部旁边的远房亲戚，平时帮忙接送 1390000{i:0000}")),
        }))).Refused.ShouldBeNull();
        foreach (string subject in new[] { "语文", "数学", "英语", "科学", "体育与健康", "道德与法治", "美术", "音乐" })
            (await store.Write(Who.System, async work => await house.GetRequiredService<CardLists>().Add(work, one.ClassId, (await work.Db.Members.FirstAsync(m => m.Kind == MemberKind.Teacher)).Id, subject))).Refused.ShouldBeNull();
    }

    private static async Task<Result> Lengthen(Work work)
    {
        var db = work.Db;
        async Task<List<Member>> Around(string child, MemberKind kind)
        {
            long id = (await db.Children.FirstAsync(c => c.Name == child)).Id;
            return await db.Members.Where(m => m.Kind == kind && db.Links.Any(l => l.ChildId == id && l.MemberId == m.Id)).ToListAsync();
        }

        foreach (var parent in await Around("王思雨", MemberKind.Parent))
            (parent.Name, parent.City) = (Latin, "中国香港特别行政区九龙半岛油尖旺区尖沙咀东部国际电子制造有限公司第十八号厂房三楼流水线");
        foreach (var guardian in await Around("王思雨", MemberKind.Guardian))
            guardian.Name = Long;
        foreach (var guardian in await Around("刘子涵", MemberKind.Guardian))
            guardian.Language = "en";
        foreach (var guardian in await Around("赵欣怡", MemberKind.Guardian))
            guardian.Language = "zh-Hant";
        var (first, second) = (await db.Children.FirstAsync(c => c.Name == "王思雨"), await db.Children.FirstAsync(c => c.Name == "王思远"));
        (first.Name, second.Name) = (Long, Latin);
        foreach (var line in await db.Lines.ToListAsync())
            line.Name = "教学楼一楼东侧传达室旁亲情电话";
        var mother = (await Around("赵欣怡", MemberKind.Parent))[0];
        long child = (await db.Children.FirstAsync(c => c.Name == "赵欣怡")).Id;
        for (int i = 0; i < 4; i++)
            db.Slots.Add(new CallSlot { Id = work.NewId(), SchoolId = first.SchoolId, ChildId = child, ParentId = mother.Id, Weekday = DayOfWeek.Sunday, StartMinute = 600 + 60 * i, Minutes = 10, EveryWeeks = 2, From = new DateOnly(2030, 1, 1) });
        return Result.Done;
    }
}
