using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.ContactCards;

public sealed class CardsTests
{
    [Fact]
    public async Task A_card_printed_again_replaces_the_one_in_the_same_hands_alone_and_the_old_one_is_out_until_it_comes_back()
    {
        await using var at = await CardHouse.Open();
        var first = await at.Print(CardKind.Pocket, CardHolder.Child);
        await at.Print(CardKind.Pocket, CardHolder.Guardian);
        await at.Print(CardKind.Office, CardHolder.Office);
        at.House.Advance(TimeSpan.FromDays(2));
        var second = await at.Print(CardKind.Pocket, CardHolder.Child);
        (first.Number, second.Number).ShouldBe((1, 2));
        second.Code.ShouldNotBe(first.Code);
        var about = await at.About();
        about.Select(c => (c.Kind, c.Holder, c.Number, c.State, c.HolderName)).ShouldBe(
        [
            (CardKind.Office, CardHolder.Office, 1, CardState.Current, null),
            (CardKind.Pocket, CardHolder.Child, 2, CardState.Current, null),
            (CardKind.Pocket, CardHolder.Child, 1, CardState.Replaced, null),
            (CardKind.Pocket, CardHolder.Guardian, 1, CardState.Current, "孙桂花"),
        ], ignoreOrder: true);
        var stillOut = about.Single(c => c.State == CardState.Replaced);
        await at.House.Do(work => at.House.Get<Cards>().TakeBack(work, [stillOut.CardId]), at.Coordinator);
        (await at.About()).ShouldNotContain(c => c.CardId == stillOut.CardId);
        (await at.House.Look(db => db.ContactCards.SingleAsync(c => c.Id == stillOut.CardId))).State.ShouldBe(CardState.TakenBack);
        (await at.House.Store.Write(at.Coordinator, work => at.House.Get<Cards>().TakeBack(work, [stillOut.CardId, 7]))).Refused!.Code.ShouldBe(RefusalCode.NotFound);
    }

