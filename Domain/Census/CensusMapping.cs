using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Census;

internal sealed class CensusRoundMapping : IEntityTypeConfiguration<CensusRound>
{
    // One open round a school.
    public void Configure(EntityTypeBuilder<CensusRound> builder) => builder.HasIndex(r => r.SchoolId).IsUnique().HasFilter("closed_on IS NULL");
}

internal sealed class CensusAnswerMapping : IEntityTypeConfiguration<CensusAnswer>
{
    public void Configure(EntityTypeBuilder<CensusAnswer> builder)
    {
        builder.HasOne<CensusRound>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(a => a.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.RoundId, a.ChildId }).IsUnique();
    }
}

internal sealed class CensusNoteMapping : IEntityTypeConfiguration<CensusNote>
{
    public void Configure(EntityTypeBuilder<CensusNote> builder)
    {
        builder.Ignore(n => n.Leaving);
        builder.HasOne<CensusRound>().WithMany().HasForeignKey(n => n.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(n => n.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => n.SchoolId).HasFilter("settled_at IS NULL");
    }
}

internal sealed class CensusCountMapping : IEntityTypeConfiguration<CensusCount>
{
    public void Configure(EntityTypeBuilder<CensusCount> builder)
    {
        builder.HasOne<CensusRound>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.RoundId, c.Class }).IsUnique();
    }
}
