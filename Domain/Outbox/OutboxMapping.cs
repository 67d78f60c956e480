using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Outbox;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Ignore(m => m.Waiting);
        builder.Property(m => m.Lane).HasConversion<int>();
        builder.HasIndex(m => m.UniqueKey).IsUnique();
        // "What is due?" without reading what is settled.
        builder.HasIndex(m => new { m.NotBefore, m.Lane }).HasFilter("state IN ('Pending', 'RetryAt')").HasDatabaseName("ix_outbox_due");
        builder.HasIndex(m => m.LeaseUntil).HasFilter("state IN ('Claimed', 'Attempting')").HasDatabaseName("ix_outbox_leased");
        builder.HasIndex(m => new { m.SubjectId, m.Kind });
        builder.HasIndex(m => new { m.MemberId, m.CreatedAt });
        builder.HasIndex(m => new { m.Address, m.MessageId });
        builder.HasIndex(m => new { m.SchoolId, m.State });
    }
}
