using System.Globalization;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

/// <summary>A Friday with three calls from 16:40: 王小明 and 李小红 to their mothers (one in Tokyo), 张小刚 to the father; 陈芳 is on duty.</summary>
public sealed class Chats : IAsyncDisposable
{
    private Chats(ChatHouse house) => House = house;

    public ChatHouse House { get; }

    public Member Mother { get; private set; } = null!;

    public Member SecondMother { get; private set; } = null!;

    public Member Father { get; private set; } = null!;

    public Member Grandmother { get; private set; } = null!;

    public Member Teacher { get; private set; } = null!;

    public Child Child { get; private set; } = null!;

    public List<long> Calls { get; } = [];

    public static async Task<Chats> Friday(string name = "王小明", string second = "李小红")
    {
        var chats = new Chats(await ChatHouse.Open());
        var house = chats.House.House;
        chats.Teacher = await house.Teacher("陈芳");
        var line = await house.Line("一楼电话", chats.Teacher);
        chats.Child = await house.Child(name);
        var (hong, gang) = (await house.Child(second), await house.Child("张小刚"));
        chats.Mother = await house.Parent(chats.Child, "刘梅", "Asia/Tokyo");
        chats.SecondMother = await house.Parent(hong, "赵兰");
        chats.Father = await house.Parent(gang, "张强", relation: Relation.Father);
        chats.Grandmother = await house.Guardian(chats.Child, "孙奶奶");
        foreach (var (child, parent, time) in new[] { (chats.Child, chats.Mother, "16:40"), (hong, chats.SecondMother, "16:50"), (gang, chats.Father, "17:00") })
            await house.Do(work => house.Get<Slots>().Make(work, new SlotDraft(child.Id, parent.Id, line.Id, DayOfWeek.Friday, TimeOnly.Parse(time, CultureInfo.InvariantCulture))));
        await house.Get<Ticks>().RunDue();
        chats.Calls.AddRange(await house.Look(db => db.Calls.Where(c => c.Day == new DateOnly(2026, 11, 27)).OrderBy(c => c.StartsAt).Select(c => c.Id).ToListAsync()));
        return chats;
    }

    /// <summary>Moves the school clock and delivers what is due.</summary>
    public async Task At(string wallClock)
    {
        House.House.Clock.Set(wallClock);
        await House.House.Get<Ticks>().RunDue();
        await House.Deliver();
    }

    public async Task<long> ChatOf(Member member) => long.Parse(
        await House.House.Look(db => db.Addresses.Where(a => a.MemberId == member.Id).Select(a => a.Address).FirstAsync()), CultureInfo.InvariantCulture);

    public Task<Call> Call(int index) => House.House.Look(db => db.Calls.FirstAsync(c => c.Id == Calls[index]));

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
