using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Safeguarding;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>The look before a letter of a young class goes, and what is raised over one.</summary>
public sealed class LetterLookTests : LookedAt
{
    [Fact]
    public async Task A_letter_of_a_young_class_waits_for_the_counsellor_goes_back_with_a_word_and_then_arrives()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, mother, looks) = (stage.PhoneOf(Teacher), stage.PhoneOf(Mother), stage.Product.Get<LetterLooks>());
        await teacher.Say("/letter");
        await teacher.Sees("没想好写什么？可以写写");
        await teacher.Say("妈妈我想你");
        await teacher.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await teacher.Press("🔒 封口");
        await teacher.Sees("🔒 封了口：寄出前心理辅导老师看一遍，寄出以后，只有收信人能看。");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("低年级的信，心理辅导老师看过就寄出。");
        await stage.Until("2026-11-23 08:05");
        await stage.PhoneOf(Listener).Sees("小明有一封信等您看过再寄");
        (await mother.Count("小明给您写信了")).ShouldBe(0, "nobody looked yet");

        var letter = await stage.Product.Look(db => db.Letters.SingleAsync());
        await stage.Product.Do(work => looks.GiveBack(work, letter.Id, "请孩子写上名字"), Counsellor);
        await stage.Until("2026-11-23 08:10");
        await teacher.Sees("小明的信还没寄出。看信的老师说：「请孩子写上名字」。");
        await teacher.Press("✏ 打开这封信");
        await teacher.Sees("已经收好：1 段文字");
        await teacher.Say("小明");
        await teacher.Sees("已经收好：2 段文字");
        await stage.Quiet();
        await teacher.Press("📮 寄出");
        await teacher.Sees("心理辅导老师看过就寄出。");
        await stage.Quiet();
        await stage.Product.Do(work => looks.Pass(work, letter.Id), Counsellor);
        await stage.Until("2026-11-23 08:20");
        await mother.Sees("妈妈我想你");
        (await mother.Count("小明给您写信了")).ShouldBe(1);

        await teacher.Press("⚠ 有让人担心的");
        await teacher.Sees("小明哪里让您担心？");
        await teacher.Say("孩子说晚上一个人住");
        await teacher.Sees("已经告诉心理辅导老师和校长");
        await stage.Until("2026-11-23 08:25");
        await stage.PhoneOf(Listener).Sees("有一件让人担心的事等您看");
        (await stage.PhoneOf(Listener).Count("一个人住")).ShouldBe(0, "what worries is read at the desk alone");
        var concerns = stage.Product.Get<Concerns>();
        var line = (await stage.Product.Do(work => concerns.Show(work, Ming.SchoolId), Counsellor)).ShouldHaveSingleItem();
        (line.Words, line.Child, line.Concern.LetterId).ShouldBe(("孩子说晚上一个人住", "王小明", letter.Id));
    }

    [Fact]
    public async Task Nobody_but_the_named_role_looks_each_look_is_logged_with_its_rule_and_older_classes_are_not_looked_at()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (letters, looks, book, teacher) = (house.Get<LetterWriting>(), house.Get<LetterLooks>(), house.Get<LetterBook>(), Who.Member(Teacher.Id));
        async Task<RefusalCode?> Open(long id, Who who) => (await house.Store.Write(who, work => book.Open(work, id))).Refused?.Code;
        var letter = await Written(house, letters, teacher);
        foreach (var who in new[] { Coordinator, Head, teacher })
        {
            (await house.Store.Write(who, work => looks.Pass(work, letter))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, $"{who} is not the one who is named");
            (await Open(letter, who)).ShouldBe(who == teacher ? null : RefusalCode.NotAllowed);
        }

        (await Open(letter, Counsellor)).ShouldBeNull();
        (await house.Look(db => db.Audit.Where(a => a.SubjectId == letter && a.What == nameof(UseCase.LookLetter)).OrderBy(a => a.Sequence).Select(a => a.Why).ToListAsync())).ShouldBe(["Refused", "Refused", "Refused", "UpToGrade3"]);
        (await house.Store.Write(Counsellor, work => looks.GiveBack(work, letter, "  "))).Refused!.Code.ShouldBe(RefusalCode.Missing);
        await house.Do(work => looks.Pass(work, letter), Counsellor);
        (await Open(letter, Counsellor)).ShouldBe(RefusalCode.NotAllowed, "it has gone");
        (await house.Store.Write(Counsellor, work => looks.Pass(work, letter))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);

        // The class teacher, named, has seen what they took in themselves.
        await house.Staff(Role.Teacher, Teacher);
        await house.Do(work => looks.Make(work, Ming.SchoolId, new LetterLookRule(3, Role.Teacher)), Head);
        (await State(house, await Written(house, letters, teacher))).ShouldBe(LetterState.Queued);
        await house.Do(work => looks.Make(work, Ming.SchoolId, new LetterLookRule(2, Role.Counsellor)), Head);
        (await State(house, await Written(house, letters, teacher))).ShouldBe(LetterState.Queued, "a third class is not young here");

        // Who waits when the rule ends goes.
        await house.Do(work => looks.Make(work, Ming.SchoolId, new LetterLookRule(3, Role.Head)), Head);
        var waiting = await Written(house, letters, teacher);
        (await State(house, waiting)).ShouldBe(LetterState.AtReview);
        await house.Do(work => looks.Make(work, Ming.SchoolId, new LetterLookRule(null, Role.Head)), Coordinator);
        (await State(house, waiting)).ShouldBe(LetterState.Queued);
    }

    [Fact]
    public async Task A_late_page_makes_a_letter_that_is_looked_at_wait_for_it_and_for_the_look()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (letters, files, looks, teacher) = (house.Get<LetterWriting>(), house.Get<LetterFiles>(), house.Get<LetterLooks>(), Who.Member(Teacher.Id));
        var letter = (await house.Do(work => letters.Begin(work, Ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, letter, null, new(LetterPartKind.Picture, "p1", 0, 1, "album"), 1), teacher);
        await Fetched(1);
        await house.Do(work => letters.Send(work, letter), teacher);
        (await State(house, letter)).ShouldBe(LetterState.AtReview);
        house.Advance(TimeSpan.FromSeconds(5));
        await house.Do(work => letters.Join(work, new(LetterPartKind.Picture, "p2", 0, 2, "album")), teacher);
        (await house.Store.Write(Counsellor, work => looks.Pass(work, letter))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled, "a page is still to come");
        await Fetched(2);
        (await State(house, letter)).ShouldBe(LetterState.AtReview);
        await house.Do(work => looks.Pass(work, letter), Counsellor);
        (await State(house, letter)).ShouldBe(LetterState.Queued);
        (await house.Look(db => db.Outbox.CountAsync(m => m.Kind == LetterNews.Arrived && m.State == OutboxState.Pending))).ShouldBe(1);

        async Task Fetched(long source)
        {
            var part = await house.Look(db => db.LetterParts.Where(p => p.Source == source).Select(p => p.Id).SingleAsync());
            await house.Do(work => files.Fetched(work, part, new MediaRef(part, $"{source}", MediaKind.Jpeg, 5)));
        }
    }

    [Fact]
    public async Task A_concern_is_read_by_counsellor_and_head_alone_and_settled_with_what_was_done()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (concerns, teacher) = (house.Get<Concerns>(), Who.Member(Teacher.Id));
        var other = await house.Teacher("别的老师");
        (await house.Store.Write(Who.Member(other.Id), work => concerns.Raise(work, Ming.Id, "x"))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed, "not their child");
        (await house.Store.Write(teacher, work => concerns.Raise(work, Ming.Id, new string('好', Concerns.Longest + 1)))).Refused!.Code.ShouldBe(RefusalCode.TooLong);
        var (id, told) = await house.Do(work => concerns.Raise(work, Ming.Id, "胳膊上有伤"), teacher);
        told.ShouldBeTrue();
        (await house.Look(db => db.Outbox.SingleAsync(m => m.Kind == Concerns.Raised))).ChildId.ShouldBeNull("who looks at messages does not learn about whom somebody worries");
        var office = await house.Do(work => house.Get<Messages>().List(work, Ming.SchoolId, new MessageFilter()), Coordinator);
        office.Lines.ShouldNotContain(l => l.Message.Kind == Concerns.Raised);
        foreach (var who in new[] { Coordinator, teacher })
            (await house.Store.Write(who, work => concerns.Show(work, Ming.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Do(work => concerns.Count(work, Ming.SchoolId), Head)).ShouldBe((1, 1));
        await house.Do(work => concerns.Take(work, id), Counsellor);
        (await house.Do(work => concerns.Count(work, Ming.SchoolId), Head)).ShouldBe((0, 1));
        (await house.Store.Write(Counsellor, work => concerns.Settle(work, id, ""))).Refused!.Code.ShouldBe(RefusalCode.Missing, "what was done is written down");
        await house.Do(work => concerns.Settle(work, id, "家访了，摔的"), Head);
        (await house.Do(work => concerns.Show(work, Ming.SchoolId), Head)).ShouldBeEmpty();
        var line = (await house.Do(work => concerns.Show(work, Ming.SchoolId, settledToo: true), Head)).ShouldHaveSingleItem();
        (line.Words, line.Steps).ShouldBe(("胳膊上有伤", "家访了，摔的"));
        await house.Change<Member>(Listener.Id, m => m.Active = false);
        (await house.Do(work => concerns.Raise(work, Ming.Id, "还是担心"), teacher)).Told.ShouldBeFalse("nobody is reached: who raised it is told to go there");
        await house.Change<Child>(Ming.Id, c => c.Status = ChildStatus.Died);
        (await house.Do(work => concerns.Show(work, Ming.SchoolId, settledToo: true), Counsellor)).ShouldBeEmpty();
        (await house.Do(work => concerns.Count(work, Ming.SchoolId), Counsellor)).ShouldBe((0, 0));
        (await house.Look(db => db.Concerns.Select(c => c.WordsSealed).FirstAsync())).ShouldNotBe(System.Text.Encoding.UTF8.GetBytes("胳膊上有伤"));
    }
}
