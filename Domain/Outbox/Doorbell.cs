namespace FamilyLink.Domain.Outbox;

/// <summary>Tells the deliverer and the reader of the inbox of this process that something was committed for them; missing a ring costs half a second, never a message.</summary>
public sealed class Doorbell
{
    private volatile TaskCompletionSource _bell = New();

    /// <summary>Wakes everyone who waits.</summary>
    public void Ring() => Interlocked.Exchange(ref _bell, New()).TrySetResult();

    /// <summary>A task that completes at the next ring; take it before looking at the database.</summary>
    public Task Next => _bell.Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
