namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>Wakes everyone who waits for something to change; a wake may be for nothing, so look again.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>Completes at the next pulse.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Pulse() => Interlocked.Exchange(ref _next, Fresh()).SetResult();

    /// <summary>Looks again after every pulse until something is found or the limit is over (machine clock); null when it is.</summary>
    public async Task<T?> WaitFor<T>(Func<T?> look, TimeSpan limit, TimeProvider machine, CancellationToken stop) where T : class
    {
        var start = machine.GetTimestamp();
        while (true)
        {
            // Taken before looking, so that a change between the look and the wait is not missed.
            var next = Next;
            if (look() is { } found)
                return found;
            var left = limit - machine.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return null;
            try
            {
                await next.WaitAsync(left, machine, stop);
            }
            catch (TimeoutException)
            {
                return look();
            }
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