    [Fact]
    public async Task What_changed_on_cards_in_use_is_one_line_on_the_list_with_how_many_until_they_are_printed_anew()
    {
        await using var at = await CardHouse.Open();
        (await Todo(at)).ShouldBeEmpty();
        await at.Print(CardKind.Office, CardHolder.Office);
        await at.Print(CardKind.Pocket, CardHolder.Child);
        (await Todo(at)).ShouldBeEmpty();
        await at.House.Change<School>(at.Child.SchoolId, s => s.DutyPhone = "0700-5550199");
        (await Todo(at)).Select(t => (t.SubjectId, t.Count)).ShouldBe([(at.Child.SchoolId, 2)]);
        List<long> old = [.. (await at.About()).Where(c => c.Old).Select(c => c.CardId)];
        await at.House.Do(work => at.House.Get<CardIssuing>().Again(work, at.House.SchoolId, old), at.Coordinator);
        (await Todo(at)).ShouldBeEmpty();
        await at.House.Change<School>(at.Child.SchoolId, s => s.DutyPhone = "0700-5550188");
        await at.House.Change<Child>(at.Child.Id, c => c.Status = ChildStatus.Died);
        (await Todo(at)).ShouldBeEmpty();
        (await at.Rows()).ShouldNotContain(r => r.ChildId == at.Child.Id);
        (await at.House.Do(work => at.House.Get<CardIssuing>().Issue(work, at.House.SchoolId, [at.Child.Id], CardKind.Pocket, CardHolder.Child), at.Coordinator)).Cards.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_prints_is_on_record_and_for_office_cards_that_numbers_were_seen()
    {
        await using var at = await CardHouse.Open();
        await at.Print(CardKind.Pocket, CardHolder.Child);
        (await Logged(at, UseCase.ShowNumbers)).ShouldBeEmpty();
        var office = await at.Print(CardKind.Office, CardHolder.Teacher);
        (await Logged(at, UseCase.ShowNumbers)).ShouldBe([at.Child.Id]);
        (await Logged(at, UseCase.IssueCards)).ShouldContain(office.CardId);
        (await at.House.Look(db => db.ContactCards.SingleAsync(c => c.Id == office.CardId))).HolderId.ShouldBe(at.ClassTeacher.Id);
        (await at.House.Look(db => db.ContactCards.Select(c => c.CodeHash).ToListAsync())).ShouldAllBe(hash => hash.Length == 64);
    }

    [Fact]
    public async Task The_class_teacher_prints_for_the_class_the_head_looks_and_a_viewer_does_neither()
    {
        await using var at = await CardHouse.Open();
        await at.House.Class("六（1）班");
        var elsewhere = await at.House.Child("别班");
        var teacher = Who.Staff((await at.House.Staff(Role.Teacher, at.ClassTeacher)).Id);
        (await Issue(at, teacher, at.Child.Id, CardKind.Office)).Ok.ShouldBeTrue();
        (await Issue(at, teacher, elsewhere.Id, CardKind.Pocket)).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Store.Read(teacher, work => at.House.Get<Cards>().List(work, at.House.SchoolId))).Value!.Select(r => r.Child).ShouldBe(["王小明"]);
        var head = Who.Staff((await at.House.Staff(Role.Head)).Id);
        (await at.House.Store.Read(head, work => at.House.Get<Cards>().List(work, at.House.SchoolId))).Value!.Count.ShouldBe(2);
        (await Issue(at, head, at.Child.Id, CardKind.Pocket)).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var viewer = Who.Staff((await at.House.Staff(Role.Viewer)).Id);
        (await at.House.Store.Read(viewer, work => at.House.Get<Cards>().List(work, at.House.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Store.Write(teacher, work => at.House.Get<CardLists>().Keep(work, at.House.SchoolId, new SchoolNumbers("1", null, null, null)))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Store.Write(at.Coordinator, work => at.House.Get<CardIssuing>().Issue(work, at.House.SchoolId, [at.Child.Id], CardKind.Office, CardHolder.Child))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
    }

    [Fact]
    public async Task A_language_is_the_familys_and_the_offices_is_the_schools()
    {
        await using var at = await CardHouse.Open();
        await at.House.Change<Member>(at.Grandmother.Id, m => m.Language = "en");
        (await at.Print(CardKind.Office, CardHolder.Office)).Content.Language.ShouldBe("zh-Hans");
        (await at.Print(CardKind.Pocket, CardHolder.Child)).Content.Language.ShouldBe("en");
        (await at.Print(CardKind.PocketLarge, CardHolder.Guardian)).Content.Language.ShouldBe("en");
    }

    [Fact]
    public async Task Subject_teachers_are_kept_for_each_class_and_the_numbers_with_their_limits()
    {
        await using var at = await CardHouse.Open();
        var lists = at.House.Get<CardLists>();
        Task<Result> Add(string subject) => at.House.Store.Write(at.Coordinator, work => lists.Add(work, at.Child.ClassId, at.Paired.Id, subject));
        (await Add(" 数学 ")).Ok.ShouldBeTrue();
        (await Add("数学")).Refused!.Code.ShouldBe(RefusalCode.NameTaken);
        (await Add(" ")).Refused!.Code.ShouldBe(RefusalCode.Missing);
        var line = (await at.House.Do(work => lists.Show(work, at.House.SchoolId), at.Coordinator)).Subjects.Single();
        (line.Class, line.Subject, line.Teacher).ShouldBe(("三（2）班", "数学", "李平"));
        await at.House.Do(work => lists.End(work, line.Id), at.Coordinator);
        ((OfficeCard)(await at.Print(CardKind.Office, CardHolder.Office)).Content).SubjectTeachers.ShouldBeEmpty();
        (await Add("数学")).Ok.ShouldBeTrue();
        (await at.House.Look(db => db.SubjectTeachers.CountAsync())).ShouldBe(1);
        (await at.House.Store.Write(at.Coordinator, work => lists.Keep(work, at.House.SchoolId, new SchoolNumbers(new string('1', 61), null, null, null)))).Refused!.Field.ShouldBe("Duty");
        await at.House.Do(work => lists.Keep(work, at.House.SchoolId, new SchoolNumbers(" 0700 ", "", null, "x")), at.Coordinator);
        (await at.House.Do(work => lists.Show(work, at.House.SchoolId), at.Coordinator)).Numbers.ShouldBe(new SchoolNumbers("0700", null, null, "x"));
    }

    [Theory]
    [InlineData("7K2MP-4QX9Z", "7K2MP4QX9Z")]
    [InlineData(" 7k2mp 4qx9z ", "7K2MP4QX9Z")]
    [InlineData("７Ｋ２ＭＰ－４ＱＸ９Ｚ", "7K2MP4QX9Z")]
    [InlineData("7K2MP-4QXOZ", "7K2MP4QX0Z")]
    [InlineData("call me back", null)]
    [InlineData("0700555010", null)]
    [InlineData("13900001111", null)]
    [InlineData("7K2M-P4QX", null)]
    [InlineData("小明妈妈", null)]
    public void A_typed_code_is_told_from_words_numbers_and_invitations(string typed, string? meant) => CardCodes.Read(typed).ShouldBe(meant);

    [Fact]
    public void Codes_are_made_so_that_they_are_read_again_in_link_and_print()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => CardCodes.New()).ToList();
        codes.Distinct().Count().ShouldBe(2000);
        codes.ShouldAllBe(c => CardCodes.ReadLink(CardCodes.Link(c)) == c.Replace("-", "", StringComparison.Ordinal) && CardCodes.Read(c) != null);
    }

    private static Task<Result<IssuedCards>> Issue(CardHouse at, Who who, long child, CardKind kind) =>
        at.House.Store.Write(who, work => at.House.Get<CardIssuing>().Issue(work, at.House.SchoolId, [child], kind, kind == CardKind.Office ? CardHolder.Office : CardHolder.Child));

    private static async Task<List<TodoLine>> Todo(CardHouse at) =>
        (await at.House.Do(work => at.House.Get<Todos>().Show(work, at.House.SchoolId), at.Coordinator)).FindAll(t => t.Kind == TodoKind.CardsOld);

    private static Task<List<long>> Logged(CardHouse at, UseCase what) =>
        at.House.Look(db => db.Audit.Where(a => a.What == what.ToString()).OrderBy(a => a.Sequence).Select(a => a.SubjectId).ToListAsync());
}
