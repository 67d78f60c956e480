using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Progress;

internal sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(n => n.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(n => n.Stands);
        builder.HasIndex(n => new { n.AuthorId, n.WrittenAt });
        builder.HasIndex(n => new { n.SchoolId, n.WrittenAt });
    }
}

internal sealed class NoteChildMapping : IEntityTypeConfiguration<NoteChild>
{
    public void Configure(EntityTypeBuilder<NoteChild> builder)
    {
        builder.HasOne<Note>().WithMany().HasForeignKey(c => c.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.NoteId, c.ChildId }).IsUnique();
        builder.HasIndex(c => new { c.ChildId, c.NoteId });
    }
}

internal sealed class NoteTextMapping : IEntityTypeConfiguration<NoteText>
{
    public void Configure(EntityTypeBuilder<NoteText> builder)
    {
        builder.HasOne<Note>().WithMany().HasForeignKey(t => t.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.NoteId, t.ChildId, t.Edition }).IsUnique();
    }
}

internal sealed class NoteFileMapping : IEntityTypeConfiguration<NoteFile>
{
    public void Configure(EntityTypeBuilder<NoteFile> builder)
    {
        builder.HasOne<Note>().WithMany().HasForeignKey(f => f.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(f => f.Waits);
        builder.HasIndex(f => new { f.NoteId, f.Place });
        builder.HasIndex(f => f.FetchAt).HasFilter("fetch_at IS NOT NULL");
    }
}

internal sealed class NoteMediaMapping : IEntityTypeConfiguration<NoteMedia>
{
    public void Configure(EntityTypeBuilder<NoteMedia> builder)
    {
        builder.HasOne<NoteFile>().WithMany().HasForeignKey(m => m.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(m => m.Media);
        builder.HasIndex(m => new { m.FileId, m.ChildId }).IsUnique();
        builder.HasIndex(m => new { m.NoteId, m.ChildId });
        builder.HasIndex(m => m.MediaName);
    }
}

internal sealed class NoteAnswerMapping : IEntityTypeConfiguration<NoteAnswer>
{
    public void Configure(EntityTypeBuilder<NoteAnswer> builder)
    {
        builder.HasOne<Note>().WithMany().HasForeignKey(a => a.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.NoteId, a.ChildId });
    }
}

internal sealed class UpdateTurnMapping : IEntityTypeConfiguration<UpdateTurn>
{
    public void Configure(EntityTypeBuilder<UpdateTurn> builder)
    {
        builder.HasIndex(t => t.MemberId).IsUnique();
        // What is due is found without a look at anybody else.
        builder.HasIndex(t => t.DueAt).HasFilter("due_at IS NOT NULL");
    }
}

internal sealed class WeeklyUpdateMapping : IEntityTypeConfiguration<WeeklyUpdate>
{
    public void Configure(EntityTypeBuilder<WeeklyUpdate> builder) => builder.HasIndex(u => new { u.MemberId, u.Until });
}
