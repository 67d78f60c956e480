using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Files;

public sealed class FileBookTests
{
    [Fact]
    public async Task A_field_is_filled_changed_and_emptied_and_each_step_stays_with_who_when_before_and_after()
    {
        await using var at = await House();
        var (house, child) = (at.House, at.Child);
        await Save(at, null, ("Health", "好"), ("Household", "5"));
        house.Advance(TimeSpan.FromDays(1));
        await Save(at, null, ("Health", "哮喘，带药"), ("Household", "5"));
        house.Advance(TimeSpan.FromDays(1));
        await Save(at, null, ("Health", ""));
        var page = await Page(at);
        Line(page, "Health").Value.ShouldBeNull();
        (Line(page, "Household").Value, Line(page, "Household").Who).ShouldBe(("5", at.Name));
        var history = await house.Do(work => house.Get<FileHistory>().Show(work, child.Id), at.Who);
        history.Where(c => c.What == "健康状况").Select(c => (c.Before, c.After)).ShouldBe([("哮喘，带药", null), ("好", "哮喘，带药"), (null, "好")]);
        history.Count.ShouldBe(4, "what stayed the same is no change");
        (await house.Look(db => db.FileEntries.CountAsync(e => e.Stands))).ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name_and_nothing_of_the_rest_is_kept()
    {
        await using var at = await House();
        foreach (var (key, value) in new[] { ("Household", "many"), ("AwaySince", "2026-02-30"), ("WithGuardian", "Perfect"), ("Health", new string('x', FileField.Longest + 1)) })
        {
            var refused = (await at.House.Store.Write(at.Who, work => at.House.Get<FileBook>().Save(work, at.Child.Id, null, new Dictionary<string, string?> { ["Conduct"] = "好", [key] = value }))).Refused!;
            (refused.Code, refused.Field).ShouldBe((RefusalCode.Invalid, key));
        }

        var stranger = await at.House.Parent(await at.House.Child("别人"));
        (await at.House.Store.Write(at.Who, work => at.House.Get<FileBook>().Save(work, at.Child.Id, stranger.Id, new Dictionary<string, string?> { ["Hopes"] = "x" }))).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
        (await at.House.Look(db => db.FileEntries.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Fields_for_few_eyes_are_seen_and_kept_by_few_and_every_sight_is_on_record()
    {
        await using var at = await House();
        var (house, child) = (at.House, at.Child);
        await Save(at, null, ("Hardship", "低保户"));
        (await Page(at)).Sections.SelectMany(s => s.Lines).ShouldNotContain(l => l.Field.Restricted);
        var teacher = await house.Teacher("方老师");
        await house.Change<SchoolClass>(child.ClassId, k => k.TeacherId = teacher.Id);
        var people = new Dictionary<Role, bool> { [Role.Owner] = false, [Role.Head] = true, [Role.Counsellor] = true, [Role.Viewer] = false, [Role.CountyViewer] = false };
        foreach (var (role, may) in people)
        {
            var who = Who.Staff((await house.Staff(role)).Id);
            var seen = await house.Store.Write(who, work => house.Get<FileBook>().ShowRestricted(work, child.Id));
            seen.Ok.ShouldBe(may, $"{role}");
            if (may) seen.Value!.SelectMany(s => s.Lines).Single(l => l.Field.Key == "Hardship").Value.ShouldBe("低保户");
            if (role is Role.Viewer) (await house.Store.Read(who, work => house.Get<FileBook>().Show(work, child.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        }

        var chat = Who.Member(teacher.Id);
        (await house.Store.Read(chat, work => house.Get<FileBook>().Show(work, child.Id))).Ok.ShouldBeTrue();
        (await house.Store.Write(chat, work => house.Get<FileBook>().ShowRestricted(work, child.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(chat, work => house.Get<FileBook>().Save(work, child.Id, null, new Dictionary<string, string?> { ["Risk"] = "High" }))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Do(work => house.Get<FileHistory>().Show(work, child.Id), chat)).ShouldBeEmpty("the history tells them nothing either");
        (await house.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.SeeRestricted)))).ShouldBe(2);
        var bytes = await house.Look(db => db.FileEntries.Select(e => e.ValueSealed!).SingleAsync());
        bytes.AsSpan().IndexOf("低保户"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task Completeness_counts_facts_and_fields_of_everybody_around_and_a_school_adds_its_own()
    {
        await using var at = await House();
        var (house, child) = (at.House, at.Child);
        var before = (await Page(at)).Whole;
        (before.Filled, before.Of).ShouldBe((2, 5 + Open(FilePart.Child) + Open(FilePart.Guardian) + Open(FilePart.Parent)));
        await house.Do(work => house.Get<OwnFields>().Add(work, child.SchoolId, FilePart.Child, FieldKind.YesNo, "会游泳", restricted: false), at.Who);
        (await house.Store.Write(at.Who, work => house.Get<OwnFields>().Add(work, child.SchoolId, FilePart.Child, FieldKind.Line, " 会游泳 ", restricted: false))).Refused!.Code.ShouldBe(RefusalCode.NameTaken);
        var own = (await Page(at)).Sections[0].Lines[^1].Field;
        await Save(at, null, (own.Key, "yes"), ("Address", "河湾村二组"));
        await Save(at, at.Mother.Id, ("Hopes", "平安"));
        var after = (await Page(at)).Whole;
        (after.Filled, after.Of).ShouldBe((before.Filled + 3, before.Of + 1));
        (await house.Do(work => house.Get<FileBook>().List(work, child.SchoolId), at.Who)).Single(r => r.ChildId == child.Id).Whole.ShouldBe(after);
        await house.Do(work => house.Get<OwnFields>().Close(work, long.Parse(own.Key[OwnField.KeyStart.Length..], System.Globalization.CultureInfo.InvariantCulture)), at.Who);
        (await Page(at)).Whole.ShouldBe(new Completeness(after.Filled - 1, before.Of));
    }

    [Fact]
    public async Task Children_and_adults_are_taken_in_and_changed_by_hand_with_their_consequences()
    {
        await using var at = await House();
        var (house, register, school) = (at.House, at.House.Get<ChildRegister>(), at.Child.SchoolId);
        var id = await house.Do(work => register.Add(work, school, new ChildFacts("新来的", "四(1)班", "S1", Sex.Girl, new DateOnly(2016, 2, 3))), at.Who);
        (await house.Store.Write(at.Who, work => register.Add(work, school, new ChildFacts("另一个", "四（1）班", "S1")))).Refused!.Code.ShouldBe(RefusalCode.NumberTaken);
        (await house.Store.Write(at.Who, work => register.Add(work, school, new ChildFacts(" ", "四（1）班")))).Refused!.Code.ShouldBe(RefusalCode.Missing);
        (await house.Look(db => db.Classes.CountAsync(c => c.Name == "四(1)班" || c.Name == "四（1）班"))).ShouldBe(1);
        var father = await house.Do(work => register.AddAdult(work, id, new AdultFacts("新父", Relation.Father, MemberKind.Parent, "13900000001", MayCall: true)), at.Who);
        await house.Slot(await house.Look(db => db.Children.SingleAsync(c => c.Id == id)), await house.Look(db => db.Members.SingleAsync(m => m.Id == father)), await house.Line(), DayOfWeek.Friday, "16:20");
        (await house.Look(db => db.Calls.CountAsync(c => c.ChildId == id && c.Plan == FamilyLink.Domain.FamilyPhone.CallPlan.Planned))).ShouldBeGreaterThan(0);
        var brother = await house.Do(work => register.Add(work, school, new ChildFacts("弟弟", "四（1）班")), at.Who);
        (await house.Do(work => register.AddAdult(work, brother, new AdultFacts("新父", Relation.Father, MemberKind.Parent, "139 0000 0001")), at.Who)).ShouldBe(father, "one father of both");
        await house.Do(work => register.ChangeAdult(work, id, father, new AdultFacts("新父", Relation.Father, MemberKind.Parent, NoContact: true)), at.Who);
        (await house.Look(db => db.Calls.CountAsync(c => c.ChildId == id && c.Plan == FamilyLink.Domain.FamilyPhone.CallPlan.Planned))).ShouldBe(0);
        (await house.Look(db => db.Members.SingleAsync(m => m.Id == father))).Phone.ShouldBe("13900000001");
        await house.Do(work => register.Change(work, id, new ChildFacts("新来的", "四（1）班", "S1", Sex.Girl, new DateOnly(2016, 2, 3), Boards: true)), at.Who);
        var viewer = Who.Staff((await house.Staff(Role.Viewer)).Id);
        (await house.Store.Write(viewer, work => register.Change(work, id, new ChildFacts("x", "y")))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Do(work => house.Get<FileHistory>().Show(work, id), at.Who)).Select(c => c.What).ShouldContain("是否寄宿");
    }

    private static int Open(FilePart part) => FileFields.All.Count(f => f.Part == part && !f.Restricted);

    private static FieldLine Line(FilePage page, string key) => page.Sections[0].Lines.Single(l => l.Field.Key == key);

    private static Task<FilePage> Page(Place at) => at.House.Do(work => at.House.Get<FileBook>().Show(work, at.Child.Id), at.Who);

    private static Task Save(Place at, long? member, params (string Key, string Value)[] values) =>
        at.House.Do(work => at.House.Get<FileBook>().Save(work, at.Child.Id, member, values.ToDictionary(v => v.Key, v => (string?)v.Value)), at.Who);

    private static async Task<Place> House()
    {
        System.Globalization.CultureInfo.CurrentUICulture = Languages.Culture("zh-Hans");
        var house = await TestHouse.Open();
        var child = await house.Child("小明");
        var mother = await house.Parent(child);
        await house.Guardian(child);
        var account = await house.Staff(Role.Coordinator);
        return new Place(house, child, mother, Who.Staff(account.Id), account.DisplayName);
    }

    private sealed record Place(TestHouse House, Child Child, Member Mother, Who Who, string Name) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
