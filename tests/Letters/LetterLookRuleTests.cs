using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>What a school has to say before letters are looked at, and of which classes they are.</summary>
public sealed class LetterLookRuleTests : LookedAt
{
    [Fact]
    public async Task The_rule_waits_for_a_text_that_asks_every_family_anew_and_a_yes_to_the_old_promise_carries_no_letter_any_more()
    {
        await using var house = await TestHouse.Open();
        await School(house);
        await Agree(house, 20);
        var (letters, looks, teacher) = (house.Get<LetterWriting>(), house.Get<LetterLooks>(), Who.Member(Teacher.Id));
        async Task<Refusal?> Make(Role role) => (await house.Store.Write(Coordinator, work => looks.Make(work, Ming.SchoolId, new LetterLookRule(3, role)))).Refused;
        var begun = (await house.Do(work => letters.Begin(work, Ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, begun, "妈妈我想你", null, 1), teacher);
        (await Make(Role.Counsellor))!.Code.ShouldBe(RefusalCode.NoConsent, "the text still promises that letters are not opened");
        await Publish(house, asksAgain: false);
        (await Make(Role.Counsellor))!.Code.ShouldBe(RefusalCode.NoConsent, "who agreed to the old promise would be looked at");
        await Publish(house, asksAgain: true);
        await house.Change<Member>(Teacher.Id, m => m.PaperOnly = true);
        (await Make(Role.Teacher))!.Code.ShouldBe(RefusalCode.Missing, "no class teacher can sign in or has a chat");
        await house.Change<Member>(Teacher.Id, m => m.PaperOnly = false);
        (await Make(Role.Teacher)).ShouldBeNull("the chat is enough");
        async Task<List<string>> Unheld() => (await house.Do(work => looks.Classes(work, Ming.SchoolId), Coordinator)).Unheld;
        (await Unheld()).ShouldBeEmpty();
        await house.Change<SchoolClass>(Ming.ClassId, k => k.TeacherId = null);
        (await Unheld()).ShouldBe(["三（2）班"], "its letters would wait for nobody");
        await house.Change<SchoolClass>(Ming.ClassId, k => k.TeacherId = Teacher.Id);
        (await Make(Role.Counsellor)).ShouldBeNull();

        (await house.Store.Write(teacher, work => letters.Send(work, begun))).Refused!.Code.ShouldBe(RefusalCode.NoConsent);
        (await house.Store.Write(teacher, work => letters.Begin(work, Ming.Id))).Refused!.Code.ShouldBe(RefusalCode.NoConsent);
        (await house.Store.Write(Who.Member(Mother.Id), work => letters.BeginAnswer(work, Ming.Id, null))).Refused!.Code.ShouldBe(RefusalCode.NoConsent);
        await house.Get<AskTicks>().RunDue(default);
        (await house.Look(db => db.ConsentAsks.AnyAsync(a => a.ChildId == Ming.Id && a.Purpose == ConsentPurpose.Letters))).ShouldBeTrue("the family is asked anew");
        await Agree(house, 21);
        await house.Do(work => letters.Send(work, begun), teacher);
        (await State(house, begun)).ShouldBe(LetterState.AtReview);
    }

    [Fact]
    public async Task A_class_named_by_its_year_of_entry_is_looked_at_by_the_grade_it_is_in_and_one_whose_grade_nobody_can_know_is_named()
    {
        await using var house = await TestHouse.Open();
        await School(house, "2025级1班");
        await Publish(house, asksAgain: true);
        await Agree(house, 21);
        var (letters, looks, teacher) = (house.Get<LetterWriting>(), house.Get<LetterLooks>(), Who.Member(Teacher.Id));
        Task Make(int upTo, int? entry = null) => house.Do(work => looks.Make(work, Ming.SchoolId, new LetterLookRule(upTo, Role.Counsellor, entry)), Coordinator);
        async Task<List<string>> Unread() => (await house.Do(work => looks.Classes(work, Ming.SchoolId), Coordinator)).Unread;

        await house.Change<School>(Ming.SchoolId, s => s.Name = "河湾小学");
        await Make(2);
        (await State(house, await Written(house, letters, teacher))).ShouldBe(LetterState.AtReview, "it is in the second grade");
        (await Unread()).ShouldBeEmpty();
        await Make(1);
        (await State(house, await Written(house, letters, teacher))).ShouldBe(LetterState.Queued);

        await house.Change<School>(Ming.SchoolId, s => s.Name = "河湾学校");
        await Make(2);
        (await State(house, await Written(house, letters, teacher))).ShouldBe(LetterState.Queued, "it could be the eighth");
        (await Unread()).ShouldBe(["2025级1班"]);
        await Make(2, entry: 1);
        (await Unread()).ShouldBeEmpty();
        (await State(house, await Written(house, letters, teacher))).ShouldBe(LetterState.AtReview);
        (await house.Store.Write(Coordinator, work => looks.Make(work, Ming.SchoolId, new LetterLookRule(2, Role.Counsellor, 4)))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
    }
}
