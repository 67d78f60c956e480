using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.SchoolYear;

/// <summary>The end of a school year: the classes moved up once, and the top ones finished school.</summary>
public sealed class YearEnd : SchoolEntity
{
    /// <summary>The school year that begins with it, by the year of its first of September.</summary>
    public int Year { get; init; }

    /// <summary>The grade after which the children finish here, 1–12.</summary>
    public int TopGrade { get; init; }

    /// <summary>When it was done, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>Who did it, as kind and id.</summary>
    public required string Who { get; init; }

    /// <summary>How many classes have another name since.</summary>
    public int Renamed { get; init; }

    /// <summary>How many classes closed.</summary>
    public int Closed { get; init; }

    /// <summary>The school year (by its first of September) into which a day's moving up leads: from March on the coming or present one.</summary>
    public static int YearOf(DateOnly day) => day.Month >= 3 ? day.Year : day.Year - 1;
}

internal sealed class YearEndMapping : IEntityTypeConfiguration<YearEnd>
{
    public void Configure(EntityTypeBuilder<YearEnd> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(y => y.SchoolId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(y => new { y.SchoolId, y.Year });
    }
}
