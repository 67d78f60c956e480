using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>What follows from each answer: whose turn is next, when a pair begins, when it does not come about.</summary>
internal static class PairFlow
{
    private static readonly Party[] Order = [Party.Helper, Party.Child, Party.Family];

    /// <summary>Weighs everything said so far and brings asking and pair to where they belong.</summary>
    public static async Task Settle(Work work, PairAsk ask)
    {
        var words = (await work.Db.PairWords.Present(w => w.AskId == ask.Id, work.Stop)).GroupBy(w => (w.Party, w.MemberId)).Select(g => g.MaxBy(w => w.Id)!).ToList();
        if (words.Find(w => !w.Yes) is { } no) await Decline(work, ask, no.Party);
        else if (Order.FirstOrDefault(p => !words.Exists(w => w.Party == p), Party.School) is var next and not Party.School) await Pass(work, ask, next);
        else await Agree(work, ask);
    }

    /// <summary>Somebody said no, or the school took it back: the pair does not come about, or ends.</summary>
    public static async Task Decline(Work work, PairAsk ask, Party by)
    {
        var helperKnew = ask.Turn != Party.Helper;
        ask.Decline(by, work.Now);
        var pair = await PairOf(work, ask);
        pair.End((await Today(work, ask.SchoolId)).AddDays(-1), ask.RenewsYear > 0 ? PairEnd.NotRenewed : ReasonOf(by));
        if (by == Party.Helper) return;
        if (pair.From is not null) await PairNews.Tell(work, pair.HelperId, PairNews.Ended, pair.Id, pair.ChildId);
        else if (helperKnew) await PairNews.Tell(work, pair.HelperId, PairNews.NotNow, pair.Id, pair.ChildId);
    }

    /// <summary>Begins a pair to which all have agreed, unless a volunteer is not cleared yet; the one it follows ends the day before.</summary>
    public static async Task Begin(Work work, Pair pair)
    {
        var today = await Today(work, pair.SchoolId);
        var day = pair.WantedFrom > today ? pair.WantedFrom : today;
        if (pair.From is not null || !await Cleared(work, pair.HelperId, day)) return;
        pair.Begin(day);
        await PairNews.Tell(work, pair.HelperId, PairNews.Started, pair.Id, pair.ChildId);
        if (pair.AfterId is not { } before) return;
        var old = (await work.Db.Pairs.Present(p => p.Id == before, work.Stop))[0];
        if (old.Until is not null) return;
        old.End(day.AddDays(-1), PairEnd.PassedOn);
        await PairNews.Tell(work, old.HelperId, PairNews.Ended, old.Id, old.ChildId);
    }

    /// <summary>Whether somebody may be with a child on a day: a teacher always, a volunteer from outside while the school has cleared them.</summary>
    public static async Task<bool> Cleared(Work work, long helperId, DateOnly day)
    {
        if ((await work.Db.Members.Present(m => m.Id == helperId, work.Stop)) is not [{ Active: true } member]) return false;
        return member.Kind == MemberKind.Teacher || (await work.Db.Helpers.Present(h => h.MemberId == helperId, work.Stop)).Exists(h => h.ClearedUntil >= day);
    }

    /// <summary>The pair of an asking.</summary>
    public static async Task<Pair> PairOf(Work work, PairAsk ask) => (await work.Db.Pairs.Present(p => p.Id == ask.PairId, work.Stop))[0];

    /// <summary>The day at a school.</summary>
    public static async Task<DateOnly> Today(Work work, long schoolId) => Zones.DateAt(work.Now, (await work.Db.Schools.Present(s => s.Id == schoolId, work.Stop))[0].TimeZone);

    private static async Task Pass(Work work, PairAsk ask, Party next)
    {
        if (ask.Turn == next) return;
        ask.Pass(next, work.Now, await PairingRules.Of(work, ask.SchoolId), next == Party.Child ? await Asker(work, ask) : null);
        await PairNews.Ask(work, ask, next.ToString());
    }

    private static async Task Agree(Work work, PairAsk ask)
    {
        ask.Agree(work.Now);
        if (ask.RenewsYear == 0) await Begin(work, await PairOf(work, ask));
    }

    // A child says no more easily to somebody else than to the one it is about.
    private static async Task<long?> Asker(Work work, PairAsk ask)
    {
        var child = (await work.Db.Children.Present(c => c.Id == ask.ChildId, work.Stop))[0];
        var teacher = (await work.Db.Classes.Present(k => k.Id == child.ClassId, work.Stop))[0].TeacherId;
        if (teacher is not { } id || id == ask.HelperId) return null;
        return (await Circle.Around(work, [], [id])).Find(id) is { MayBeTold: true } ? id : null;
    }

    private static PairEnd ReasonOf(Party by) => by switch
    {
        Party.Helper => PairEnd.HelperAsked,
        Party.Child => PairEnd.ChildAsked,
        Party.Family => PairEnd.FamilyAsked,
        _ => PairEnd.School,
    };
}
