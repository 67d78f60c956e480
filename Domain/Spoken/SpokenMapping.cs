using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Spoken;

internal sealed class PromptRecordingMapping : IEntityTypeConfiguration<PromptRecording>
{
    public void Configure(EntityTypeBuilder<PromptRecording> builder)
    {
        builder.Ignore(r => r.Voice).Ignore(r => r.InUse);
        // One voice for one prompt in one dialect.
        builder.HasIndex(r => new { r.SchoolId, r.Prompt, r.Dialect }).IsUnique().HasFilter("ended_at IS NULL AND media_name IS NOT NULL").HasDatabaseName("ix_prompt_recordings_in_use");
        builder.HasIndex(r => r.FetchAt).HasFilter("fetch_at IS NOT NULL");
        builder.HasIndex(r => r.MediaName).HasFilter("media_name IS NOT NULL");
    }
}

internal sealed class PromptFileMapping : IEntityTypeConfiguration<PromptFile>
{
    public void Configure(EntityTypeBuilder<PromptFile> builder)
    {
        builder.HasOne<PromptRecording>().WithMany().HasForeignKey(f => f.RecordingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => new { f.RecordingId, f.Bot }).IsUnique();
    }
}
