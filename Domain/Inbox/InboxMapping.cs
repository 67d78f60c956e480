using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Inbox;

internal sealed class InboxUpdateMapping : IEntityTypeConfiguration<InboxUpdate>
{
    public void Configure(EntityTypeBuilder<InboxUpdate> builder)
    {
        builder.HasIndex(u => u.ExternalId);
        builder.HasIndex(u => u.Meaning).IsUnique();
        // When a chat was last heard.
        builder.HasIndex(u => new { u.Address, u.ReceivedAt });
        builder.HasIndex(u => u.Id).HasFilter("state = 'New'").HasDatabaseName("ix_inbox_new");
    }
}

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder) => builder.HasIndex(c => c.Address).IsUnique();
}
