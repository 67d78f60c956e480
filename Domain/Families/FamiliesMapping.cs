using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Families;

internal sealed class SchoolClassMapping : IEntityTypeConfiguration<SchoolClass>
{
    public void Configure(EntityTypeBuilder<SchoolClass> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(c => c.SchoolId).OnDelete(DeleteBehavior.Restrict);
        // A class whose children finished school gives its name to the next.
        builder.HasIndex(c => new { c.SchoolId, c.Name }).IsUnique().HasFilter("closed_on IS NULL");
    }
}

internal sealed class ChildMapping : IEntityTypeConfiguration<Child>
{
    public void Configure(EntityTypeBuilder<Child> builder)
    {
        builder.HasOne<SchoolClass>().WithMany().HasForeignKey(c => c.ClassId).OnDelete(DeleteBehavior.Restrict);
        // The list pages by name within the school; the class filter runs on its own index.
        builder.HasIndex(c => new { c.SchoolId, c.Name, c.Id });
    }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(m => m.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.SchoolId, m.Kind, m.Name });
        // A child has one account at a time.
        builder.HasIndex(m => m.ChildId).IsUnique().HasFilter("child_id IS NOT NULL AND active");
    }
}

internal sealed class MemberAddressMapping : IEntityTypeConfiguration<MemberAddress>
{
    public void Configure(EntityTypeBuilder<MemberAddress> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        // One person a chat: a revoked binding frees the chat for the next.
        builder.HasIndex(a => new { a.Channel, a.Address }).IsUnique().HasFilter("state <> 'Revoked'");
    }
}

internal sealed class ChildLinkMapping : IEntityTypeConfiguration<ChildLink>
{
    public void Configure(EntityTypeBuilder<ChildLink> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(l => l.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(l => l.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.ChildId, l.MemberId }).IsUnique();
        builder.HasIndex(l => l.SchoolId);
    }
}

internal sealed class NameGramMapping : IEntityTypeConfiguration<NameGram>
{
    public void Configure(EntityTypeBuilder<NameGram> builder)
    {
        builder.HasKey(g => new { g.SchoolId, g.Gram, g.ChildId });
        builder.HasIndex(g => g.ChildId);
    }
}
