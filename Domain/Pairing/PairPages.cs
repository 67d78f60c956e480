using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing.Planning;

namespace FamilyLink.Domain.Pairing;

/// <summary>A child without a pair.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Name.</param>
/// <param name="Class">Class.</param>
public sealed record Unpaired(long ChildId, string Child, string Class);

/// <summary>How far the promise of a helper for each child is kept (mission.md, promise 2: 100 %).</summary>
/// <param name="Children">Children at school.</param>
/// <param name="Paired">Of them with a pair that lasts today.</param>
/// <param name="Asked">Of the others, those about whom somebody is asked.</param>
/// <param name="Missing">The unpaired by class and name, asked ones included.</param>
/// <param name="Shortage">The lack of helpers, or null when there is room for all.</param>
public sealed record PairCoverage(int Children, int Paired, int Asked, List<Unpaired> Missing, Shortage? Shortage)
{
    /// <summary>In whole percent, rounded down: 100 means all.</summary>
    public int Percent => Children == 0 ? 100 : 100 * Paired / Children;
}

/// <summary>A pairing in a list.</summary>
/// <param name="Pair">The row.</param>
/// <param name="State">Where it stands today.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Helper">The helper's name.</param>
/// <param name="Kind">What kind of helper.</param>
/// <param name="Ask">The open or latest asking, or null.</param>
/// <param name="StandIn">Who stands in today, or null.</param>
public sealed record PairLine(Pair Pair, PairState State, string Child, string Class, string Helper, HelperKind Kind, PairAsk? Ask, string? StandIn);

/// <summary>An answer with the name of who gave it.</summary>
/// <param name="Word">The row.</param>
/// <param name="Name">The adult's name; the child's for the child.</param>
public sealed record AnswerLine(PairWord Word, string Name);

/// <summary>An adult who may agree for the child.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Name">Name.</param>
/// <param name="Relation">What they are to the child.</param>
public sealed record FamilyAdult(long MemberId, string Name, Relation Relation);

/// <summary>The register of one pairing (结对登记表, forms.md 1.3).</summary>
/// <param name="Line">The pairing.</param>
/// <param name="Card">What is known of the helper, or null.</param>
/// <param name="Asks">Its askings, the first first.</param>
/// <param name="Answers">Everything said to them.</param>
/// <param name="Stages">The plan, by its days.</param>
/// <param name="Leaves">Who stood or stands in.</param>
/// <param name="Partner">The study partner's name, or null.</param>
/// <param name="Before">The child's other pairings, latest first.</param>
/// <param name="Adults">Who may agree for the child.</param>
/// <param name="ShareOf">How many children the helper has, this one included.</param>
/// <param name="HelpersOfChild">How many helpers the child has.</param>
/// <param name="Note">What the next helper should know, or null.</param>
public sealed record PairPage(
    PairLine Line, HelperCard? Card, List<PairAsk> Asks, List<AnswerLine> Answers, List<StageLine> Stages, List<(PairLeave Leave, string Name)> Leaves,
    string? Partner, List<PairLine> Before, List<FamilyAdult> Adults, int ShareOf, int HelpersOfChild, string? Note)
{
    /// <summary>One to one, one to many, or several to one (forms.md 1.3, 方式).</summary>
    public PairWay Way => HelpersOfChild > 1 ? PairWay.SeveralToOne : ShareOf > 1 ? PairWay.OneToMany : PairWay.OneToOne;
}

/// <summary>How helpers and children come together.</summary>
public enum PairWay
{
    /// <summary>One helper, one child.</summary>
    OneToOne,
    /// <summary>One helper, several children.</summary>
    OneToMany,
    /// <summary>Several helpers, one child.</summary>
    SeveralToOne,
}
