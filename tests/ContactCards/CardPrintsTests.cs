using FamilyLink.Domain;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Pairing;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.ContactCards;

/// <summary>What changes in the tables, one thing after the other, and which prints it makes old, with the words the list says.</summary>
public sealed class CardPrintsTests
{
    private static readonly (string What, Func<CardHouse, Task> Change, string Office, string Pocket, string Large)[] Changes =
    [
        ("the surname", at => at.House.Change<Child>(at.Child.Id, c => c.Name = "李小明"), "Child", "", ""),
        ("the given name", at => at.House.Change<Child>(at.Child.Id, c => c.Name = "李晓明"), "Child", "Child", "Child"),
        ("boarding, birthday and with whom the child lives", at => at.House.Change<Child>(at.Child.Id, c => (c.Boards, c.LunarBirthday, c.LivesWith) = (true, true, LivesWith.OtherKin)), "", "", ""),
        ("the name of the class", at => at.House.Change<SchoolClass>(at.Child.ClassId, k => k.Name = "四（2）班"), "Class", "", ""),
        ("the mother's number", at => at.House.Change<Member>(at.Mother.Id, m => m.Phone = "13900009999"), "Parents", "", ""),
        ("the mother's place", at => at.House.Change<Member>(at.Mother.Id, m => m.City = "东莞"), "Parents", "", ""),
        ("the mother's work", at => File(at, at.Mother.Id, "ParentWork", "电子厂"), "Parents", "", ""),
        ("the mother's language and hours", at => at.House.Change<Member>(at.Mother.Id, m => (m.Language, m.Shifts) = ("en", "夜班")), "", "", ""),
        ("the mother's zone", at => at.House.Change<Member>(at.Mother.Id, m => m.TimeZone = "Asia/Tokyo"), "Calls", "", ""),
        ("the child's health in the file", at => File(at, null, "Health", "好"), "", "", ""),
        ("the child's own emergency numbers", at => File(at, null, "Emergency", "舅舅 13500001111"), "Numbers", "", ""),
        ("the clinic, where the child has its own", at => at.House.Change<School>(at.Child.SchoolId, s => s.Clinic = "新卫生院"), "", "", ""),
        ("none of its own any more", at => File(at, null, "Emergency", ""), "Numbers", "", ""),
        ("the clinic", at => at.House.Change<School>(at.Child.SchoolId, s => s.Clinic = "卫生院 999"), "Numbers", "", ""),
        ("the duty telephone", at => at.House.Change<School>(at.Child.SchoolId, s => s.DutyPhone = "0700-5550199"), "Numbers", "Numbers", "Numbers"),
        ("the school's name", at => at.House.Change<School>(at.Child.SchoolId, s => s.Name = "河湾中心小学"), "School", "School", "School"),
        ("the school's quiet hours", at => at.House.Change<School>(at.Child.SchoolId, s => s.QuietFrom = new TimeOnly(21, 0)), "", "", ""),
        ("the grandmother's number", at => at.House.Change<Member>(at.Grandmother.Id, m => m.Phone = "13900008888"), "Guardian", "", ""),
        ("the grandmother's language", at => at.House.Change<Member>(at.Grandmother.Id, m => m.Language = "zh-Hant"), "", "Language", "Language"),
        ("the class teacher's number", at => at.House.Change<Member>(at.ClassTeacher.Id, m => m.Phone = "13900007777"), "ClassTeacher", "", ""),
        ("the class teacher's given name", at => at.House.Change<Member>(at.ClassTeacher.Id, m => m.Name = "方芬"), "ClassTeacher", "", ""),
        ("the class teacher", async at => await Teacher(at, "邹青"), "ClassTeacher", "ClassTeacher", "ClassTeacher"),
        ("who teaches what", async at => await at.House.Do(work => at.House.Get<CardLists>().Add(work, at.Child.ClassId, at.Paired.Id, "数学"), at.Coordinator), "SubjectTeachers", "", ""),
        ("a number of who is paired and teaches", at => at.House.Change<Member>(at.Paired.Id, m => m.Phone = "13900006666"), "PairedTeacher,SubjectTeachers", "", ""),
        ("the pair", Pair, "PairedTeacher", "PairedTeacher", "PairedTeacher"),
        ("the telephone's name", at => at.House.Change<PhoneLine>(at.Line.Id, l => l.Name = "二楼电话"), "Calls", "Calls", "Calls"),
        ("the hour", async at => await Hour(at), "Calls", "Calls", "Calls"),
        ("a father who must not be contacted", at => Father(at, noContact: true), "", "", ""),
        ("a father who may be", at => Father(at, noContact: false), "Parents", "", ""),
        ("the mother must not be contacted", at => NoContact(at, at.Mother), "Calls,Parents", "Calls", "Calls"),
        ("the grandmother must not be contacted, a grandfather is there", at => Grandfather(at), "Guardian", "Language", "Holder,Language"),
    ];

