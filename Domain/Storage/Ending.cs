using System.Globalization;
using System.Reflection;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FamilyLink.Domain.Storage;

/// <summary>What every use case ends with, in its own commit: histories, the audit chain, the save.</summary>
internal static class Ending
{
    // Neither is a fact about anybody: the version token, and how far the nightly maker of calls has come.
    private static readonly HashSet<string> NoHistory = [nameof(Entity.Version), nameof(CallSlot.MadeUntil)];

    /// <summary>Brings calls and messages in step with the people, writes histories, the name search and audit links, and saves.</summary>
    public static async Task Write(Work work, IEngine engine, DateTime machineNow)
    {
        await Facts(work);
        if (work.Done.Count > 0) await AuditChain.Append(work, engine, machineNow);
        await work.Db.SaveChangesAsync(work.Stop);
    }

    /// <summary>Writes a part of something large within the same commit, whole with its consequences, and forgets it, so that memory and time stay bounded.</summary>
    public static async Task WritePart(Work work)
    {
        await Facts(work);
        await work.Db.SaveChangesAsync(work.Stop);
        work.Db.ChangeTracker.Clear();
    }

    /// <summary>Writes what stands so far within the same commit, with its history: what ends must be in the tables before what takes its place.</summary>
    public static async Task WriteSoFar(Work work)
    {
        work.Db.ChangeTracker.DetectChanges();
        foreach (var entry in work.Db.ChangeTracker.Entries<Entity>().Where(KeepsHistory).ToList()) Keep(work, entry);
        await work.Db.SaveChangesAsync(work.Stop);
    }

    private static async Task Facts(Work work)
    {
        work.Db.ChangeTracker.DetectChanges();
        await InStep.Keep(work);
        foreach (var entry in work.Db.ChangeTracker.Entries<Entity>().Where(KeepsHistory).ToList()) Keep(work, entry);
        await NameIndex.Keep(work);
    }

    private static bool KeepsHistory(EntityEntry<Entity> entry) =>
        entry.State == EntityState.Modified && entry.Metadata.ClrType.GetCustomAttribute<KeepsHistoryAttribute>() is not null;

    private static void Keep(Work work, EntityEntry<Entity> entry)
    {
        var child = entry.Entity is Child c ? c.Id : ChildOf(entry);
        foreach (var property in entry.Properties.Where(p => p.IsModified && !NoHistory.Contains(p.Metadata.Name)))
        {
            if (property.Metadata.ClrType == typeof(byte[]) || Equals(property.OriginalValue, property.CurrentValue)) continue;
            var id = work.NewId();
            work.Db.Changes.Add(new RecordChange
            {
                Id = id,
                SchoolId = entry.Entity is SchoolEntity s ? s.SchoolId : work.Actor.SchoolId,
                Kind = entry.Metadata.ClrType.Name,
                SubjectId = entry.Entity.Id,
                Field = property.Metadata.Name,
                At = work.Now,
                Who = work.Actor.Who.ToString(),
                BeforeSealed = Seal(work, child, id, property.OriginalValue),
                AfterSealed = Seal(work, child, id, property.CurrentValue),
            });
        }
    }

    private static long ChildOf(EntityEntry<Entity> entry) =>
        entry.Metadata.FindProperty("ChildId") is { } p && entry.Property(p.Name).CurrentValue is long id ? id : 0;

    private static byte[]? Seal(Work work, long child, long rowId, object? value) =>
        value is null ? null : work.Sealer.Seal(child, "history", rowId, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
