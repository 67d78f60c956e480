namespace FamilyLink.Domain.FamilyPhone;

/// <summary>One family phone call: three facts (plan, answer, outcome), not one long state.</summary>
[KeepsHistory]
public sealed class Call : SchoolEntity
{
    /// <summary>The weekly slot it came from, or null for an extra call.</summary>
    public long? SlotId { get; init; }

    /// <summary>The line, or null for the family's own phones.</summary>
    public long? LineId { get; init; }

    /// <summary>The child who calls.</summary>
    public long ChildId { get; init; }

    /// <summary>The parent who is called.</summary>
    public long ParentId { get; init; }

    /// <summary>The day at the school; with <see cref="LineId"/> it names the session.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Start, UTC.</summary>
    public DateTime StartsAt { get; init; }

    /// <summary>End, UTC.</summary>
    public DateTime EndsAt { get; init; }

    /// <summary>The call this one took the place of, or null.</summary>
    public long? MovedFromId { get; init; }

    /// <summary>True when the child came by without an appointment: nobody is reminded of it.</summary>
    public bool WalkIn { get; init; }

    /// <summary>Whether it is to be held.</summary>
    public CallPlan Plan { get; private set; }

    /// <summary>What the parent said.</summary>
    public CallAnswer Answer { get; private set; }

    /// <summary>When the parent said it, UTC, school clock.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>True when the parent asked for another time and a teacher should help.</summary>
    public bool WantsOtherTime { get; private set; }

    /// <summary>How it went.</summary>
    public CallOutcome Outcome { get; private set; }

    /// <summary>Why it was missed, or null.</summary>
    public MissedReason? MissedReason { get; private set; }

    /// <summary>When the outcome was said, UTC, school clock.</summary>
    public DateTime? OutcomeAt { get; private set; }

    /// <summary>The member who said the outcome, or null when the system or a staff account did.</summary>
    public long? OutcomeBy { get; private set; }

    /// <summary>How long they talked, in minutes, as the teacher wrote it down, or null.</summary>
    public int? MinutesTalked { get; private set; }

    /// <summary>How the child was afterwards, as the teacher saw it, or null (亲情电话登记表: 情绪).</summary>
    public CallMood? Mood { get; private set; }

    /// <summary>Who gave the answer, a member, or null when a staff account did.</summary>
    public long? AnsweredBy { get; private set; }

    /// <summary>What another parent of the child said of this call, as somebody at the school wrote it down; it decides nothing.</summary>
    public CallAnswer OtherAnswer { get; private set; }

    /// <summary>That other parent, or null.</summary>
    public long? OtherAnsweredBy { get; private set; }

    /// <summary>True when somebody else wrote down the opposite of what the parent had said, or the two parents say the opposite of each other: the coordinator looks.</summary>
    public bool AnswerContested { get; private set; }

    /// <summary>True when the answer is the parent's yes to the whole term.</summary>
    public bool Standing { get; private set; }

    /// <summary>How it went by the parent's own word, where somebody else reports the call.</summary>
    public CallOutcome FamilySaid { get; private set; }

    /// <summary>The call that held its time when it was made, or null; such a call was never in the plan.</summary>
    public long? GaveWayToId { get; private set; }

    /// <summary>The days without calls that took it out of the plan, or null.</summary>
    public long? FellToId { get; private set; }

    /// <summary>True when the parent and somebody else say the opposite of each other about how it went.</summary>
    public bool OutcomeContested => FamilySaid != CallOutcome.None && Outcome is CallOutcome.Happened or CallOutcome.Missed && FamilySaid != Outcome;

    /// <summary>True when both parents were heard and say the opposite of each other.</summary>
    public bool ParentsDisagree => OtherAnswer != CallAnswer.None && Answer != CallAnswer.None && OtherAnswer != Answer;

    /// <summary>True while the plan stands and nobody has said how it went.</summary>
    public bool Open => Plan == CallPlan.Planned && Outcome == CallOutcome.None;

    /// <summary>Records the parent's answer while the call is still ahead.</summary>
    public Result Say(CallAnswer answer, bool otherTime, DateTime now, long? by = null, bool standing = false)
    {
        if (Plan != CallPlan.Planned) return RefusalCode.CallGone;
        if (Outcome != CallOutcome.None || now >= EndsAt) return RefusalCode.TooLate;
        // The parent's own word settles it; another's against it is for somebody to look at.
        AnswerContested = by != ParentId && by != AnsweredBy && AnsweredBy == ParentId && Answer != CallAnswer.None && answer != Answer;
        (Answer, WantsOtherTime, AnsweredAt, AnsweredBy, Standing) = (answer, otherTime, now, by, standing);
        AnswerContested |= ParentsDisagree;
        return Result.Done;
    }

