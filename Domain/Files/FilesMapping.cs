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

internal sealed class OwnFieldMapping : IEntityTypeConfiguration<OwnField>
{
    public void Configure(EntityTypeBuilder<OwnField> builder) => builder.HasIndex(f => new { f.SchoolId, f.Name }).IsUnique();
}
