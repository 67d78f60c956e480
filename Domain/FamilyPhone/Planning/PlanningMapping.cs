using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.FamilyPhone.Planning;

internal sealed class ClassHoursMapping : IEntityTypeConfiguration<ClassHours>
{
    public void Configure(EntityTypeBuilder<ClassHours> builder) =>
        builder.HasOne<SchoolClass>().WithMany().HasForeignKey(h => h.ClassId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class WeekPlanMapping : IEntityTypeConfiguration<WeekPlan>
{
    // At most one draft a school: a second proposal replaces the first.
    public void Configure(EntityTypeBuilder<WeekPlan> builder) => builder.HasIndex(p => p.SchoolId).IsUnique().HasFilter("state = 'Draft'");
}

internal sealed class PlanEntryMapping : IEntityTypeConfiguration<PlanEntry>
{
    public void Configure(EntityTypeBuilder<PlanEntry> builder)
    {
        builder.Ignore(e => e.Time);
        builder.HasOne<WeekPlan>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(e => e.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.PlanId);
    }
}