    /// <summary>Keeps what another parent says; the call goes on as its own parent has it.</summary>
    public Result HearOther(CallAnswer answer, long other, DateTime now)
    {
        if (Plan != CallPlan.Planned) return RefusalCode.CallGone;
        if (Outcome != CallOutcome.None || now >= EndsAt) return RefusalCode.TooLate;
        (OtherAnswer, OtherAnsweredBy) = (answer, other);
        AnswerContested = ParentsDisagree;
        return Result.Done;
    }

    /// <summary>Records how it went; a later word from a person replaces an earlier one or the system's Unknown.</summary>
    public Result Report(CallOutcome outcome, MissedReason? reason, long? by, DateTime now)
    {
        if (Plan != CallPlan.Planned) return RefusalCode.CallGone;
        if (now < StartsAt) return RefusalCode.TooEarly;
        var bySchool = Outcome is CallOutcome.Happened or CallOutcome.Missed && OutcomeBy != ParentId;
        if (by == ParentId) FamilySaid = outcome;
        // What the school wrote down stays beside what the parent says against it.
        if (by == ParentId && bySchool) return Result.Done;
        (Outcome, MissedReason, OutcomeBy, OutcomeAt) = (outcome, outcome == CallOutcome.Missed ? reason : null, by, now);
        if (outcome != CallOutcome.Happened) (MinutesTalked, Mood) = (null, null);
        return Result.Done;
    }

    /// <summary>Writes down how long they talked and how the child was; only of a call that happened.</summary>
    public Result Describe(int? minutes, CallMood? mood)
    {
        if (Outcome != CallOutcome.Happened) return RefusalCode.TooEarly;
        (MinutesTalked, Mood) = (minutes, mood);
        return Result.Done;
    }

    /// <summary>Records that the parent of a missed call wants another time and a teacher should help.</summary>
    public Result WantAnother()
    {
        if (Plan != CallPlan.Planned) return RefusalCode.CallGone;
        if (Outcome != CallOutcome.Missed) return RefusalCode.TooEarly;
        WantsOtherTime = true;
        return Result.Done;
    }

    /// <summary>Keeps what the parent says of a call that somebody else reports.</summary>
    public void FamilySays(CallOutcome outcome) => FamilySaid = outcome;

    /// <summary>Somebody looked at what contradicts: it stays as it is.</summary>
    public void Agree() => (AnswerContested, FamilySaid, OtherAnswer, OtherAnsweredBy) = (false, CallOutcome.None, CallAnswer.None, null);

    /// <summary>Takes the call out of the plan for a time: the family is together, or the child is away.</summary>
    public Result Pause() => Leave(CallPlan.Paused);

    /// <summary>Takes a paused call into the plan again, unasked and unanswered.</summary>
    public void Resume()
    {
        if (Plan == CallPlan.Paused) (Plan, Answer, WantsOtherTime, AnsweredAt, AnsweredBy, Standing) = (CallPlan.Planned, CallAnswer.None, false, null, null, false);
    }

    /// <summary>Gives way to a call that holds its time.</summary>
    public void GiveWay(long toId) => (Plan, GaveWayToId) = (CallPlan.Cancelled, toId);

    /// <summary>Takes the call out of the plan.</summary>
    public Result Cancel() => Leave(CallPlan.Cancelled);

    /// <summary>Takes the call out of the plan because the school holds none then; moved when another one of the week stands in its place.</summary>
    public Result Fall(long quietDaysId, bool moved)
    {
        if (Leave(moved ? CallPlan.Moved : CallPlan.Cancelled) is { Refused: { } no }) return no;
        FellToId = quietDaysId;
        return Result.Done;
    }

    /// <summary>Takes the call out of the plan because another one stands in its place.</summary>
    public Result MoveAway() => Leave(CallPlan.Moved);

    /// <summary>The same call at another instant (UTC) of its day, with what the parent said of it; the present one is then to be moved away.</summary>
    public Call Again(long id, DateTime startsAt) => new()
    {
        Id = id,
        SchoolId = SchoolId,
        LineId = LineId,
        ChildId = ChildId,
        ParentId = ParentId,
        Day = Day,
        StartsAt = startsAt,
        EndsAt = startsAt + (EndsAt - StartsAt),
        MovedFromId = Id,
        WalkIn = WalkIn,
        Answer = Answer,
        AnsweredAt = AnsweredAt,
        AnsweredBy = AnsweredBy,
        Standing = Standing,
    };

    private Result Leave(CallPlan plan)
    {
        if (Plan != CallPlan.Planned) return RefusalCode.CallGone;
        if (Outcome != CallOutcome.None) return RefusalCode.TooLate;
        Plan = plan;
        return Result.Done;
    }
}
