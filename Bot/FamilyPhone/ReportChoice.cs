using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What a teacher has tapped so far, carried in the row that renders the question: a restart loses nothing.</summary>
/// <param name="Missed">Calls tapped as not got through.</param>
/// <param name="Reasons">The reasons given so far.</param>
/// <param name="Asking">True while reasons are being asked.</param>
/// <param name="Done">True once it was reported.</param>
internal sealed record ReportChoice(IReadOnlyList<long> Missed, IReadOnlyDictionary<long, MissedReason> Reasons, bool Asking, bool Done)
{
    /// <summary>Reads it from a row's args.</summary>
    public static ReportChoice Of(RowArgs args)
    {
        var missed = args.List("m").Select(text => Ids.TryParseShort(text, out var id) ? id : 0).Where(id => id != 0).ToList();
        var reasons = args.List("r").Select(ReadReason).OfType<(long Id, MissedReason Reason)>().DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Reason);
        return new ReportChoice(missed, reasons, args["s"] == "why", args["s"] == "done");
    }

    /// <summary>The first tapped call whose reason is not known yet, or null.</summary>
    public long? NextWithoutReason => Missed.Where(id => !Reasons.ContainsKey(id)).Select(id => (long?)id).FirstOrDefault();

    /// <summary>With a call tapped once more.</summary>
    public ReportChoice Tap(long callId) => this with { Missed = Missed.Contains(callId) ? [.. Missed.Where(id => id != callId)] : [.. Missed, callId] };

    /// <summary>With a reason for a tapped call; for another one it stays as it is.</summary>
    public ReportChoice Because(long callId, MissedReason reason) =>
        Missed.Contains(callId) ? this with { Reasons = new Dictionary<long, MissedReason>(Reasons) { [callId] = reason } } : this;

    /// <summary>The args of the next row.</summary>
    public RowArgs ToArgs() => RowArgs.None
        .With("m", Missed.Count == 0 ? null : string.Join(',', Missed.Select(Ids.ToShort)))
        .With("r", Reasons.Count == 0 ? null : string.Join(',', Reasons.Select(r => $"{Ids.ToShort(r.Key)}.{(int)r.Value}")))
        .With("s", Done ? "done" : Asking ? "why" : null);

    /// <summary>Reads "call.reason"; null for anything else.</summary>
    public static (long Id, MissedReason Reason)? ReadReason(string? text) =>
        text?.Split('.') is [var id, var reason] && Ids.TryParseShort(id, out var callId)
        && int.TryParse(reason, out var number) && Enum.IsDefined((MissedReason)number) ? (callId, (MissedReason)number) : null;
}
