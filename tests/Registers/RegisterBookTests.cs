using System.Diagnostics;
using System.Globalization;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Registers;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Registers;

public sealed class RegisterBookTests(ITestOutputHelper output)
{
    private static readonly DateOnly Term = new(2026, 9, 1);

    [Fact]
    public async Task A_row_says_what_forms_ask_for_and_nothing_of_who_must_not_be_contacted()
    {
        await using var at = await School();
        var (house, child) = (at.House, at.Children[0]);
        await house.Change<Child>(child.Id, c => (c.StudentNumber, c.Sex, c.Away, c.BirthDate) = ("20260101", Sex.Girl, Away.Both, new DateOnly(2018, 2, 28)));
        var mother = await house.Parent(child, "刘梅");
        var father = await house.Parent(child, "王强", relation: Relation.Father);
        await house.Change<Member>(mother.Id, m => m.City = "深圳");
        await house.Change<Member>(father.Id, m => m.City = "东莞");
        await house.Change<ChildLink>((await house.Look(db => db.Links.SingleAsync(l => l.MemberId == father.Id))).Id, l => l.NoContact = true);
        await house.Guardian(child, "孙奶奶");
        await house.Do(work => house.Get<FileBook>().Save(work, child.Id, null, new Dictionary<string, string?> { ["Health"] = "好" }), at.Coordinator);
        var register = await Show(at);
        var row = register.Rows.Single(r => r.Child.Id == child.Id);
        (row.Age, row.ClassTeacher, row.Card, row.Begun).ShouldBe((8, "方老师", false, true));
        row.Places.ShouldBe(["深圳"]);
        row.Guardians.Select(g => (g.Name, g.Relation, g.Phone)).ShouldBe([("孙奶奶", Relation.PaternalGrandmother, null)]);
        row.Paired.ShouldBe(["李老师"]);
        var said = string.Join('|', RegisterColumns.Of(register).SelectMany(c => register.Rows.Select(c.Of)));
        said.ShouldNotContain("王强");
        said.ShouldNotContain("1390000", Case.Sensitive, "numbers come only when they are asked for");
        (await house.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ShowNumbers)))).ShouldBe(0);
        var numbers = await Show(at, wish: new RegisterWish(Numbers: true));
        string.Join('|', RegisterColumns.Of(numbers).Select(c => c.Of(numbers.Rows.Single(r => r.Child.Id == child.Id)))).ShouldContain($"妈妈 刘梅 {mother.Phone}");
        (await house.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ShowNumbers)))).ShouldBe(1);
        await house.Change<Pair>((await house.Look(db => db.Pairs.SingleAsync(p => p.ChildId == child.Id))).Id, p => p.End(Term.AddDays(40), PairEnd.HelperAsked));
        (await Show(at)).Rows.Single(r => r.Child.Id == child.Id).Paired.ShouldBeEmpty("a pair of yesterday is none");
    }

    [Fact]
    public async Task Every_split_adds_up_to_the_children_of_the_class_and_the_classes_to_the_school()
    {
        await using var at = await School();
        var random = new Random(19);
        foreach (var child in at.Children)
            await at.House.Change<Child>(child.Id, c => (c.Sex, c.Away, c.LivesWith, c.Boards, c.Status) = (random.Next(3) is 0 ? null : (Sex)random.Next(2), Any<Away>(random), Any<LivesWith>(random), random.Next(2) == 0, random.Next(5) == 0 ? ChildStatus.MovedAway : ChildStatus.AtSchool));
        var register = await Show(at, wish: new RegisterWish(Gone: true));
        register.Rows.Count.ShouldBe(at.Children.Count);
        foreach (var count in register.Classes.Append(register.Total))
        {
            (count.Girls + count.Boys + count.SexUnknown).ShouldBe(count.Children);
            count.LivesWith.Values.Sum().ShouldBe(count.Children);
            count.Away.Values.Sum().ShouldBe(count.Children);
        }

        foreach (var column in RegisterColumns.CountsOf(register).Where(c => c.Title != RegisterColumns.Word("Percent")))
            register.Classes.Sum(column.Of).ShouldBe(column.Of(register.Total), column.Title);
        foreach (var group in RegisterColumns.CountsOf(register).Where(c => c.Group is not null && c.Group != RegisterColumns.Word("File")).GroupBy(c => c.Group))
            group.Sum(c => c.Of(register.Total)).ShouldBe(register.Total.Children, group.Key);
        register.Total.Children.ShouldBe(await at.House.Look(db => db.Children.CountAsync(c => c.Status == ChildStatus.AtSchool)));
        (await Show(at)).Rows.ShouldAllBe(r => r.Child.Status == ChildStatus.AtSchool);
    }

    [Fact]
    public async Task Hardship_is_counted_for_few_eyes_on_record_and_a_written_no_is_none()
    {
        await using var at = await School();
        foreach (var (child, words) in at.Children.Zip(["低保户", "无", "没有。", "残疾家庭"]))
            await at.House.Do(work => at.House.Get<FileBook>().Save(work, child.Id, null, new Dictionary<string, string?> { ["Hardship"] = words }), at.Coordinator);
        (await Show(at)).Total.Hardship.ShouldBeNull();
        (await Show(at, wish: new RegisterWish(Hardship: true))).Total.Hardship.ShouldBe(2);
        (await at.House.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.SeeRestricted)))).ShouldBe(1);
        var owner = Who.Staff((await at.House.Staff(Role.Owner)).Id);
        (await at.House.Store.Write(owner, work => at.House.Get<RegisterBook>().Show(work, at.School, null, new RegisterWish(Hardship: true)))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task A_class_teacher_has_the_register_of_the_class_a_viewer_no_numbers_and_the_county_nothing()
    {
        await using var at = await School();
        var teacher = Who.Staff((await at.House.Staff(Role.Teacher, at.Teacher)).Id);
        var own = await at.House.Do(work => at.House.Get<RegisterBook>().Show(work, at.School, null, new RegisterWish(Numbers: true)), teacher);
        own.Rows.Select(r => r.Class).Distinct().ShouldBe(["二（1）班"]);
        var viewer = Who.Staff((await at.House.Staff(Role.Viewer)).Id);
        (await at.House.Store.Read(viewer, work => at.House.Get<RegisterBook>().Show(work, at.School))).Ok.ShouldBeTrue();
        (await at.House.Store.Write(viewer, work => at.House.Get<RegisterBook>().Show(work, at.School, null, new RegisterWish(Numbers: true)))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var county = Who.Staff((await at.House.Staff(Role.CountyViewer)).Id);
        (await at.House.Store.Read(county, work => at.House.Get<RegisterBook>().Show(work, at.School))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await at.House.Do(work => at.House.Get<RegisterBook>().Export(work, at.School), teacher);
        (await at.House.Look(db => db.Audit.CountAsync(a => a.What == nameof(UseCase.ExportRegisters)))).ShouldBe(1);
    }

    [Fact]
    public async Task The_workbook_says_the_same_in_two_sheets_with_numbers_that_add_up_and_no_formula()
    {
        await using var at = await School();
        await at.House.Change<Child>(at.Children[0].Id, c => (c.Name, c.StudentNumber) = ("=1+1", "0007"));
        var register = await Show(at, wish: new RegisterWish(Numbers: true));
        using var file = new MemoryStream();
        RegisterSheets.Write(file, register);
        using (var parts = new System.IO.Compression.ZipArchive(new MemoryStream(file.ToArray())))
            foreach (var part in parts.Entries.Where(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)))
            {
                using var xml = new StreamReader(part.Open());
                (await xml.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<x:f>");
            }

        var sheets = Xlsx.Read(file.ToArray());
        sheets.Select(x => x.Name).ShouldBe(["花名册", "统计表"]);
        var (rows, counts) = (sheets[0].Rows, sheets[1].Rows);
        rows.Count.ShouldBe(register.Rows.Count + 1);
        rows.Skip(1).SelectMany(r => r).ShouldAllBe(c => c == null || c is string);
        rows.ShouldContain(r => Equals(r[1], "=1+1") && Equals(r[2], "0007"));
        var columns = RegisterColumns.CountsOf(register);
        for (var i = 0; i < register.Classes.Count; i++)
            counts[i + 1].Skip(1).Select(c => Convert.ToInt32(c, CultureInfo.InvariantCulture)).ShouldBe(columns.Select(c => c.Of(register.Classes[i])));
        counts[^1].Skip(1).ShouldAllBe(c => c is double);
        counts[^1].Skip(1).Select(c => Convert.ToInt32(c, CultureInfo.InvariantCulture)).ShouldBe(columns.Select(c => c.Of(register.Total)));
    }

    [Fact]
    public void Classes_come_in_the_order_in_which_a_school_counts_them() =>
        new[] { "六（1）班", "二（10）班", "一（1）班", "三(2)班", "二（2）班", "三（1）班" }.OrderBy(ClassOrder.Key, StringComparer.Ordinal)
            .ShouldBe(["一（1）班", "二（2）班", "二（10）班", "三（1）班", "三(2)班", "六（1）班"]);

    [Fact]
    public async Task Twelve_hundred_children_take_less_than_a_second_and_their_cards_are_looked_through_in_another()
    {
        await using var at = await School();
        await at.House.Do(work =>
        {
            foreach (var i in Enumerable.Range(0, 1200)) Plant(work, at, i);
            return Task.FromResult(Domain.Result.Done);
        });
        await Show(at);
        var watch = Stopwatch.StartNew();
        (await Show(at)).Rows.Count.ShouldBeGreaterThanOrEqualTo(1200);
        output.WriteLine($"register: {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1 * Slowness));
        List<long> all = await at.House.Look(db => db.Children.Select(c => c.Id).ToListAsync());
        watch.Restart();
        await at.House.Do(work => at.House.Get<CardIssuing>().Issue(work, at.School, all, CardKind.Pocket, CardHolder.Child), at.Coordinator);
        output.WriteLine($"printing {all.Count} cards: {watch.ElapsedMilliseconds} ms");
        await at.House.Store.Read(at.Coordinator, work => at.House.Get<Cards>().List(work, at.School));
        watch.Restart();
        (await at.House.Store.Read(at.Coordinator, work => at.House.Get<Cards>().List(work, at.School))).Value!.ShouldAllBe(r => r.Cards.Count == 1);
        output.WriteLine($"looking through them: {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1 * Slowness));
    }

    // A machine that runs other tests beside this one is not the school's.
    private const int Slowness = 5;

    private static void Plant(Work work, Place at, int i)
    {
        var child = new Child { Id = work.NewId(), SchoolId = at.School, Name = $"童{i}", ClassId = at.Children[i % at.Children.Count].ClassId, LivesWith = (LivesWith)(i % 6) };
        var mother = new Member { Id = work.NewId(), SchoolId = at.School, Name = $"母{i}", Kind = MemberKind.Parent, City = "深圳" };
        var pair = new Pair { Id = work.NewId(), SchoolId = at.School, ChildId = child.Id, HelperId = at.Teacher.Id, WantedFrom = Term };
        pair.Begin(Term);
        work.Db.AddRange(child, mother, new ChildLink { Id = work.NewId(), SchoolId = at.School, ChildId = child.Id, MemberId = mother.Id, MayCall = true },
            pair);
    }

    private static T Any<T>(Random random) where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private static Task<Register> Show(Place at, long? classId = null, RegisterWish wish = default) =>
        at.House.Do(work => at.House.Get<RegisterBook>().Show(work, at.School, classId, wish), at.Coordinator);

    private static async Task<Place> School()
    {
        var house = await TestHouse.Open();
        await house.School();
        var (fang, li) = (await house.Teacher("方老师"), await house.Teacher("李老师"));
        var children = new List<Child>();
        await house.Class("二（1）班", fang);
        for (var i = 0; i < 5; i++) children.Add(await house.Child($"甲{i}"));
        await house.Class("一（1）班", li);
        for (var i = 0; i < 4; i++) children.Add(await house.Child($"乙{i}"));
        await house.Pair(children[0], li, Term);
        return new Place(house, house.SchoolId, children, fang, Who.Staff((await house.Staff(Role.Coordinator)).Id));
    }

    private sealed record Place(TestHouse House, long School, List<Child> Children, Member Teacher, Who Coordinator) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
