using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Files;

internal sealed class FileEntryMapping : IEntityTypeConfiguration<FileEntry>
{
    public void Configure(EntityTypeBuilder<FileEntry> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(e => e.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.MemberId).OnDelete(DeleteBehavior.Restrict);
        // A child's file is read whole.
        builder.HasIndex(e => new { e.ChildId, e.Stands });
    }
}

internal sealed class FileProposalMapping : IEntityTypeConfiguration<FileProposal>
{
    public void Configure(EntityTypeBuilder<FileProposal> builder)
    {
        builder.Ignore(p => p.Voice);
        builder.HasOne<Child>().WithMany().HasForeignKey(p => p.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.SchoolId, p.State });
        // "What did this person say about this child?"
        builder.HasIndex(p => new { p.ChildId, p.MemberId, p.Field });
        builder.HasIndex(p => p.FetchAt).HasFilter("fetch_at IS NOT NULL");
        builder.HasIndex(p => p.MediaName).HasFilter("media_name IS NOT NULL");
    }
}

internal sealed class OwnFieldMapping : IEntityTypeConfiguration<OwnField>
{
    public void Configure(EntityTypeBuilder<OwnField> builder) => builder.HasIndex(f => new { f.SchoolId, f.Name }).IsUnique();
}
