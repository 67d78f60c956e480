using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FamilyLink.Domain.Storage;

/// <summary>Reads inside a use case that also see what the same use case has added and not yet saved.</summary>
public static class PresentRows
{
    /// <summary>The rows that hold, tracked: from the tables and from this very commit; what it removes is left out.</summary>
    /// <remarks>Ask lists and sets, not arrays, for Contains: an array becomes a span, which a compiled question cannot hold.</remarks>
    public static async Task<List<T>> Present<T>(this DbSet<T> set, Expression<Func<T, bool>> where, CancellationToken ct) where T : class
    {
        if (set.GetService<ICurrentDbContext>().Context.ChangeTracker.QueryTrackingBehavior != QueryTrackingBehavior.TrackAll) return await set.Where(where).ToListAsync(ct);
        await set.Where(where).LoadAsync(ct);
        return [.. set.Local.AsEnumerable().Where(where.Compile(preferInterpretation: true))];
    }
}
