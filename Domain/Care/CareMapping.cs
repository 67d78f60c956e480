using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Care;

internal sealed class CareRecordMapping : IEntityTypeConfiguration<CareRecord>
{
    public void Configure(EntityTypeBuilder<CareRecord> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.DoneById).OnDelete(DeleteBehavior.Restrict);
        // What was done in a term, for the whole school at once.
        builder.HasIndex(r => new { r.SchoolId, r.Day });
    }
}

internal sealed class CareChildMapping : IEntityTypeConfiguration<CareChild>
{
    public void Configure(EntityTypeBuilder<CareChild> builder)
    {
        builder.Ignore(c => c.AllAspects);
        builder.HasOne<CareRecord>().WithMany().HasForeignKey(c => c.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.CollectedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.RecordId, c.ChildId }).IsUnique();
        builder.HasIndex(c => c.ChildId);
    }
}

internal sealed class CareTextMapping : IEntityTypeConfiguration<CareText>
{
    public void Configure(EntityTypeBuilder<CareText> builder)
    {
        builder.Ignore(t => t.OwnerId);
        builder.HasOne<CareRecord>().WithMany().HasForeignKey(t => t.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(t => t.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => t.RecordId);
    }
}

internal sealed class CareMediaMapping : IEntityTypeConfiguration<CareMedia>
{
    public void Configure(EntityTypeBuilder<CareMedia> builder)
    {
        builder.Ignore(m => m.OwnerId).Ignore(m => m.Content);
        builder.HasOne<CareRecord>().WithMany().HasForeignKey(m => m.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(m => m.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.RecordId);
        builder.HasIndex(m => m.FetchAt).HasFilter("fetch_at IS NOT NULL");
        builder.HasIndex(m => m.MediaName).HasFilter("media_name IS NOT NULL");
    }
}

internal sealed class CareRuleMapping : IEntityTypeConfiguration<CareRule>
{
    public void Configure(EntityTypeBuilder<CareRule> builder) => builder.HasIndex(r => new { r.SchoolId, r.Duty }).IsUnique();
}

internal sealed class SchoolDutyRuleMapping : IEntityTypeConfiguration<SchoolDutyRule>
{
    public void Configure(EntityTypeBuilder<SchoolDutyRule> builder) => builder.HasIndex(r => new { r.SchoolId, r.Duty }).IsUnique();
}

internal sealed class SchoolDutyExcuseMapping : IEntityTypeConfiguration<SchoolDutyExcuse>
{
    // One answer for a window.
    public void Configure(EntityTypeBuilder<SchoolDutyExcuse> builder) => builder.HasIndex(e => new { e.SchoolId, e.Duty, e.From, e.Until }).IsUnique();
}

internal sealed class CareStartMapping : IEntityTypeConfiguration<CareStart>
{
    public void Configure(EntityTypeBuilder<CareStart> builder) => builder.HasIndex(s => s.SchoolId).IsUnique();
}

internal sealed class CareExcuseMapping : IEntityTypeConfiguration<CareExcuse>
{
    public void Configure(EntityTypeBuilder<CareExcuse> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(e => e.ChildId).OnDelete(DeleteBehavior.Restrict);
        // One answer for a window.
        builder.HasIndex(e => new { e.ChildId, e.Duty, e.From }).IsUnique();
        builder.HasIndex(e => new { e.SchoolId, e.Until });
    }
}

internal sealed class CareRunMapping : IEntityTypeConfiguration<CareRun>
{
    public void Configure(EntityTypeBuilder<CareRun> builder) => builder.HasIndex(r => new { r.SchoolId, r.Day }).IsUnique();
}
