using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Progress.Monthly;

internal sealed class ProgressNoteMapping : IEntityTypeConfiguration<ProgressNote>
{
    public void Configure(EntityTypeBuilder<ProgressNote> builder)
    {
        builder.HasOne<Note>().WithMany().HasForeignKey(p => p.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(p => p.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(p => p.Draft);
        builder.HasIndex(p => p.NoteId).IsUnique();
        builder.HasIndex(p => new { p.ChildId, p.Kind, p.Period }).IsUnique();
        builder.HasIndex(p => new { p.SchoolId, p.Period });
    }
}

internal sealed class ProgressPartMapping : IEntityTypeConfiguration<ProgressPart>
{
    public void Configure(EntityTypeBuilder<ProgressPart> builder)
    {
        builder.HasOne<Note>().WithMany().HasForeignKey(p => p.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<NoteFile>().WithMany().HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.NoteId, p.Aspect, p.Edition }).IsUnique();
    }
}

internal sealed class ProgressReaderMapping : IEntityTypeConfiguration<ProgressReader>
{
    public void Configure(EntityTypeBuilder<ProgressReader> builder)
    {
        builder.HasOne<Note>().WithMany().HasForeignKey(r => r.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.NoteId, r.MemberId }).IsUnique();
    }
}
