using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Tests.Storage.Keys;

/// <summary>A keys folder of its own, removed afterwards.</summary>
public sealed class KeyFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("familylink-keys-").FullName;

    public KeySettings Settings => new(System.IO.Path.Combine(Path, "keys"));

    public SteppedClock Clock { get; } = new();

    public KeyFile Open(KeySettings? settings = null) =>
        KeyFile.TryOpen(settings ?? Settings, Clock, out var keys, out var problem) ? keys : throw new InvalidOperationException(problem.Message);

    public KeyProblem Problem(KeySettings? settings = null) =>
        KeyFile.TryOpen(settings ?? Settings, Clock, out _, out var problem) ? throw new InvalidOperationException("It opened.") : problem;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>A machine clock that moves when told.</summary>
public sealed class SteppedClock : TimeProvider
{
    private long elapsed = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref elapsed);

    public void Advance(TimeSpan time) => Interlocked.Add(ref elapsed, time.Ticks);
}
