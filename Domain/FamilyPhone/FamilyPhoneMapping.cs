using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.FamilyPhone;

internal sealed class PhoneLineMapping : IEntityTypeConfiguration<PhoneLine>
{
    public void Configure(EntityTypeBuilder<PhoneLine> builder) => builder.HasIndex(l => new { l.SchoolId, l.Name }).IsUnique();
}

internal sealed class LineOpeningMapping : IEntityTypeConfiguration<LineOpening>
{
    public void Configure(EntityTypeBuilder<LineOpening> builder)
    {
        builder.HasOne<PhoneLine>().WithMany().HasForeignKey(o => o.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(o => o.DutyTeacherId).OnDelete(DeleteBehavior.Restrict);
    }
}

// That slots and calls never overlap is in the numbered scripts: triggers on SQLite, EXCLUDE on PostgreSQL.
internal sealed class CallSlotMapping : IEntityTypeConfiguration<CallSlot>
{
    public void Configure(EntityTypeBuilder<CallSlot> builder)
    {
        builder.HasOne<PhoneLine>().WithMany().HasForeignKey(s => s.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(s => s.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.ParentId).OnDelete(DeleteBehavior.Restrict);
        // The nightly maker of calls asks: which slots are not made far enough?
        builder.HasIndex(s => new { s.MadeUntil, s.Id });
        builder.HasIndex(s => new { s.LineId, s.Weekday });
        builder.HasIndex(s => s.SchoolId);
    }
}

internal sealed class CallMapping : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.Ignore(c => c.Open).Ignore(c => c.OutcomeContested).Ignore(c => c.ParentsDisagree);
        builder.HasIndex(c => c.SchoolId).HasFilter("answer_contested OR family_said <> 'None'").HasDatabaseName("ix_calls_contested");
        builder.HasOne<CallSlot>().WithMany().HasForeignKey(c => c.SlotId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PhoneLine>().WithMany().HasForeignKey(c => c.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Call>().WithMany().HasForeignKey(c => c.MovedFromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QuietDays>().WithMany().HasForeignKey(c => c.FellToId).OnDelete(DeleteBehavior.Restrict);
        // One call stands in another's place.
        builder.HasIndex(c => c.MovedFromId).IsUnique().HasFilter("moved_from_id IS NOT NULL AND plan = 'Planned'");
        // Made once however often the maker runs.
        builder.HasIndex(c => new { c.SlotId, c.Day }).IsUnique();
        builder.HasIndex(c => new { c.LineId, c.Day });
        builder.HasIndex(c => new { c.ChildId, c.StartsAt });
        builder.HasIndex(c => new { c.ParentId, c.StartsAt });
        builder.HasIndex(c => new { c.SchoolId, c.Day });
        // "Which past calls has nobody spoken of?"
        builder.HasIndex(c => c.EndsAt).HasFilter("outcome = 'None' AND plan = 'Planned'");
    }
}

internal sealed class ParentWordMapping : IEntityTypeConfiguration<ParentWord>
{
    public void Configure(EntityTypeBuilder<ParentWord> builder)
    {
        builder.Ignore(w => w.Voice).Ignore(w => w.Ready);
        builder.HasOne<Call>().WithMany().HasForeignKey(w => w.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => w.FetchAt).HasFilter("fetch_at IS NOT NULL");
        builder.HasIndex(w => w.SchoolId).HasFilter("heard_at IS NULL").HasDatabaseName("ix_words_unheard");
        builder.HasIndex(w => w.MediaName).HasFilter("media_name IS NOT NULL");
    }
}

internal sealed class CallPauseMapping : IEntityTypeConfiguration<CallPause>
{
    public void Configure(EntityTypeBuilder<CallPause> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.MemberId, p.Until });
    }
}

internal sealed class OwnTalkMapping : IEntityTypeConfiguration<OwnTalk>
{
    public void Configure(EntityTypeBuilder<OwnTalk> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(t => t.ChildId).OnDelete(DeleteBehavior.Restrict);
        // Said once a week however often it is pressed.
        builder.HasIndex(t => new { t.ChildId, t.ParentId, t.Monday }).IsUnique();
        builder.HasIndex(t => new { t.SchoolId, t.Monday });
    }
}

internal sealed class DutyAskMapping : IEntityTypeConfiguration<DutyAsk>
{
    public void Configure(EntityTypeBuilder<DutyAsk> builder)
    {
        builder.HasOne<CallSession>().WithMany().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.SchoolId).HasFilter("state <> 'Accepted'").HasDatabaseName("ix_duty_asks_open");
    }
}

internal sealed class DutyStandInMapping : IEntityTypeConfiguration<DutyStandIn>
{
    public void Configure(EntityTypeBuilder<DutyStandIn> builder) => builder.HasIndex(s => new { s.SchoolId, s.Until });
}

internal sealed class CallSessionMapping : IEntityTypeConfiguration<CallSession>
{
    public void Configure(EntityTypeBuilder<CallSession> builder)
    {
        builder.HasOne<PhoneLine>().WithMany().HasForeignKey(s => s.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LineId, s.Day }).IsUnique();
    }
}