    [Fact]
    public async Task Exactly_what_stands_on_a_print_makes_it_old_and_printed_anew_it_holds_good()
    {
        await using var at = await CardHouse.Open();
        await at.Print(CardKind.Office, CardHolder.Office);
        await at.Print(CardKind.Pocket, CardHolder.Child);
        await at.Print(CardKind.PocketLarge, CardHolder.Guardian);
        foreach (var (what, change, office, pocket, large) in Changes)
        {
            await change(at);
            var cards = (await at.About()).Where(c => c.State == CardState.Current).ToList();
            string Of(CardKind kind) => string.Join(',', cards.Single(c => c.Kind == kind).Changed.Select(f => f.ToString()).Order(StringComparer.Ordinal));
            (Of(CardKind.Office), Of(CardKind.Pocket), Of(CardKind.PocketLarge)).ShouldBe((office, pocket, large), what);
            List<long> old = [.. cards.Where(c => c.Old).Select(c => c.CardId)];
            var again = await at.House.Do(work => at.House.Get<CardIssuing>().Again(work, at.House.SchoolId, old), at.Coordinator);
            again.Cards.Count.ShouldBe(old.Count, what);
            (await at.About()).ShouldNotContain(c => c.Old, what);
        }
    }

    [Fact]
    public async Task The_table_holds_no_word_of_a_card_and_equal_cards_of_two_children_look_different()
    {
        await using var at = await CardHouse.Open();
        await at.Print(CardKind.Office, CardHolder.Office);
        await at.Print(CardKind.Office, CardHolder.Teacher);
        var rows = await at.House.Look(db => db.ContactCards.OrderBy(c => c.Id).ToListAsync());
        foreach (var row in rows)
            foreach (var word in new[] { "王小明", "刘梅", "深圳", "1390000", "0700", "方芳" })
                row.Prints.ShouldNotContain(word);
        rows[0].Prints.Split(';').Intersect(rows[1].Prints.Split(';')).ShouldBeEmpty();
        rows.Select(r => r.Prints.Split(';').Length).Distinct().ShouldBe([12]);
    }

    [Fact]
    public async Task Nobody_who_must_not_be_contacted_or_has_left_stands_on_any_card()
    {
        await using var at = await CardHouse.Open();
        await Father(at, noContact: false);
        await at.House.BareSlot(at.Child, await at.House.Look(db => db.Members.SingleAsync(m => m.Name == "王强")), at.Line, DayOfWeek.Sunday, "10:00");
        var before = ((OfficeCard)(await at.Print(CardKind.Office, CardHolder.Office)).Content).Fields.Select(f => f.Plain).ToList();
        before.ShouldContain(f => f.Contains("王强", StringComparison.Ordinal));
        before.ShouldContain(f => f.Contains("Sunday", StringComparison.Ordinal));
        await NoContact(at, await at.House.Look(db => db.Members.SingleAsync(m => m.Name == "王强")));
        await at.House.Change<Member>(at.Grandmother.Id, m => m.Active = false);
        foreach (var (kind, holder) in CardIssuing.Choices.Where(c => c.Holder != CardHolder.Guardian))
        {
            var said = string.Join('|', (await at.Print(kind, holder)).Content.Fields.Select(f => f.Plain));
            said.ShouldNotContain("王强");
            said.ShouldNotContain("Sunday");
            said.ShouldNotContain("孙桂花");
        }

        var none = await at.House.Do(work => at.House.Get<CardIssuing>().Issue(work, at.House.SchoolId, [at.Child.Id], CardKind.PocketLarge, CardHolder.Guardian), at.Coordinator);
        none.Cards.ShouldBeEmpty();
        none.Nobody.ShouldBe(["王小明"]);
    }

