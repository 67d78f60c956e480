using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Progress;

/// <summary>What the school has asked somebody of a family and still waits for, in a few words each.</summary>
internal static class UpdateAsks
{
    private static readonly Words Texts = new(typeof(ProgressTexts));

    /// <summary>Consents, a pairing, one's own part of a child's file.</summary>
    public static async Task<List<string>> Open(Rendering r, Sealer sealer, List<long> children, CancellationToken ct)
    {
        var (me, language) = (r.To!, r.Tongue());
        List<string> asks = [.. (await ConsentAsks.OpenFor(r.Db, me.Id, ct)).Where(a => children.Contains(a.ChildId)).Select(a => a.Purpose).Distinct().Order().Select(p => StateTexts.Of(p, Languages.Culture(language)))];
        if ((await PairQueue.Of(r.Db, me.Id, ct)).Exists(a => a.Turn == Party.Family && children.Contains(a.ChildId))) asks.Add(Texts.Plain(language, "AskPairing"));
        var since = r.Now - FileAsking.Peace;
        var asked = await r.Db.Outbox.Where(m => m.MemberId == me.Id && m.Kind == FileAsking.Kind && m.State == OutboxState.Sent && m.SentAt >= since && m.ChildId != null).Select(m => m.ChildId!.Value).Distinct().ToListAsync(ct);
        foreach (var child in asked.Where(children.Contains))
            if ((await FamilyPart.Lines(r.Db, sealer, child, me, ct)).Exists(l => l.IsOpen(Zones.DateAt(r.Now, r.School!.TimeZone))))
            {
                asks.Add(Texts.Plain(language, "AskFile"));
                break;
            }

        return asks;
    }
}
