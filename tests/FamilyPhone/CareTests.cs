using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

/// <summary>Week after week: one yes for the term, pauses, talks on own phones, what contradicts, and nobody forgotten.</summary>
public sealed class CareTests
{
    private const string Monday = "2026-11-30 08:00";

    [Fact]
    public async Task AnOrdinaryWeekIsTwoMessagesToTheParentAndOneAtHome()
    {
        await using var home = await Home.Open();
        await home.Week(confirm: true);
        home.Heard(home.Mother).ShouldBe(["call.parent.evening", "call.parent.soon"]);
        home.Heard(home.Grandmother).ShouldBe(["call.guardian.eve"]);
    }

    [Fact]
    public async Task AYesForTheTermLeavesOneMessageAWeekAndIsToldAtHomeOnce()
    {
        await using var home = await Home.Open();
        await home.As(home.Mother, work => home.Get<Standing>().Agree(work, home.Calls[0].Id));
        await home.Week();
        home.Heard(home.Mother).ShouldBe(["call.parent.soon"]);
        home.Heard(home.Grandmother).ShouldBe(["call.guardian.standing"]);
        home.House.Sent.Clear();
        await home.House.PlayUntil("2027-01-02 08:00");
        // Four more weeks, the calls of the later ones made after the yes.
        home.Heard(home.Mother).ShouldBe(Enumerable.Repeat("call.parent.soon", 5));
        home.Heard(home.Grandmother).ShouldBeEmpty();
        (await home.House.Look(db => db.Calls.CountAsync(c => c.Standing && c.Day > new DateOnly(2026, 12, 25)))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task TheTermsYesIsTakenBackAsEasilyAndWhoCannotOnceIsMissedAtHome()
    {
        await using var home = await Home.Open();
        await home.As(home.Mother, work => home.Get<Standing>().Agree(work, home.Calls[0].Id));
        await home.As(home.Mother, work => home.Get<Calls>().Decline(work, home.Calls[0].Id));
        await home.Week();
        home.Heard(home.Mother).ShouldBeEmpty();
        home.Heard(home.Grandmother).ShouldBe(["call.guardian.standing", "call.cancelled"], ignoreOrder: true);
        await home.As(home.Mother, work => home.Get<Standing>().TakeBack(work, home.Calls[1].Id));
        home.House.Sent.Clear();
        await home.House.PlayUntil("2026-12-05 08:00");
        home.Heard(home.Mother).ShouldBe(["call.parent.evening", "call.parent.nudge", "call.parent.soon"]);
        SchoolTerms.UsualEnd(new DateOnly(2026, 11, 27)).ShouldBe(new DateOnly(2027, 1, 31));
        SchoolTerms.UsualEnd(new DateOnly(2027, 3, 1)).ShouldBe(new DateOnly(2027, 7, 15));
    }

    [Fact]
    public async Task WhoAnswersNothingIsAskedOnceMoreInTheMorningAndWhoAnswersIsNot()
    {
        await using var home = await Home.Open();
        await home.House.PlayUntil("2026-11-27 08:29");
        home.Heard(home.Mother).ShouldBe(["call.parent.evening"]);
        await home.House.PlayUntil("2026-11-27 08:31");
        home.Heard(home.Mother).ShouldBe(["call.parent.evening", "call.parent.nudge"]);
        await home.As(home.Mother, work => home.Get<Calls>().Confirm(work, home.Calls[0].Id));
        await home.House.PlayUntil("2026-11-28 08:31");
        home.Heard(home.Mother).Count(k => k == "call.parent.nudge").ShouldBe(1);
    }

    [Fact]
    public async Task AGuardianWhoWasToldHearsWhenItIsOffAndWhenItIsOnAgain()
    {
        await using var home = await Home.Open();
        await home.House.PlayUntil("2026-11-26 20:00");
        await home.As(home.Mother, work => home.Get<Calls>().Decline(work, home.Calls[0].Id));
        await home.House.PlayUntil("2026-11-26 20:01");
        await home.As(home.Mother, work => home.Get<Calls>().Confirm(work, home.Calls[0].Id));
        await home.House.PlayUntil("2026-11-26 20:02");
        await home.As(home.Mother, work => home.Get<Calls>().Decline(work, home.Calls[0].Id));
        await home.As(home.Mother, work => home.Get<Calls>().Confirm(work, home.Calls[0].Id));
        await home.House.PlayUntil("2026-11-26 21:00");
        home.Heard(home.Grandmother).ShouldBe(["call.guardian.eve", "call.cancelled", "call.guardian.again"]);
        await home.House.Do(work => home.Get<Calls>().Cancel(work, home.Calls[0].Id));
        await home.House.PlayUntil("2026-11-26 21:01");
        home.Heard(home.Grandmother)[^1].ShouldBe("call.cancelled");
    }

    [Fact]
    public async Task WhileTheParentIsHomeNothingIsAskedAndTheCallsComeBack()
    {
        await using var home = await Home.Open();
        await home.As(home.Mother, work => home.Get<Pauses>().Pause(work, home.Mother.Id, 14));
        (await home.House.CallsOf(home.Child)).Select(c => c.Day).ShouldBe([new(2026, 12, 11), new(2026, 12, 18)]);
        await home.House.PlayUntil("2026-12-05 08:00");
        home.House.Sent.ShouldBeEmpty();
        await home.As(home.Mother, work => home.Get<Pauses>().Resume(work, home.Mother.Id));
        (await home.House.CallsOf(home.Child)).Count.ShouldBe(4);
        await home.House.PlayUntil("2026-12-11 00:00");
        home.Heard(home.Mother)[0].ShouldBe("call.parent.evening");
        (await home.House.Store.Write(Who.Member(home.Grandmother.Id), work => home.Get<Pauses>().Pause(work, home.Mother.Id, 7))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task ATimeGivenAwayDuringThePauseStandsOnTheListAndCanBeMadeUp()
    {
        await using var home = await Home.Open();
        await home.As(home.Mother, work => home.Get<Pauses>().Pause(work, home.Mother.Id, 14));
        var other = await home.House.Child("小红");
        var aunt = await home.House.Parent(other);
        await home.House.Slot(other, aunt, home.Line, DayOfWeek.Thursday, "16:20");
        var theirs = (await home.House.CallsOf(other))[0];
        await home.House.Do(work => home.Get<Moves>().Move(work, theirs.Id, home.Line.Id, home.Calls[0].StartsAt));
        await home.As(home.Mother, work => home.Get<Pauses>().Resume(work, home.Mother.Id));
        var line = (await home.Todo()).Where(t => t.Kind == TodoKind.GaveWay).ShouldHaveSingleItem();
        line.SubjectId.ShouldBe(home.Calls[0].Id);
        await home.As(home.Mother, work => home.Get<Moves>().Move(work, line.SubjectId, home.Line.Id, ManualClock.At("2026-11-28 10:00")));
        (await home.Todo()).ShouldNotContain(t => t.Kind == TodoKind.GaveWay);
    }

    [Fact]
    public async Task AChildWhoComesBackHasNoCallUntilItsWeeklyTimeIsTakenUp()
    {
        await using var home = await Home.Open();
        await home.House.Change<Child>(home.Child.Id, c => c.Status = ChildStatus.ParentsReturned);
        (await home.House.CallsOf(home.Child)).ShouldBeEmpty();
        await home.House.Change<Child>(home.Child.Id, c => c.Status = ChildStatus.AtSchool);
        (await home.House.CallsOf(home.Child)).ShouldBeEmpty();
        await home.As(home.Mother, work => home.Get<Pauses>().Resume(work, home.Mother.Id));
        (await home.House.CallsOf(home.Child)).ShouldBeEmpty("what the parent takes up is what the parent let rest");
        await home.House.Do(work => home.Get<Slots>().TakeUp(work, home.Calls[0].SlotId!.Value));
        (await home.House.CallsOf(home.Child)).Select(c => c.StartsAt).ShouldBe(home.Calls.Select(c => c.StartsAt));
        await home.Week(confirm: true);
        home.Heard(home.Mother).ShouldBe(["call.parent.evening", "call.parent.soon"]);
    }

    [Fact]
    public async Task WhoSaysTheOppositeOfAnotherIsFlaggedUntilSomebodyLooked()
    {
        await using var home = await Home.Open();
        var (call, calls) = (home.Calls[0].Id, home.Get<Calls>());
        await home.As(home.Mother, work => calls.Confirm(work, call));
        await home.House.Do(work => calls.Decline(work, call), home.Coordinator);
        (await home.Todo()).ShouldHaveSingleItem().Kind.ShouldBe(TodoKind.Contested);
        await home.As(home.Mother, work => calls.Confirm(work, call));
        (await home.Todo()).ShouldBeEmpty();
        home.House.Clock.Set("2026-11-27 17:00");
        await home.House.Do(work => calls.Report(work, call, CallOutcome.Missed, MissedReason.NoAnswer), home.Coordinator);
        await home.As(home.Mother, work => calls.FamilySays(work, call, CallOutcome.Happened));
        (await home.Todo()).ShouldHaveSingleItem().Kind.ShouldBe(TodoKind.Contested);
        (await home.House.Store.Write(Who.Member(home.Mother.Id), work => calls.Agree(work, call))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await home.House.Do(work => calls.Agree(work, call), home.Coordinator);
        (await home.Todo()).ShouldBeEmpty();
    }

    [Fact]
    public async Task ATalkOnOwnPhonesCountsOnceAWeekAndTheGuardianCanBeAsked()
    {
        await using var home = await Home.Open();
        var talks = home.Get<OwnTalks>();
        var said = await home.House.Do(work => talks.Say(work, home.Child.Id), Who.Member(home.Mother.Id));
        (await home.House.Do(work => talks.Say(work, home.Child.Id), Who.Member(home.Mother.Id))).Id.ShouldBe(said.Id);
        (await home.House.Store.Write(Who.Member(home.Mother.Id), work => talks.AskGuardian(work, said.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        for (var i = 0; i < 2; i++) await home.House.Do(work => talks.AskGuardian(work, said.Id), home.Coordinator);
        await home.House.PlayUntil("2026-11-23 09:00");
        home.Heard(home.Grandmother).ShouldBe(["call.own.guardian"]);
        await home.As(home.Grandmother, work => talks.Confirm(work, said.Id, so: false));
        (await home.Todo()).ShouldHaveSingleItem().Kind.ShouldBe(TodoKind.OwnTalkDenied);
        await home.As(home.Grandmother, work => talks.Confirm(work, said.Id, so: true));
        (await home.Todo()).ShouldBeEmpty();
    }

    [Fact]
    public async Task TwoWeeksWithoutATalkAreToldTheClassTeacherOnceAndStandOnTheListWithTheWholePicture()
    {
        await using var home = await Home.Open();
        await home.House.PlayUntil("2026-11-27 17:00");
        await home.House.Do(work => home.Get<Calls>().Report(work, home.Calls[0].Id, CallOutcome.Missed, MissedReason.NumberDead));
        await home.House.PlayUntil("2026-12-03 20:00");
        await home.As(home.Mother, work => home.Get<Calls>().Confirm(work, home.Calls[1].Id));
        await home.House.PlayUntil("2026-12-07 07:59");
        (await home.Todo()).ShouldNotContain(t => t.Kind == TodoKind.TwoWeeksSilent && t.At > ManualClock.At("2026-12-07 00:00"));
        home.Heard(home.ClassTeacher).ShouldBeEmpty();
        await home.House.PlayUntil("2026-12-08 08:00");
        home.Heard(home.ClassTeacher).ShouldBe(["call.silent"]);
        var silence = (await home.Todo()).Single(t => t.Kind == TodoKind.TwoWeeksSilent).Silence.ShouldNotBeNull();
        (silence.Tried, silence.Confirmed, silence.Declined, silence.NumberDead, silence.Next).ShouldBe((2, 1, 0, true, NextBest.OtherAdult));
        await home.House.Restart();
        await home.House.PlayUntil("2026-12-14 09:00");
        home.Heard(home.ClassTeacher).Count.ShouldBe(1);
        await home.House.Do(work => home.Get<OwnTalks>().Say(work, home.Child.Id), Who.Member(home.Mother.Id));
        (await home.Todo()).ShouldNotContain(t => t.Kind == TodoKind.TwoWeeksSilent);
    }

    [Fact]
    public async Task AWordThatTheChildHeardEndsASilenceAndTheNextOneIsToldAgain()
    {
        await using var home = await Home.Open();
        await home.House.PlayUntil("2026-12-05 08:00");
        var word = await home.As(home.Mother, work => home.Get<ParentWords>().Write(work, home.Calls[1].Id, "早点睡"));
        await home.House.PlayUntil("2026-12-07 09:00");
        home.Heard(home.ClassTeacher).ShouldBe(["call.silent"], "what nobody has read to the child is no contact");
        await home.House.Do(work => home.Get<ParentWords>().Heard(work, word), home.Coordinator);
        (await home.Todo()).ShouldNotContain(t => t.Kind == TodoKind.TwoWeeksSilent);
        await home.House.PlayUntil("2026-12-21 07:59");
        home.Heard(home.ClassTeacher).Count.ShouldBe(1);
        (await home.Todo()).ShouldNotContain(t => t.Kind == TodoKind.TwoWeeksSilent);
        await home.House.PlayUntil("2026-12-29 09:00");
        home.Heard(home.ClassTeacher).ShouldBe(["call.silent", "call.silent"], "two weeks later it is a silence of its own");
        (await home.Todo()).ShouldContain(t => t.Kind == TodoKind.TwoWeeksSilent);
    }

    [Fact]
    public async Task WhatNobodySaidWhatCameTooLateAndANewNumberStandOnTheList()
    {
        await using var home = await Home.Open();
        home.House.Clock.Set("2026-11-30 08:00");
        await home.House.Get<Ticks>().RunDue();
        (await home.Todo()).Select(t => t.Kind).Distinct().ShouldBe([TodoKind.OutcomeUnknown, TodoKind.MessageExpired], ignoreOrder: true);
        await home.House.Do(work => home.Get<Calls>().Report(work, home.Calls[0].Id, CallOutcome.Happened));
        (await home.Todo()).ShouldNotContain(t => t.Kind == TodoKind.OutcomeUnknown);
        await home.As(home.Mother, work => home.Get<Preferences>().ChooseNumber(work, home.Mother.Id, "+81 90-1234 5678"));
        (await home.Todo()).Single(t => t.Kind == TodoKind.NumberChanged).Member.ShouldBe("小明妈妈");
        (await home.House.Look(db => db.Members.SingleAsync(m => m.Id == home.Mother.Id))).Phone.ShouldBe("+819012345678");
        foreach (var wrong in new[] { "", "12", "喂喂喂喂喂喂喂", "1234567890123456", "+" }) Preferences.Number(wrong).ShouldBeNull(wrong);
    }

    [Fact]
    public async Task ADutyPassesToWhoSaysYesAndStandsOnTheListUntilThen()
    {
        await using var home = await Home.Open();
        var session = await home.House.Look(db => db.Sessions.OrderBy(s => s.Day).FirstAsync());
        var (colleague, second) = (await home.House.Teacher("周敏"), await home.House.Teacher("吴刚"));
        var duty = home.Get<Substitutes>();
        (await home.House.Do(work => duty.Candidates(work, session.Id), Who.Member(home.Duty.Id))).Select(c => c.Name).ShouldBe(["吴刚", "周敏", home.ClassTeacher.Name], ignoreOrder: true);
        foreach (var asked in new[] { colleague, second }) await home.As(home.Duty, work => duty.Ask(work, session.Id, asked.Id));
        (await home.Todo()).ShouldHaveSingleItem().Kind.ShouldBe(TodoKind.DutyOpen);
        var asks = await home.House.Look(db => db.DutyAsks.OrderBy(a => a.Id).ToListAsync());
        await home.As(colleague, work => duty.Answer(work, asks[0].Id, yes: false));
        (await home.House.Store.Write(Who.Member(colleague.Id), work => duty.Answer(work, asks[1].Id, yes: true))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await home.As(second, work => duty.Answer(work, asks[1].Id, yes: true));
        (await home.Todo()).ShouldBeEmpty();
        await home.House.Do(work => home.Get<Lines>().SetOpenings(work, home.Line.Id, [.. Enum.GetValues<DayOfWeek>().Select(d => new OpeningDraft(d, new(7, 0), new(21, 0), home.ClassTeacher.Id))]));
        await home.House.PlayUntil("2026-11-27 15:30");
        home.Heard(second).ShouldBe(["call.duty.ask", "call.teacher.session"]);
        home.Heard(home.Duty).ShouldBe(["call.duty.answer", "call.duty.answer"]);
    }

    [Fact]
    public async Task FilesThatNoRowKnowsAreSweptAfterADayAndNoOthers()
    {
        await using var home = await Home.Open();
        var (media, words) = (home.Get<MediaStore>(), home.Get<ParentWords>());
        byte[] sound = [.. "OggS"u8, .. new byte[24], .. "OpusHead"u8, .. new byte[30]];
        var word = await home.House.Do(work => words.Record(work, home.Calls[0].Id, "F", 3), Who.Member(home.Mother.Id));
        var known = (await media.Put(home.Child.Id, word, new MemoryStream(sound), default)).Ref!;
        await home.House.Do(work => words.Fetched(work, word, 0, known));
        var orphan = (await media.Put(home.Child.Id, 77, new MemoryStream(sound), default)).Ref!;
        (await home.Get<MediaSweep>().Run(default)).ShouldBe(0);
        home.House.Machine.Advance(TimeSpan.FromDays(3650));
        (await home.Get<MediaSweep>().Run(default)).ShouldBe(1);
        media.OpenRead(home.Child.Id, orphan).State.ShouldBe(MediaState.Gone);
        using var kept = media.OpenRead(home.Child.Id, known).Content.ShouldNotBeNull();
    }

    private sealed class Home(TestHouse house) : IAsyncDisposable
    {
        public TestHouse House => house;

        public Child Child { get; private init; } = null!;

        public Member Mother { get; private init; } = null!;

        public Member Grandmother { get; private init; } = null!;

        public Member Duty { get; private init; } = null!;

        public Member ClassTeacher { get; private init; } = null!;

        public PhoneLine Line { get; private init; } = null!;

        public Who Coordinator { get; private init; }

        public List<Call> Calls { get; private init; } = [];

        public static async Task<Home> Open()
        {
            var house = await TestHouse.Open();
            await house.School();
            var (duty, own) = (await house.Teacher("陈芳"), await house.Teacher("李红"));
            await house.Class("三（2）班", own);
            var child = await house.Child();
            var (mother, grandmother, line) = (await house.Parent(child), await house.Guardian(child), await house.Line(duty: duty));
            await house.Slot(child, mother, line, DayOfWeek.Friday, "16:20");
            return new Home(house)
            {
                Child = child,
                Mother = mother,
                Grandmother = grandmother,
                Duty = duty,
                ClassTeacher = own,
                Line = line,
                Coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id),
                Calls = await house.CallsOf(child),
            };
        }

        public T Get<T>() where T : notnull => house.Get<T>();

        public Task As(Member who, Func<Domain.Storage.Work, Task<Result>> useCase) => house.Do(useCase, Who.Member(who.Id));

        public Task<T> As<T>(Member who, Func<Domain.Storage.Work, Task<Result<T>>> useCase) => house.Do(useCase, Who.Member(who.Id));

        public Task<List<TodoLine>> Todo() => house.Do(work => house.Get<Todos>().Show(work, house.SchoolId));

        public List<string> Heard(Member who) => [.. house.Sent.Where(s => s.Row.MemberId == who.Id).Select(s => s.Row.Kind)];

        /// <summary>Plays to the next Monday; the teacher reports that all got through, and the mother answers when she is to.</summary>
        public async Task Week(bool confirm = false) => await house.PlayUntil(Monday, async one =>
        {
            if (confirm && one.Row.Kind == "call.parent.evening") await As(Mother, work => house.Get<Calls>().Confirm(work, one.Row.SubjectId!.Value));
            if (one.Row.Kind == "call.teacher.after") await As(Duty, work => house.Get<Sessions>().Report(work, one.Row.SubjectId!.Value, []));
        });

        public ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
