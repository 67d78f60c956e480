namespace FamilyLink.Domain.Outbox;

/// <summary>Which messages to list.</summary>
/// <param name="States">States, or null for those that wait or need a person: Pending, RetryAt, Uncertain, Dead.</param>
/// <param name="Kind">One kind, or null.</param>
/// <param name="MemberId">To one member, or null.</param>
/// <param name="ChildId">About one child, or null.</param>
public sealed record MessageFilter(IReadOnlyList<OutboxState>? States = null, string? Kind = null, long? MemberId = null, long? ChildId = null);

/// <summary>One message as the console lists it; its words are rendered only when it is sent.</summary>
/// <param name="Message">The row: kind, state, reason, times.</param>
/// <param name="Member">To whom, or null.</param>
/// <param name="Child">About which child, or null.</param>
/// <param name="CanSendAgain">Whether sending it again is offered.</param>
/// <param name="CanCancel">Whether taking it back is offered.</param>
public sealed record MessageLine(OutboxMessage Message, string? Member, string? Child, bool CanSendAgain, bool CanCancel);

/// <summary>A page of messages.</summary>
/// <param name="Lines">Newest due first.</param>
/// <param name="Next">Id to go on after, or null at the end.</param>
public sealed record MessagePage(List<MessageLine> Lines, long? Next);
