using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Storage;

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder) => builder.HasIndex(k => k.Name).IsUnique();
}

internal sealed class WorkLeaseMapping : IEntityTypeConfiguration<WorkLease>
{
    public void Configure(EntityTypeBuilder<WorkLease> builder) => builder.HasKey(l => l.Name);
}

internal sealed class InstallStampMapping : IEntityTypeConfiguration<InstallStamp>
{
    public void Configure(EntityTypeBuilder<InstallStamp> builder) => builder.Property(s => s.Id).ValueGeneratedNever();
}
