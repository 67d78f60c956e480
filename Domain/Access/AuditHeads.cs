using System.Globalization;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Access;

/// <summary>
/// The heads of the audit chains, kept beside the keys in a file that only grows: whoever cuts the end of a chain off, or
/// writes it anew from some link on, must reach two places (reliability 23).
/// </summary>
/// <param name="settings">Where the keys lie.</param>
public sealed class AuditHeads(StorageSettings settings)
{
    private Dictionary<long, AuditHead>? _last;

    /// <summary>The file: a line for each head, with school, place in the chain, hash and time.</summary>
    public string Place => Path.Combine(settings.KeysDirectory, "audit-heads.txt");

    /// <summary>Every head that was kept, oldest first; a line that a crash cut off is no head.</summary>
    public IReadOnlyList<AuditHead> Read() =>
        File.Exists(Place) ? [.. File.ReadLines(Place).Select(AuditHead.Parse).OfType<AuditHead>()] : [];

    /// <summary>Adds the heads that have moved on; asked for every minute and at the end, by one caller at a time.</summary>
    /// <returns>The schools whose chain ends before its kept head: a link was removed, or an older backup put back.</returns>
    public async Task<IReadOnlyList<long>> Keep(FamilyLinkDb db, DateTime machineNow, CancellationToken ct)
    {
        _last ??= Read().GroupBy(h => h.SchoolId).ToDictionary(g => g.Key, g => g.MaxBy(h => h.Sequence)!);
        var heads = await db.Audit.Where(e => e.Sequence == db.Audit.Where(o => o.SchoolId == e.SchoolId).Max(o => o.Sequence))
            .Select(e => new { e.SchoolId, e.Sequence, e.Hash }).ToDictionaryAsync(e => e.SchoolId, ct);
        var news = heads.Values.Where(h => h.Sequence > (_last.GetValueOrDefault(h.SchoolId)?.Sequence ?? 0))
            .Select(h => new AuditHead(h.SchoolId, h.Sequence, h.Hash, machineNow)).ToList();
        if (news.Count > 0) Append(news);
        foreach (var head in news) _last[head.SchoolId] = head;
        return [.. _last.Values.Where(kept => (heads.GetValueOrDefault(kept.SchoolId)?.Sequence ?? 0) < kept.Sequence).Select(kept => kept.SchoolId).Order()];
    }

    /// <summary>Forgets a school that was wiped with its chain; on a sandbox alone.</summary>
    internal void Forget(long schoolId)
    {
        if (!File.Exists(Place)) return;
        using var held = FileLock.Take(Place + ".lock");
        var left = Read().Where(h => h.SchoolId != schoolId).Select(h => h + "\n");
        DurableFile.Replace(Place, System.Text.Encoding.ASCII.GetBytes(string.Concat(left)));
        _last = null;
    }

    private void Append(List<AuditHead> heads)
    {
        DurableFile.MakeFolder(settings.KeysDirectory);
        using var held = FileLock.Take(Place + ".lock");
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(Place, options);
        // A line begins with its end, so that one cut off by a crash spoils no other.
        foreach (var head in heads) file.Write(System.Text.Encoding.ASCII.GetBytes($"\n{head}\n"));
        file.Flush(flushToDisk: true);
    }
}

/// <summary>Where a chain ended at some time.</summary>
/// <param name="SchoolId">The chain's school; 0 for the installation.</param>
/// <param name="Sequence">The last link's place.</param>
/// <param name="Hash">The last link's hash, hex.</param>
/// <param name="At">When it was kept, UTC, machine clock.</param>
public sealed record AuditHead(long SchoolId, long Sequence, string Hash, DateTime At)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SchoolId} {Sequence} {Hash} {At:O}");

    /// <summary>Reads a line; null when it is none.</summary>
    internal static AuditHead? Parse(string line) =>
        line.Split(' ') is [var school, var sequence, { Length: 64 } hash, var at]
            && long.TryParse(school, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && DateTime.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var t)
            ? new AuditHead(s, n, hash, t) : null;
}
