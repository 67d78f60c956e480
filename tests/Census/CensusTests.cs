using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Census;

/// <summary>Two classes: 三（1）班 whose teacher has a chat, 三（2）班 whose teacher works on paper.</summary>
public sealed class CensusTests
{
    [Fact]
    public async Task A_round_is_opened_by_one_press_asks_the_teacher_with_a_chat_once_and_is_the_only_one()
    {
        await using var at = await Place.Monday();
        var round = await at.Open();
        (await at.Rows(CensusAsking.Ask)).Select(m => m.MemberId).ShouldBe([at.Li.Id], "the other has no chat");
        (await at.House.Store.Write(at.Coordinator, work => at.Rounds.Open(work, at.House.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.CensusOpen);
        var page = await at.Page();
        page.Open!.Round.ShouldSatisfyAllConditions(r => r.Id.ShouldBe(round), r => r.Season.ShouldBe(new DateOnly(2026, 9, 1)), r => r.DueOn.ShouldBe(r.OpenedOn.AddDays(14)));
        page.Open.Classes.Select(c => (c.Class, c.ByChat, c.Open)).ShouldBe([("三（1）班", true, 2), ("三（2）班", false, 2)]);
        // Somebody who comes to a chat while it is open is asked like the others, and once.
        await at.House.Enrol(at.Wang);
        for (var i = 0; i < 2; i++) await at.House.Get<CensusTicks>().RunDue();
        (await at.Rows(CensusAsking.Ask)).Select(m => m.MemberId).ShouldBe([at.Li.Id, at.Wang.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_has_children_left_is_reminded_on_the_third_and_on_the_sixth_day_at_noon_and_never_after()
    {
        await using var at = await Place.Monday();
        await at.Open();
        var reminded = new List<string>();
        foreach (var hour in Enumerable.Range(0, 24 * 20))
        {
            at.House.Clock.Set(ManualClock.At("2026-11-23 08:30").AddHours(hour));
            await at.House.Get<CensusTicks>().RunDue();
            reminded.AddRange((await at.House.Do(work => Deliver(work, CensusAsking.Remind))).Select(r => $"{r.SentAt:MM-dd HH:mm}"));
        }

        // Looked at on the half hour; the row itself is due at 12:30 at the school.
        reminded.ShouldBe(["11-26 04:30", "11-29 04:30"]);
        (await at.Page()).Open!.Classes.ShouldAllBe(c => c.Late);
        (await at.Todos(TodoKind.CensusLate)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_is_through_is_reminded_no_more_nor_is_anybody_once_the_round_is_closed()
    {
        await using var at = await Place.Monday();
        var round = await at.Open();
        foreach (var child in at.OfLi) await at.House.Do(work => at.Answers.Same(work, child.Id, CensusWay.Chat), Who.Member(at.Li.Id));
        (await at.Rows(CensusAsking.Remind)).ShouldAllBe(m => m.State == OutboxState.Cancelled);
        await at.House.Enrol(at.Wang);
        await at.House.Get<CensusTicks>().RunDue();
        (await at.Rows(CensusAsking.Remind)).Count(m => m.State == OutboxState.Pending).ShouldBe(2);
        await at.House.Do(work => at.Rounds.Close(work, round), at.Coordinator);
        (await at.Rows(CensusAsking.Remind)).ShouldAllBe(m => m.State == OutboxState.Cancelled);
        (await at.House.Store.Write(at.Coordinator, work => at.Rounds.Close(work, round))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
        (await at.House.Store.Write(Who.Member(at.Li.Id), work => at.Answers.Same(work, at.OfLi[0].Id, CensusWay.Chat))).Refused!.Code.ShouldBe(RefusalCode.NotFound);
    }

    [Fact]
    public async Task A_change_is_written_at_once_with_its_history_and_who_may_not_change_leaves_a_note_for_the_coordinator()
    {
        await using var at = await Place.Monday();
        await at.Open();
        var (child, li) = (at.OfLi[0], Who.Member(at.Li.Id));
        await at.House.Do(work => at.Answers.Change(work, child.Id, CensusWay.Chat, away: Away.Both, boards: true), li);
        await at.House.Do(work => at.Answers.Moved(work, child.Id, CensusWay.Chat, "上坝村 3 组"), li);
        await at.House.Do(work => at.Answers.Note(work, child.Id, CensusWay.Chat, CensusAbout.Guardian, "跟外婆住了"), li);
        await at.House.Do(work => at.Answers.Same(work, child.Id, CensusWay.Chat), li);
        (await at.House.Look(db => db.CensusAnswers.SingleAsync())).Said.ShouldBe(CensusSaid.Changed, "nothing more has changed");
        (await at.House.Look(db => db.Children.SingleAsync(c => c.Id == child.Id))).ShouldSatisfyAllConditions(c => c.Away.ShouldBe(Away.Both), c => c.Boards.ShouldBeTrue(), c => c.LivesWith.ShouldBe(LivesWith.Grandparents));
        (await at.House.Look(db => db.Changes.Where(c => c.SubjectId == child.Id).Select(c => c.Field + " " + c.Who).ToListAsync())).ShouldBe([$"Away member:{at.Li.Id}", $"Boards member:{at.Li.Id}"], ignoreOrder: true);
        await at.House.Do(work => at.Answers.Note(work, at.OfLi[1].Id, CensusWay.Chat, CensusAbout.MovedAway, null), li);
        (await at.House.Look(db => db.Children.SingleAsync(c => c.Id == at.OfLi[1].Id))).Status.ShouldBe(ChildStatus.AtSchool, "that is the coordinator's to change");
        (await at.Todos(TodoKind.CensusLeft)).ShouldHaveSingleItem().ChildId.ShouldBe(at.OfLi[1].Id);
        var notes = await at.House.Do(work => at.Rounds.Notes(work, at.House.SchoolId), at.Coordinator);
        notes.Select(n => (n.About, n.Words, n.Who)).ShouldBe([(CensusAbout.Guardian, "跟外婆住了", "李芳"), (CensusAbout.MovedAway, null, "李芳")]);
        foreach (var note in notes) await at.House.Do(work => at.Rounds.Settle(work, note.Id), at.Coordinator);
        (await at.Todos(TodoKind.CensusLeft)).Concat(await at.Todos(TodoKind.CensusNote)).ShouldBeEmpty();
        // Said to have left by mistake: there after all, and nobody looks into it.
        await at.House.Do(work => at.Answers.Note(work, at.OfLi[1].Id, CensusWay.Chat, CensusAbout.Graduated, null), li);
        await at.House.Do(work => at.Answers.Same(work, at.OfLi[1].Id, CensusWay.Chat), li);
        (await at.Todos(TodoKind.CensusLeft)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sheet_is_entered_whole_or_not_at_all_and_the_closing_keeps_the_figures_for_comparison()
    {
        await using var at = await Place.Monday();
        var autumn = await at.Open();
        foreach (var child in at.OfLi) await at.House.Do(work => at.Answers.Same(work, child.Id, CensusWay.Chat), Who.Member(at.Li.Id));
        CensusEntry[] wrong = [new(at.OfWang[0].Id, CensusSaid.Same), new(at.OfWang[1].Id, CensusSaid.Left)];
        (await at.House.Store.Write(at.Coordinator, work => at.Answers.Enter(work, wrong, CensusWay.Paper))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        (await at.House.Look(db => db.CensusAnswers.CountAsync())).ShouldBe(2);
        CensusEntry[] sheet =
        [
            new(at.OfWang[0].Id, CensusSaid.Changed) { Boards = true, LivesWith = LivesWith.OtherKin, Away = Away.Father },
            new(at.OfWang[1].Id, CensusSaid.Left) { About = CensusAbout.MovedAway, Note = "去了县城" },
        ];
        (await at.House.Do(work => at.Answers.Enter(work, sheet, CensusWay.Paper), at.Coordinator)).ShouldBe(2);
        (await at.Page()).Open!.Classes.Select(c => (c.Same, c.Changed, c.Left, c.Open)).ShouldBe([(2, 0, 0, 0), (0, 1, 1, 0)]);
        await at.House.Do(work => at.Rounds.Close(work, autumn), at.Coordinator);
        await at.House.Change<Child>(at.OfWang[1].Id, c => c.Status = ChildStatus.MovedAway);
        at.House.Clock.Set("2027-03-02 08:00");
        await at.Open();
        (await at.Todos(TodoKind.CensusDue)).ShouldBeEmpty();
        var page = await at.Page();
        page.Open!.Round.Season.ShouldBe(new DateOnly(2027, 3, 1));
        page.Open.Classes.Sum(c => c.All).ShouldBe(3);
        var kept = page.Earlier.ShouldHaveSingleItem().Counts;
        kept.Select(c => (c.Class, c.Children, c.Boards, c.OneAway, c.WithOtherKin, c.Same, c.Changed, c.Left)).ShouldBe([("三（1）班", 2, 0, 0, 0, 2, 0, 0), ("三（2）班", 2, 1, 1, 1, 0, 1, 1)], "as it stood when it was closed");
    }

    [Fact]
    public async Task A_round_is_due_in_the_first_weeks_of_the_schools_terms_or_of_september_and_march()
    {
        await using var at = await Place.Monday();
        (await at.Page()).DueSince.ShouldBeNull("in November the weeks for it are over");
        foreach (var (day, due) in new[] { ("2027-02-28", false), ("2027-03-01", true), ("2027-03-28", true), ("2027-03-29", false), ("2027-09-01", true) })
        {
            at.House.Clock.Set(day + " 08:00");
            ((await at.Todos(TodoKind.CensusDue)).Count == 1).ShouldBe(due, day);
        }

        at.House.Clock.Set("2027-08-20 08:00");
        await at.House.Do<long>(work => at.House.Get<SchoolTerms>().Keep(work, at.House.SchoolId, new DateOnly(2027, 8, 28), new DateOnly(2028, 1, 20)));
        foreach (var (day, due) in new[] { ("2027-08-27", false), ("2027-08-28", true), ("2027-09-24", true), ("2027-09-25", false) })
        {
            at.House.Clock.Set(day + " 08:00");
            ((await at.Todos(TodoKind.CensusDue)).Count == 1).ShouldBe(due, day);
        }

        at.House.Clock.Set("2027-08-29 08:00");
        var round = await at.Open();
        (await at.Page()).Open!.Round.Season.ShouldBe(new DateOnly(2027, 9, 1));
        await at.House.Do(work => at.Rounds.Close(work, round), at.Coordinator);
        at.House.Clock.Set("2027-09-10 08:00");
        (await at.Todos(TodoKind.CensusDue)).ShouldBeEmpty("once in a term is enough");
    }

    [Fact]
    public async Task A_teacher_reaches_the_own_class_a_viewer_the_figures_and_a_helper_from_outside_nothing()
    {
        await using var at = await Place.Monday();
        await at.Open();
        (await at.House.Store.Write(Who.Member(at.Li.Id), work => at.Answers.Same(work, at.OfWang[0].Id, CensusWay.Chat))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Do(work => at.Rounds.Show(work, at.House.SchoolId), Who.Member(at.Li.Id))).Open!.Classes.Select(c => c.Class).ShouldBe(["三（1）班"]);
        var viewer = Who.Staff((await at.House.Staff(Role.Viewer)).Id);
        (await at.House.Do(work => at.Rounds.Show(work, at.House.SchoolId), viewer)).Open!.Classes.Count.ShouldBe(2);
        var helper = Who.Member((await at.House.Person(MemberKind.Volunteer, "志愿者", null, enrolled: true)).Id);
        foreach (var who in new[] { viewer, helper })
        {
            (await at.House.Store.Write(who, work => at.Answers.OfClass(work, at.House.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
            (await at.House.Store.Write(who, work => at.Rounds.Notes(work, at.House.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        }

        (await at.House.Store.Write(helper, work => at.Rounds.Show(work, at.House.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var head = Who.Staff((await at.House.Staff(Role.Head)).Id);
        (await at.House.Store.Write(head, work => at.Rounds.Open(work, at.House.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.CensusOpen, "the head opens one too");
        (await at.House.Store.Write(head, work => at.Answers.Same(work, at.OfLi[0].Id, CensusWay.Console))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    private static async Task<Result<List<OutboxMessage>>> Deliver(FamilyLink.Domain.Storage.Work work, string kind)
    {
        var due = await work.Db.Outbox.Where(m => m.State == OutboxState.Pending && m.Kind == kind && m.NotBefore <= work.Now && m.ExpiresAt > work.Now).ToListAsync();
        foreach (var row in due) row.Sent(1, work.Now);
        return due;
    }
}
