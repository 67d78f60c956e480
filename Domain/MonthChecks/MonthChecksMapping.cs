using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.MonthChecks;

internal sealed class CheckMarkMapping : IEntityTypeConfiguration<CheckMark>
{
    public void Configure(EntityTypeBuilder<CheckMark> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.TeacherId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.TeacherId, m.Month, m.Week }).IsUnique();
        builder.HasIndex(m => new { m.SchoolId, m.Month });
    }
}

internal sealed class MonthCheckMapping : IEntityTypeConfiguration<MonthCheck>
{
    public void Configure(EntityTypeBuilder<MonthCheck> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.TeacherId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.TeacherId, c.Month }).IsUnique();
        builder.HasIndex(c => new { c.SchoolId, c.Month });
    }
}
