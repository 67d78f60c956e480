using FamilyLink.Domain.Families;
using FamilyLink.Domain.Scans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Enrolment;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(i => i.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.LinkHash).IsUnique();
        builder.HasIndex(i => i.ShortHash).IsUnique();
    }
}

internal sealed class CodeTryMapping : IEntityTypeConfiguration<CodeTry>
{
    public void Configure(EntityTypeBuilder<CodeTry> builder) => builder.HasIndex(t => new { t.Address, t.At });
}

internal sealed class ConsentTextMapping : IEntityTypeConfiguration<ConsentText>
{
    public void Configure(EntityTypeBuilder<ConsentText> builder) =>
        builder.HasIndex(t => new { t.SchoolId, t.Purpose, t.Language, t.TextVersion }).IsUnique();
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.MemberId, c.Purpose, c.At });
        builder.HasOne<Scan>().WithMany().HasForeignKey(c => c.ScanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.ChildId, c.Purpose });
    }
}

internal sealed class ConsentAskMapping : IEntityTypeConfiguration<ConsentAsk>
{
    public void Configure(EntityTypeBuilder<ConsentAsk> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(a => a.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        // One open question about one thing to one person.
        builder.HasIndex(a => new { a.ChildId, a.Purpose, a.MemberId }).IsUnique().HasFilter("closed_at IS NULL");
        builder.HasIndex(a => new { a.MemberId, a.ClosedAt });
        builder.HasIndex(a => a.NextAt).HasFilter("closed_at IS NULL AND next_at IS NOT NULL");
    }
}
