using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.FamilyPhone.Holidays;

internal sealed class QuietDaysMapping : IEntityTypeConfiguration<QuietDays>
{
    public void Configure(EntityTypeBuilder<QuietDays> builder)
    {
        builder.HasOne<PhoneLine>().WithMany().HasForeignKey(d => d.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.SchoolId, d.Until });
    }
}

internal sealed class SchoolTermMapping : IEntityTypeConfiguration<SchoolTerm>
{
    public void Configure(EntityTypeBuilder<SchoolTerm> builder) => builder.HasIndex(t => new { t.SchoolId, t.Until });
}
