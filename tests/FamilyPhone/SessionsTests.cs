using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class SessionsTests
{
    [Fact]
    public async Task TheTeacherOnDutyHearsOnceAnHourBeforeAndIsAskedOnceAfterTheLastCall()
    {
        await using var at = await Friday();
        await at.House.PlayUntil("2026-11-28 00:00");
        at.House.Sent.Where(s => s.Row.MemberId == at.Teacher.Id).Select(s => (s.Row.Kind, s.At)).ShouldBe(
            [("call.teacher.session", ManualClock.At("2026-11-27 15:20")), ("call.teacher.after", ManualClock.At("2026-11-27 16:40"))]);
    }

    [Fact]
    public async Task AllGotThroughNeedsNoMessageAndTheQuestionDies()
    {
        await using var at = await Friday();
        await at.House.PlayUntil("2026-11-27 16:35");
        await at.Report();
        await at.House.PlayUntil("2026-11-27 23:00");
        (await at.Outcomes()).ShouldBe([CallOutcome.Happened, CallOutcome.Happened]);
        at.House.Sent.ShouldNotContain(s => s.Row.Kind == "call.teacher.after");
        at.House.Sent.ShouldNotContain(s => s.At > ManualClock.At("2026-11-27 16:35"));
    }

    [Fact]
    public async Task WhoDidNotGetThroughIsNamedWithAReasonAndTheFamilyHearsKindly()
    {
        await using var at = await Friday();
        await at.House.PlayUntil("2026-11-27 16:45");
        var calls = await at.Calls();
        await at.Report(new MissedCall(calls[1].Id, MissedReason.NoAnswer));
        await at.House.PlayUntil("2026-11-27 18:00");
        (await at.Outcomes()).ShouldBe([CallOutcome.Happened, CallOutcome.Missed]);
        at.House.Sent.Single(s => s.Row.Kind == "call.parent.missed").Row.Args.ShouldBe("NoAnswer");
    }

    [Fact]
    public async Task AReportMayBeChangedUntilTheEndOfTheNextDayAndNotLater()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-27 17:00");
        await at.Report();
        var calls = await at.Calls();
        at.House.Clock.Set("2026-11-28 23:59");
        await at.Report(new MissedCall(calls[0].Id, MissedReason.ChildAway));
        (await at.Outcomes()).ShouldBe([CallOutcome.Missed, CallOutcome.Happened]);
        (await at.House.MessagesAbout(calls[0].Id, "call.parent.missed")).ShouldHaveSingleItem();
        at.House.Clock.Set("2026-11-29 00:00");
        (await at.TryReport()).Refused!.Code.ShouldBe(RefusalCode.TooLate);
    }

    [Fact]
    public async Task UnreportedCallsAreUnknownAfterTwoDaysAndALateWordReplacesThat()
    {
        await using var at = await Friday();
        await at.House.PlayUntil("2026-11-29 16:29");
        (await at.Outcomes()).ShouldBe([CallOutcome.None, CallOutcome.None]);
        await at.House.PlayUntil("2026-11-29 16:40");
        (await at.Outcomes()).ShouldBe([CallOutcome.Unknown, CallOutcome.Unknown]);
        await at.Report();
        (await at.Outcomes()).ShouldBe([CallOutcome.Happened, CallOutcome.Happened]);
    }

    [Fact]
    public async Task NotThisWeekCountsAsMissedForThatReasonAndNobodyIsTroubledAgain()
    {
        await using var at = await Friday();
        var calls = await at.Calls();
        await at.House.Do(work => at.House.Get<Calls>().Decline(work, calls[0].Id), Who.Member(calls[0].ParentId));
        at.House.Clock.Set("2026-11-27 17:00");
        await at.Report();
        (await at.Calls())[0].MissedReason.ShouldBe(MissedReason.ParentBusy);
        (await at.House.MessagesAbout(calls[0].Id)).ShouldNotContain(m => m.State == OutboxState.Pending);
    }

    [Fact]
    public async Task AReportBeforeTheLastCallBeganIsTooEarlyAndANameFromElsewhereIsInvalid()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-27 16:25");
        (await at.TryReport()).Refused!.Code.ShouldBe(RefusalCode.TooEarly);
        at.House.Clock.Set("2026-11-27 16:45");
        (await at.TryReport(new MissedCall(4711, MissedReason.NoAnswer))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
    }

    [Fact]
    public async Task SayingEachCallOfASessionAloneAlsoEndsTheQuestion()
    {
        await using var at = await Friday();
        at.House.Clock.Set("2026-11-27 16:45");
        foreach (var call in await at.Calls())
            await at.House.Do(work => at.House.Get<Calls>().Report(work, call.Id, CallOutcome.Happened), Who.Member(at.Teacher.Id));
        (await at.House.MessagesAbout(at.SessionId, "call.teacher.after")).ShouldHaveSingleItem().State.ShouldBe(OutboxState.Cancelled);
    }

    [Fact]
    public async Task NumbersAreShownToTheTeacherOnDutyAndLeaveALinkInTheAuditChain()
    {
        await using var at = await Friday();
        var numbers = await at.House.Do(work => at.House.Get<Numbers>().OfSession(work, at.SessionId), Who.Member(at.Teacher.Id));
        numbers.Count.ShouldBe(2);
        numbers.ShouldAllBe(n => n.Phone!.StartsWith("139"));
        (await at.House.Look(db => db.Audit.Where(e => e.What == "ShowNumbers").SingleAsync())).SubjectId.ShouldBe(at.SessionId);
        var other = await at.House.Teacher();
        (await at.House.Store.Write(Who.Member(other.Id), work => at.House.Get<Numbers>().OfSession(work, at.SessionId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task AParentsWordIsSealedAndReadOnlyByThoseWhoMay()
    {
        await using var at = await Friday();
        var call = (await at.Calls())[0];
        at.House.Clock.Set("2026-11-27 16:31");
        var word = await at.House.Do(work => at.House.Get<ParentWords>().Write(work, call.Id, "妈妈也要早点睡"), Who.Member(call.ParentId));
        (await at.House.Do(work => at.House.Get<ParentWords>().Open(work, word), Who.Member(at.Teacher.Id))).Text.ShouldBe("妈妈也要早点睡");
        (await at.House.Store.Write(Who.Member((await at.House.Teacher()).Id), work => at.House.Get<ParentWords>().Open(work, word))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await at.House.Look(db => db.Audit.CountAsync(e => e.What == "ReadWord"))).ShouldBe(1);
    }

    [Fact]
    public async Task ANewTeacherOnDutyGetsTheMessagesAndTheFormerOneNone()
    {
        await using var at = await Friday();
        var other = await at.House.Teacher();
        await at.House.Do(work => at.House.Get<Lines>().SetOpenings(work, at.Line.Id, [new OpeningDraft(DayOfWeek.Friday, new TimeOnly(16, 0), new TimeOnly(18, 0), other.Id)]));
        await at.House.PlayUntil("2026-11-28 00:00");
        at.House.Sent.Where(s => s.Row.SubjectId == at.SessionId).Select(s => s.Row.MemberId).Distinct().ShouldBe([other.Id]);
        (await at.House.Store.Write(Who.System, work => at.House.Get<Lines>().SetOpenings(work, at.Line.Id, []))).Refused!.Code.ShouldBe(RefusalCode.LineClosed);
    }

    private static async Task<Played> Friday()
    {
        var house = await TestHouse.Open();
        var teacher = await house.Teacher();
        var line = await house.Line(duty: teacher);
        foreach (var (name, time) in new[] { ("小明", "16:20"), ("小红", "16:30") })
        {
            var child = await house.Child(name);
            await house.Slot(child, await house.Parent(child), line, DayOfWeek.Friday, time);
        }

        var session = await house.Look(db => db.Sessions.OrderBy(s => s.Day).FirstAsync());
        return new Played(house, line, teacher, session.Id);
    }

    private sealed record Played(TestHouse House, PhoneLine Line, Member Teacher, long SessionId) : IAsyncDisposable
    {
        public Task<List<Call>> Calls() => House.Look(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == SessionId);
            return await db.Calls.Where(c => c.Day == session.Day).OrderBy(c => c.StartsAt).ToListAsync();
        });

        public async Task<List<CallOutcome>> Outcomes() => [.. (await Calls()).Select(c => c.Outcome)];

        public Task<Result> TryReport(params MissedCall[] missed) => House.Store.Write(Who.Member(Teacher.Id), work => House.Get<Sessions>().Report(work, SessionId, missed));

        public async Task Report(params MissedCall[] missed) => (await TryReport(missed)).Refused.ShouldBeNull();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
