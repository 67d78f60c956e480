using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.ContactCards;

internal sealed class ContactCardMapping : IEntityTypeConfiguration<ContactCard>
{
    public void Configure(EntityTypeBuilder<ContactCard> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.HolderId).OnDelete(DeleteBehavior.Restrict);
        // Two who print the same card at once get two versions, never one twice.
        builder.HasIndex(c => new { c.ChildId, c.Kind, c.Holder, c.Number }).IsUnique();
        builder.HasIndex(c => c.CodeHash).IsUnique();
        builder.HasIndex(c => new { c.SchoolId, c.State });
    }
}

internal sealed class SubjectTeacherMapping : IEntityTypeConfiguration<SubjectTeacher>
{
    public void Configure(EntityTypeBuilder<SubjectTeacher> builder)
    {
        builder.HasOne<SchoolClass>().WithMany().HasForeignKey(t => t.ClassId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.ClassId, t.MemberId, t.Subject }).IsUnique();
    }
}