    [Fact]
    public async Task The_pocket_card_has_no_full_name_no_class_no_place_of_work_and_no_private_number()
    {
        await using var at = await CardHouse.Open();
        var said = string.Join('|', (await at.Print(CardKind.Pocket, CardHolder.Child)).Content.Fields.Select(f => f.Plain));
        foreach (var word in new[] { "王小明", "三（2）班", "刘梅", "深圳", "孙桂花", "1390000", "方芳", "李平" }) said.ShouldNotContain(word);
        foreach (var word in new[] { "小明", "方", "李", "0700-5550100", "16:40", "一楼电话" }) said.ShouldContain(word);
    }

    [Fact]
    public async Task Two_parents_in_turn_and_own_phones_stand_on_a_card_and_a_time_that_soon_ends_gives_way()
    {
        await using var at = await CardHouse.Open();
        var father = await at.House.Parent(at.Child, "王强", relation: Relation.Father);
        await at.House.BareSlot(at.Child, father, null, DayOfWeek.Sunday, "19:00", everyWeeks: 2);
        await at.House.BareSlot(at.Child, at.Mother, at.Line, DayOfWeek.Monday, "12:30", until: new DateOnly(2026, 12, 10));
        var calls = (await at.Print(CardKind.Pocket, CardHolder.Child)).Content.Calls;
        calls.Select(c => (c.Weekday, c.With, c.Line, c.EveryWeeks)).ShouldBe([(DayOfWeek.Friday, Relation.Mother, "一楼电话", 1), (DayOfWeek.Sunday, Relation.Father, null, 2)]);
    }

    private static Task File(CardHouse at, long? member, string field, string value) =>
        at.House.Do(work => at.House.Get<FileBook>().Save(work, at.Child.Id, member, new Dictionary<string, string?> { [field] = value }), at.Coordinator);

    private static async Task Teacher(CardHouse at, string name)
    {
        var teacher = await at.House.Teacher(name);
        await at.House.Change<SchoolClass>(at.Child.ClassId, k => k.TeacherId = teacher.Id);
    }

    private static async Task Pair(CardHouse at)
    {
        var pair = await at.House.Look(db => db.Pairs.SingleAsync());
        await at.House.Change<Pair>(pair.Id, p => p.End(new DateOnly(2026, 11, 22), PairEnd.HelperAsked));
        var other = await at.House.Teacher("秦岚");
        await at.House.Pair(at.Child, other, new DateOnly(2026, 11, 23));
    }

    private static async Task Hour(CardHouse at)
    {
        await at.House.Do(work => at.House.Get<Slots>().End(work, at.Slot));
        await at.House.Slot(at.Child, at.Mother, at.Line, DayOfWeek.Thursday, "17:10");
    }

    private static async Task Father(CardHouse at, bool noContact)
    {
        var known = await at.House.Look(db => db.Members.SingleOrDefaultAsync(m => m.Name == "王强"));
        var father = known ?? await at.House.Parent(at.Child, "王强", relation: Relation.Father);
        await NoContact(at, father, noContact);
    }

    private static async Task NoContact(CardHouse at, Member member, bool so = true)
    {
        var link = await at.House.Look(db => db.Links.SingleAsync(l => l.MemberId == member.Id));
        await at.House.Change<ChildLink>(link.Id, l => l.NoContact = so);
    }

    private static async Task Grandfather(CardHouse at)
    {
        await NoContact(at, at.Grandmother);
        await at.House.Guardian(at.Child, "王大山", relation: Relation.PaternalGrandfather);
    }
}
