using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.FamilyPhone.ByTelephone;

internal sealed class PhoneTryMapping : IEntityTypeConfiguration<PhoneTry>
{
    public void Configure(EntityTypeBuilder<PhoneTry> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(t => t.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.SchoolId, t.SubjectId });
    }
}
