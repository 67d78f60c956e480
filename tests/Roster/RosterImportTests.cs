using System.Globalization;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Roster;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Roster;

public sealed class RosterImportTests
{
    private static readonly Dictionary<int, LineChoice> NoChoices = [];

    [Fact]
    public async Task A_file_goes_in_once_brothers_share_their_family_and_the_same_file_again_changes_nothing()
    {
        await using var house = await TestHouse.Open();
        await house.Class("五（1）班");
        var plan = await Compare(house, Files.Lines(Files.OldWorkbook()));
        plan.NewClasses.ShouldBe(["二(1)班"], "五(1)班 is there, with wide brackets");
        (await Import(house, Files.Lines(Files.OldWorkbook()))).ShouldBe(new Imported(3, 0));
        var people = await house.Look(db => db.Members.OrderBy(m => m.Name).Select(m => m.Name).ToListAsync());
        people.ShouldBe(["石国强", "刘桂英", "苗福来", "苗苗的爸爸"], ignoreOrder: true);
        var brothers = await house.Look(db => db.Links.Where(l => db.Members.Any(m => m.Id == l.MemberId && m.Name == "石国强")).ToListAsync());
        brothers.Count.ShouldBe(2);
        brothers.ShouldAllBe(l => l.Relation == Relation.Father && l.MayCall && l.MaySee && !l.NoContact);
        (await house.Do(work => house.Get<ChildSearch>().Find(work, house.SchoolId, "国强"))).Select(c => c.Name).ShouldBe(["石大勇", "石小勇"], ignoreOrder: true);
        plan = await Compare(house, Files.Lines(Files.OldWorkbook()));
        (plan.Count(LineFate.Same), plan.Lines.Count).ShouldBe((3, 3));
    }

