namespace FamilyLink.Domain.Pairing;

/// <summary>Where a pairing stands on a day; told from its facts, not kept.</summary>
public enum PairState
{
    /// <summary>The helper has not answered.</summary>
    Proposed,
    /// <summary>The helper would; child or family have not answered.</summary>
    AcceptedByTeacher,
    /// <summary>All have agreed; it begins on a day ahead, or once a volunteer is cleared.</summary>
    AgreedByFamily,
    /// <summary>It lasts.</summary>
    Active,
    /// <summary>It lasts, and a substitute takes the helper's place.</summary>
    OnLeave,
    /// <summary>It is over.</summary>
    Ended,
    /// <summary>Somebody said no before it began.</summary>
    Declined,
}

/// <summary>Tells where pairings stand.</summary>
public static class PairStates
{
    /// <summary>The state on a day, from the pair, its first asking and whether somebody stands in.</summary>
    public static PairState Of(Pair pair, PairAsk? first, bool onLeave, DateOnly day)
    {
        if (pair.Until < day || (pair.Until is not null && pair.From is null)) return pair.From is null ? PairState.Declined : PairState.Ended;
        if (pair.From is { } from) return from > day ? PairState.AgreedByFamily : onLeave ? PairState.OnLeave : PairState.Active;
        return first switch
        {
            { Standing: AskStanding.Declined } => PairState.Declined,
            { Standing: AskStanding.Agreed } => PairState.AgreedByFamily,
            { Turn: Party.Helper } => PairState.Proposed,
            _ => PairState.AcceptedByTeacher,
        };
    }
}
