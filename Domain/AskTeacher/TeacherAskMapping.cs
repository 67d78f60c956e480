using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.AskTeacher;

internal sealed class TeacherAskMapping : IEntityTypeConfiguration<TeacherAsk>
{
    public void Configure(EntityTypeBuilder<TeacherAsk> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(a => a.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.AskerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.AskerId, a.AskedAt });
        builder.HasIndex(a => new { a.SchoolId, a.SettledAt });
        // What waits for somebody.
        builder.HasIndex(a => a.SchoolId).HasFilter("settled_at IS NULL").HasDatabaseName("ix_teacher_asks_open");
    }
}
