namespace FamilyLink.Domain;

/// <summary>Gives out ids that always rise, also from many threads and when the machine clock steps back; one per process.</summary>
/// <param name="clock">The machine clock.</param>
/// <param name="installation">0 to 1023; processes that share a database must not share a number.</param>
public sealed class IdSource(TimeProvider clock, int installation)
{
    private readonly long installation = Checked(installation);

    // Milliseconds and sequence in one number, so that a full sequence simply runs into the next millisecond.
    private long last = -1;

    /// <summary>The next id: greater than every id this source gave before.</summary>
    public long Next()
    {
        var now = Math.Max(0, (long)(clock.GetUtcNow().UtcDateTime - Ids.Epoch).TotalMilliseconds) << Ids.SequenceBits;
        while (true)
        {
            var seen = Interlocked.Read(ref last);
            var next = Math.Max(now, seen + 1);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen) return Compose(next);
        }
    }

    /// <summary>Continues above an id given before the process started: keeps order when the clock was set back in between.</summary>
    public void ContinueAfter(long id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        var sequence = id & ((1L << Ids.SequenceBits) - 1);
        var known = (id >> (Ids.InstallationBits + Ids.SequenceBits) << Ids.SequenceBits) | sequence;
        long seen;
        while ((seen = Interlocked.Read(ref last)) < known && Interlocked.CompareExchange(ref last, known, seen) != seen) { }
    }

    private long Compose(long moment)
    {
        var sequence = moment & ((1L << Ids.SequenceBits) - 1);
        return (moment >> Ids.SequenceBits << (Ids.InstallationBits + Ids.SequenceBits)) | (installation << Ids.SequenceBits) | sequence;
    }

    private static int Checked(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(installation));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Ids.Installations, nameof(installation));
        return number;
    }
}
