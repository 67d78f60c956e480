using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Letters;

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(l => l.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(l => l.IsDraft);
        builder.Ignore(l => l.AtReview);
        builder.HasIndex(l => new { l.ChildId, l.Way, l.BegunAt });
        builder.HasIndex(l => new { l.SchoolId, l.BegunAt });
        builder.HasIndex(l => l.OwnUntil).HasFilter("own_until IS NOT NULL");
        builder.HasIndex(l => l.AnswersId).HasFilter("answers_id IS NOT NULL");
    }
}

internal sealed class LetterPartMapping : IEntityTypeConfiguration<LetterPart>
{
    public void Configure(EntityTypeBuilder<LetterPart> builder)
    {
        builder.HasOne<Letter>().WithMany().HasForeignKey(p => p.LetterId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(p => p.Media);
        // What a chat service delivers twice is one page.
        builder.HasIndex(p => new { p.LetterId, p.Source }).IsUnique();
        builder.HasIndex(p => p.FetchAt).HasFilter("fetch_at IS NOT NULL");
        builder.HasIndex(p => p.MediaName);
    }
}

internal sealed class LetterReaderMapping : IEntityTypeConfiguration<LetterReader>
{
    public void Configure(EntityTypeBuilder<LetterReader> builder)
    {
        builder.HasOne<Letter>().WithMany().HasForeignKey(r => r.LetterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LetterId, r.MemberId }).IsUnique();
        builder.HasIndex(r => new { r.MemberId, r.LetterId });
        builder.HasIndex(r => r.NextAt).HasFilter("next_at IS NOT NULL");
    }
}

internal sealed class LetterThemeMapping : IEntityTypeConfiguration<LetterTheme>
{
    public void Configure(EntityTypeBuilder<LetterTheme> builder)
    {
        builder.Property(t => t.Words).HasMaxLength(LetterThemes.Longest);
        builder.HasIndex(t => new { t.SchoolId, t.Occasion, t.Id });
    }
}

internal sealed class LetterBindingMapping : IEntityTypeConfiguration<LetterBinding>
{
    public void Configure(EntityTypeBuilder<LetterBinding> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(b => b.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(b => b.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(b => b.IsOpen);
        builder.HasIndex(b => new { b.SchoolId, b.DoneAt });
        builder.HasIndex(b => new { b.ChildId, b.MemberId });
    }
}

internal sealed class LetterWishMapping : IEntityTypeConfiguration<LetterWish>
{
    public void Configure(EntityTypeBuilder<LetterWish> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(w => w.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(w => w.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.ChildId, w.MemberId }).IsUnique();
    }
}
