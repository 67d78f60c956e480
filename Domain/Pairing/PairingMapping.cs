using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FamilyLink.Domain.Pairing;

internal sealed class PairMapping : IEntityTypeConfiguration<Pair>
{
    public void Configure(EntityTypeBuilder<Pair> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(p => p.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.HelperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(p => p.StudyPartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Pair>().WithMany().HasForeignKey(p => p.AfterId).OnDelete(DeleteBehavior.Restrict);
        // A child and a helper are one pair at a time, asked or lasting.
        builder.HasIndex(p => new { p.ChildId, p.HelperId }).IsUnique().HasFilter("until IS NULL");
        builder.HasIndex(p => new { p.SchoolId, p.Until });
    }
}

internal sealed class PairAskMapping : IEntityTypeConfiguration<PairAsk>
{
    public void Configure(EntityTypeBuilder<PairAsk> builder)
    {
        builder.HasOne<Pair>().WithMany().HasForeignKey(a => a.PairId).OnDelete(DeleteBehavior.Restrict);
        // Asked once at the beginning and once for each year.
        builder.HasIndex(a => new { a.PairId, a.RenewsYear }).IsUnique();
        builder.HasIndex(a => a.NudgeAt).HasFilter("nudge_at IS NOT NULL");
        builder.HasIndex(a => new { a.SchoolId, a.BackAt }).HasFilter("standing = 'Open'");
        builder.HasIndex(a => new { a.HelperId, a.Standing });
        builder.HasIndex(a => new { a.ChildId, a.Standing });
    }
}

internal sealed class PairWordMapping : IEntityTypeConfiguration<PairWord>
{
    public void Configure(EntityTypeBuilder<PairWord> builder) =>
        builder.HasOne<PairAsk>().WithMany().HasForeignKey(w => w.AskId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class PairLeaveMapping : IEntityTypeConfiguration<PairLeave>
{
    public void Configure(EntityTypeBuilder<PairLeave> builder)
    {
        builder.HasOne<Pair>().WithMany().HasForeignKey(l => l.PairId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.SubstituteId, l.Until });
        builder.HasIndex(l => new { l.SchoolId, l.Until });
    }
}

internal sealed class PairStageMapping : IEntityTypeConfiguration<PairStage>
{
    public void Configure(EntityTypeBuilder<PairStage> builder)
    {
        builder.HasOne<Pair>().WithMany().HasForeignKey(s => s.PairId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.RemindAt).HasFilter("remind_at IS NOT NULL");
    }
}

internal sealed class HelperCardMapping : IEntityTypeConfiguration<HelperCard>
{
    public void Configure(EntityTypeBuilder<HelperCard> builder)
    {
        builder.HasOne<Member>().WithMany().HasForeignKey(h => h.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(h => h.MemberId).IsUnique();
        builder.HasIndex(h => h.SchoolId);
    }
}

internal sealed class PairingRulesMapping : IEntityTypeConfiguration<PairingRules>
{
    public void Configure(EntityTypeBuilder<PairingRules> builder) => builder.HasIndex(r => r.SchoolId).IsUnique();
}
