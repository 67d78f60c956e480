using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FamilyLink.Domain.Storage;

/// <summary>What holds for every table: UTC instants, enums as words, snake_case names, version tokens, ids of ours.</summary>
internal static partial class Conventions
{
    /// <summary>Conversions by type.</summary>
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTime>().HaveConversion<UtcInstant>();
        builder.Properties<Enum>().HaveConversion<string>();
    }

    /// <summary>Names and tokens, once every entity is mapped.</summary>
    public static void Finish(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = ValueGenerated.Never;
                entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
            }

            entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName(Snake(key.GetName()!));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Snake(index.GetDatabaseName()!));
            foreach (var foreign in entity.GetForeignKeys()) foreign.SetConstraintName(Snake(foreign.GetConstraintName()!));
        }
    }

    private static string Snake(string name) =>
        WordStart().Replace(name.Replace("AspNetUser", "Staff", StringComparison.Ordinal), "_$0").TrimStart('_').Replace("__", "_", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])|(?<=[A-Z])([A-Z])(?=[a-z])")]
    private static partial Regex WordStart();

    /// <summary>An instant is UTC; a local one is a bug and is refused before it reaches a table.</summary>
    private sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : Refuse(v),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
    {
        private static DateTime Refuse(DateTime value) =>
            throw new InvalidOperationException($"An instant of kind {value.Kind} cannot be stored; only UTC can.");
    }
}