    [Fact]
    public async Task A_newer_file_brings_its_changes_alone_with_their_history_and_what_it_does_not_say_stays()
    {
        await using var house = await TestHouse.Open();
        await house.School();
        await Import(house, Lines("学号,姓名,班级,性别,出生日期,是否寄宿,父亲姓名,父亲电话,父亲务工地", "1,甲,一班,男,2017-01-02,是,甲父,13900000001,广东东莞", "2,乙,一班,女,2017-03-04,否,乙父,13900000002,悉尼"));
        (await Zone(house, "甲父"), await Zone(house, "乙父")).ShouldBe(("Asia/Shanghai", "Australia/Sydney"));
        var lines = Lines("姓名,学号,班级,出生日期,父亲,父亲手机", "甲,1,二班,2017-01-02,,", "乙,2,一班,,乙父,13900000099");
        var plan = await Compare(house, lines);
        plan.Lines.Select(l => l.Fate).ShouldBe([LineFate.Changed, LineFate.Changed]);
        plan.Lines.SelectMany(l => l.Changes).ShouldBe([new(RosterField.Class, "一班", "二班"), new(RosterField.FatherPhone, "13900000002", "13900000099")]);
        (await Import(house, lines)).ShouldBe(new Imported(0, 2));
        var child = await house.Look(db => db.Children.SingleAsync(c => c.Name == "甲"));
        (child.Sex, child.Boards, child.StudentNumber).ShouldBe((Sex.Boy, true, "1"));
        (await house.Look(db => db.Changes.CountAsync(c => c.Field == "ClassId" || c.Field == "Phone"))).ShouldBe(2);
        (await house.Look(db => db.Members.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Doubtful_lines_are_asked_about_and_do_as_they_are_told()
    {
        await using var house = await TestHouse.Open();
        await house.School();
        await Import(house, Lines("学号,姓名,班级,出生日期", "1,甲,一班,2017-01-02", ",乙,一班,2017-03-04", "3,丙,一班,", ",丁,一班,2017-05-06"));
        var lines = Lines("学号,姓名,班级,出生日期", "1,甲大,一班,2017-01-02", ",乙,二班,2017-03-04", "9,丙,一班,", ",丁,一班,");
        var plan = await Compare(house, lines);
        plan.Lines.Select(l => l.Doubt).ShouldBe([Doubt.OtherName, Doubt.OtherClass, Doubt.OtherNumber, Doubt.NoBirthDate]);
        plan.Lines.Select(l => l.Fate).ShouldBe([LineFate.Changed, LineFate.Changed, LineFate.New, LineFate.Same]);
        var choices = new Dictionary<int, LineChoice> { [2] = LineChoice.LeaveOut, [3] = LineChoice.AnotherChild, [4] = LineChoice.SameChild };
        plan = await Compare(house, lines, choices);
        plan.Lines.Select(l => l.Fate).ShouldBe([LineFate.LeftOut, LineFate.New, LineFate.Changed, LineFate.Same]);
        (await Import(house, lines, choices)).ShouldBe(new Imported(1, 1));
        (await house.Look(db => db.Children.OrderBy(c => c.Name).Select(c => c.Name).ToListAsync())).ShouldBe(["丁", "丙", "乙", "乙", "甲"], ignoreOrder: true);
    }

    [Fact]
    public async Task Doubled_lines_two_numbers_of_one_mother_and_children_who_left_are_wrong_and_the_others_go_in()
    {
        await using var house = await TestHouse.Open();
        var gone = await house.Child("走了");
        await house.Change<Child>(gone.Id, c => c.Status = ChildStatus.MovedAway);
        var lines = Lines(
            "学号,姓名,班级,出生日期,母亲姓名,母亲电话", "1,甲,一班,2017-01-02,共母,13900000001", "1,甲,一班,2017-01-02,共母,13900000001", ",走了,三（2）班,2017-05-06,,", "2,乙,一班,2018-01-02,共母,13900000001");
        var plan = await Compare(house, lines);
        plan.Lines.Select(l => l.Fate).ShouldBe([LineFate.New, LineFate.Wrong, LineFate.Wrong, LineFate.New]);
        (plan.Lines[1].Line.Problems.Single().Code, plan.Lines[1].Line.Problems.Single().Detail).ShouldBe((ProblemCode.Twice, "2"));
        plan.Lines[2].Line.Problems.Single().Code.ShouldBe(ProblemCode.NotAtSchool);
        (await Import(house, lines)).New.ShouldBe(2);
        var two = Lines("学号,姓名,班级,母亲姓名,母亲电话", "1,甲,一班,共母,13900000005", "2,乙,一班,共母,13900000006");
        (await Compare(house, two)).Lines[1].Line.Problems.Single().Code.ShouldBe(ProblemCode.TwoNumbers);
    }

    [Fact]
    public async Task Who_must_not_be_contacted_stays_so_a_new_father_stands_beside_and_a_name_that_becomes_known_takes_its_place()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("小明");
        var father = await house.Plant(w => new Member { Id = w.NewId(), SchoolId = house.SchoolId, Kind = MemberKind.Parent, Name = "旧父", Phone = "13900000001" });
        await house.Link(child, father, Relation.Father, noContact: true);
        var lines = Lines("姓名,班级,出生日期,父亲姓名,父亲电话,母亲电话", "小明,三（2）班,2017-05-06,旧父,13900000002,13900000003");
        await Import(house, lines);
        (await house.Look(db => db.Members.SingleAsync(m => m.Id == father.Id))).Phone.ShouldBe("13900000001");
        (await house.Look(db => db.Links.SingleAsync(l => l.MemberId == father.Id))).NoContact.ShouldBeTrue();
        (await house.Look(db => db.Members.SingleAsync(m => m.Phone == "13900000003"))).Name.ShouldBe("小明的妈妈");
        var named = Lines("姓名,班级,出生日期,父亲姓名,母亲姓名,母亲电话", "小明,三（2）班,2017-05-06,新父,赵红梅,13900000003");
        var plan = await Compare(house, named);
        plan.Lines[0].Changes.ShouldBe([new(RosterField.FatherName, null, "新父"), new(RosterField.MotherName, "小明的妈妈", "赵红梅")]);
        plan.Lines[0].Line.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCode.Beside);
        await Import(house, named);
        (await house.Look(db => db.Members.CountAsync())).ShouldBe(3, "two fathers and one mother");
        (await Compare(house, named)).Count(LineFate.Same).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_taken_out_goes_in_again_without_a_change_and_into_an_empty_school_without_a_loss()
    {
        await using var house = await TestHouse.Open();
        (await house.Get<DemoSchool>().Fill()).Refused.ShouldBeNull();
        var owner = Who.Staff((await house.Look(db => db.Users.SingleAsync(u => u.DisplayName == "林老师"))).Id);
        long school = (await house.Look(db => db.Schools.SingleAsync())).Id;
        var rows = await house.Do(work => house.Get<Rosters>().Export(work, school), owner);
        rows.Count.ShouldBe(63);
        var plan = await house.Do(work => house.Get<Rosters>().Compare(work, school, Reread(rows), NoChoices), owner);
        (plan.Count(LineFate.Same), string.Join(' ', plan.Lines.SelectMany(l => l.Changes))).ShouldBe((63, ""));

        await using var other = await TestHouse.Open();
        await other.Class();
        (await Import(other, Reread(rows))).ShouldBe(new Imported(63, 0));
        (await other.Do(work => other.Get<Rosters>().Export(work, other.SchoolId))).ShouldBe(rows);
    }

    [Fact]
    public async Task Four_guardians_go_out_and_in_again_and_so_does_a_second_mother()
    {
        await using var house = await TestHouse.Open();
        await house.Class("一班");
        await Import(house, Lines(
            "姓名,班级,监护人,监护人关系,监护人电话,母亲,监护人2,第三监护人姓名,第三监护人关系,监护人4,监护人4电话",
            "甲,一班,奶一,奶奶,13900000001,娘一,爷二,姑三,姑姑,舅四,13900000004", "乙,一班,奶五,奶奶,,娘五,,,,,"));
        var rows = await house.Do(work => house.Get<Rosters>().Export(work, house.SchoolId));
        rows.ShouldAllBe(r => r.Length == RosterColumns.All.Count);
        (rows[^1][(int)RosterField.Name], rows[^1][(int)RosterField.ThirdName], rows[^1][(int)RosterField.FourthPhone]).ShouldBe(("甲", "姑三", "13900000004"));
        (await Compare(house, Reread(rows))).Count(LineFate.Same).ShouldBe(2);
        await using var other = await TestHouse.Open();
        await other.Class("一班");
        await Import(other, Reread(rows));
        (await other.Do(work => other.Get<Rosters>().Export(work, other.SchoolId))).ShouldBe(rows);

        var second = await other.Look(db => db.Children.SingleAsync(c => c.Name == "乙"));
        await other.Parent(second, "后娘", relation: Relation.Mother);
        var both = (await other.Do(work => other.Get<Rosters>().Export(work, other.SchoolId))).Single(r => r[(int)RosterField.Name] == "乙");
        (both[(int)RosterField.MotherName], both[(int)RosterField.SecondName]).ShouldBe(("娘五", "后娘"), "nobody is left out because the place is taken");
        (await Compare(other, Reread([both]))).Count(LineFate.Same).ShouldBe(1);
    }

    [Fact]
    public async Task Stopped_in_the_middle_nothing_is_in_and_a_school_that_changed_meanwhile_is_looked_at_again()
    {
        await using var house = await TestHouse.Open();
        await house.Class("一班");
        var lines = Lines([.. Enumerable.Range(1, 450).Select(i => $"{i},孩子{i},二班,爸{i},139{i:00000000}").Prepend("学号,姓名,班级,父亲姓名,父亲电话")]);
        var plan = await Compare(house, lines);
        using var stop = new CancellationTokenSource();
        var seen = new List<int>();
        await Should.ThrowAsync<OperationCanceledException>(() => house.Store.Write(
            Who.System, work => house.Get<Rosters>().Import(work, house.SchoolId, lines, NoChoices, plan.Fingerprint(), new Told(n =>
            {
                seen.Add(n);
                if (n == 400) stop.Cancel();
            })), stop.Token));
        seen.ShouldBe([200, 400]);
        (await house.Look(async db => (await db.Children.CountAsync(), await db.Members.CountAsync(), await db.Classes.CountAsync(), await db.NameGrams.CountAsync()))).ShouldBe((0, 0, 1, 0));
        await house.Class("二班");
        (await house.Store.Write(Who.System, work => house.Get<Rosters>().Import(work, house.SchoolId, Lines("姓名,班级", "甲,一班"), NoChoices, plan.Fingerprint()))).Refused!.Code.ShouldBe(RefusalCode.Conflict);
        (await Import(house, lines)).New.ShouldBe(450);
    }

    [Fact]
    public async Task Only_owner_and_coordinator_bring_a_list_in_and_what_goes_out_is_what_one_may_see()
    {
        await using var house = await TestHouse.Open();
        var teacher = await house.Teacher("李老师");
        await house.Class("一班", teacher);
        await Import(house, Lines("姓名,班级,父亲姓名,父亲电话", "甲,一班,甲父,13900000001", "乙,二班,乙父,13900000002"));
        var lines = Lines("姓名,班级", "丙,一班");
        foreach (var role in new[] { Role.Head, Role.Counsellor, Role.Teacher, Role.Viewer, Role.CountyViewer })
        {
            var who = Who.Staff((await house.Staff(role, role == Role.Teacher ? teacher : null)).Id);
            (await house.Store.Read(who, work => house.Get<Rosters>().Compare(work, house.SchoolId, lines, NoChoices))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, $"{role}");
            (await house.Store.Write(who, work => house.Get<Rosters>().Import(work, house.SchoolId, lines, NoChoices, ""))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, $"{role}");
            var rows = await house.Store.Write(who, work => house.Get<Rosters>().Export(work, house.SchoolId));
            if (role is Role.Viewer or Role.CountyViewer) rows.Refused!.Code.ShouldBe(RefusalCode.NotAllowed, $"{role}");
            else rows.Value!.Select(r => (r[(int)RosterField.Name], r[(int)RosterField.FatherPhone])).ShouldBe(
                role == Role.Teacher ? [("甲", "13900000001")] : [("甲", "13900000001"), ("乙", "13900000002")], ignoreOrder: true);
        }

        (await house.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ExportRoster)))).ShouldBeGreaterThan(0, "whoever takes numbers out is on record");
    }

    private static List<RosterLine> Lines(params string[] text) => Files.Lines(Files.Text(text));

    private static List<RosterLine> Reread(List<string[]> rows)
    {
        CultureInfo.CurrentUICulture = Languages.Culture("zh-Hans");
        using var book = new MemoryStream();
        RosterBook.Rows(book, rows);
        return Files.Lines(new MemoryStream(book.ToArray()));
    }

    private static Task<string?> Zone(TestHouse house, string name) => house.Look(db => db.Members.Where(m => m.Name == name).Select(m => m.TimeZone).SingleAsync());

    private static Task<RosterPlan> Compare(TestHouse house, List<RosterLine> lines, Dictionary<int, LineChoice>? choices = null) =>
        house.Do(work => house.Get<Rosters>().Compare(work, house.SchoolId, lines, choices ?? NoChoices));

    private static async Task<Imported> Import(TestHouse house, List<RosterLine> lines, Dictionary<int, LineChoice>? choices = null)
    {
        var plan = await Compare(house, lines, choices);
        return await house.Do(work => house.Get<Rosters>().Import(work, house.SchoolId, lines, choices ?? NoChoices, plan.Fingerprint()));
    }

    // Says at once what Progress says later.
    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
