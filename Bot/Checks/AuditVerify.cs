using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Checks;

/// <summary>The verb `audit verify`: walks every school's chain link by link (reliability 23).</summary>
public static class AuditVerify
{
    /// <summary>One line a chain with its length and head, compared with the heads kept beside the keys; 1 when a link was altered or removed.</summary>
    /// <exception cref="StartRefused">There is no database.</exception>
    public static async Task<int> Run(StorageSettings storage, TextWriter to, CancellationToken ct)
    {
        if (storage.Provider == DatabaseProvider.Sqlite && !File.Exists(storage.DatabaseFile))
            throw new StartRefused($"There is no database {storage.DatabaseFile} yet; set Data:Directory to the place where it is.");
        var findings = new Findings(to);
        await using var db = LookOnly.Open(storage);
        var kept = new AuditHeads(storage).Read();
        var schools = await db.Audit.Select(e => e.SchoolId).Distinct().ToListAsync(ct);
        foreach (var school in schools.Union(kept.Select(h => h.SchoolId)).Order())
        {
            var (links, head, broken) = await AuditChain.Verify(db, school, kept, ct);
            var name = school == 0 ? "installation" : $"school {school}";
            if (broken > links) findings.Mend("audit", $"{name}: the chain ends after link {links}, but a later head was kept in {new AuditHeads(storage).Place}. Links were removed, or an older backup was put back: compare with the backups.");
            else if (broken is { } at) findings.Mend("audit", $"{name}: link {at} was altered or removed. Keep this database as it is and compare it with the backups.");
            else findings.Ok("audit", $"{name}: {links} links, head {head}");
        }
        return findings.ExitCode;
    }
}
