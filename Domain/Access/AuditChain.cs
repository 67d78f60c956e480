using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Access;

/// <summary>Appends to and verifies the audit chain of each school (reliability 23).</summary>
public static class AuditChain
{
    /// <summary>Appends what the use case did to the chains of its schools.</summary>
    internal static async Task Append(Work work, IEngine engine, DateTime machineNow)
    {
        var at = new DateTime(machineNow.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        foreach (var chain in work.Done.GroupBy(d => d.SchoolId).OrderBy(g => g.Key))
        {
            await engine.Serialize(work.Db, chain.Key, work.Stop);
            var last = await work.Db.Audit.AsNoTracking().Where(e => e.SchoolId == chain.Key)
                .OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(work.Stop);
            var (sequence, previous) = (last?.Sequence ?? 0, last?.Hash ?? "");
            foreach (var (what, subject, school, why) in chain)
            {
                sequence++;
                var (who, name) = (work.Actor.Who.ToString(), what.ToString());
                var hash = HashOf(school, sequence, at, who, name, subject, why, previous);
                work.Db.Audit.Add(new AuditEntry { SchoolId = school, Sequence = sequence, At = at, Who = who, What = name, SubjectId = subject, Why = why, Previous = previous, Hash = hash });
                previous = hash;
            }
        }
    }

    /// <summary>Walks a school's chain from its first link and compares it with the heads that were kept elsewhere.</summary>
    /// <returns>The number of links, the head's hash, and the first broken place or null; the place after the last link when the end was cut off.</returns>
    public static async Task<(long Links, string Head, long? BrokenAt)> Verify(FamilyLinkDb db, long schoolId, IEnumerable<AuditHead> kept, CancellationToken ct)
    {
        var (sequence, previous) = (0L, "");
        var heads = kept.Where(h => h.SchoolId == schoolId).ToLookup(h => h.Sequence, h => h.Hash);
        await foreach (var e in db.Audit.AsNoTracking().Where(e => e.SchoolId == schoolId).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            sequence++;
            if (e.Sequence != sequence || e.Previous != previous || e.Hash != HashOf(e.SchoolId, e.Sequence, e.At, e.Who, e.What, e.SubjectId, e.Why, e.Previous))
                return (sequence, previous, sequence);
            if (heads[sequence].Any(h => h != e.Hash)) return (sequence, previous, sequence);
            previous = e.Hash;
        }

        return (sequence, previous, heads.Any(h => h.Key > sequence) ? sequence + 1 : null);
    }

    private static string HashOf(long school, long sequence, DateTime at, string who, string what, long subject, string? why, string previous)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{school}|{sequence}|{at:O}|{who}|{what}|{subject}|{why}|{previous}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
