using System.Globalization;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Census;

/// <summary>Monday 2026-11-23 08:00 at a school of two classes of two: 李芳 has a chat, 王明 none.</summary>
public sealed class Place : IAsyncDisposable
{
    private Place(ChatHouse chats) => Chats = chats;

    public ChatHouse Chats { get; }

    public TestHouse House => Chats.House;

    public CensusRounds Rounds => House.Get<CensusRounds>();

    public CensusAnswers Answers => House.Get<CensusAnswers>();

    public Who Coordinator { get; private set; }

    public Member Li { get; private set; } = null!;

    public Member Wang { get; private set; } = null!;

    public List<Child> OfLi { get; } = [];

    public List<Child> OfWang { get; } = [];

    public static async Task<Place> Monday()
    {
        CultureInfo.CurrentUICulture = Domain.Languages.Culture("zh-Hans");
        var at = new Place(await ChatHouse.Open());
        (at.Li, at.Wang) = (await at.House.Teacher("李芳"), await at.House.Teacher("王明", enrolled: false));
        await at.House.Class("三（1）班", at.Li);
        at.OfLi.AddRange([await at.House.Child("丁小明"), await at.House.Child("马小红")]);
        await at.House.Class("三（2）班", at.Wang);
        at.OfWang.AddRange([await at.House.Child("丁小刚"), await at.House.Child("马小丽")]);
        at.Coordinator = Who.Staff((await at.House.Staff(Role.Coordinator)).Id);
        return at;
    }

    public Task<long> Open() => House.Do(work => Rounds.Open(work, House.SchoolId), Coordinator);

    public Task<CensusPage> Page() => House.Do(work => Rounds.Show(work, House.SchoolId), Coordinator);

    public Task<List<OutboxMessage>> Rows(string kind) => House.Look(db => db.Outbox.Where(m => m.Kind == kind).OrderBy(m => m.NotBefore).ToListAsync());

    public async Task<List<TodoLine>> Todos(TodoKind kind) => (await House.Do(work => House.Get<Todos>().Show(work, House.SchoolId), Coordinator)).FindAll(t => t.Kind == kind);

    public async Task<long> ChatOf(Member member) => long.Parse(await House.Look(db => db.Addresses.Where(a => a.MemberId == member.Id).Select(a => a.Address).FirstAsync()), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Chats.DisposeAsync();
}
