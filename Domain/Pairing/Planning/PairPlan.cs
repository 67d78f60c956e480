namespace FamilyLink.Domain.Pairing.Planning;

/// <summary>A helper for a child, as the planner sees it.</summary>
/// <param name="HelperId">The helper.</param>
/// <param name="Name">Name.</param>
/// <param name="Load">How many children the helper has already.</param>
/// <param name="Most">How many at most.</param>
/// <param name="Reasons">What speaks for it.</param>
public sealed record Suggestion(long HelperId, string Name, int Load, int Most, IReadOnlyList<PairReason> Reasons);

/// <summary>A child of a plan with its proposed helper.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Name.</param>
/// <param name="Class">Class.</param>
/// <param name="Helper">The helper, or null when there is nobody with room.</param>
public sealed record PlannedPair(long ChildId, string Child, string Class, Suggestion? Helper);

/// <summary>Children without a helper, and what would cure it; only the cures that would do are given.</summary>
/// <param name="Missing">Children for whom there is no room.</param>
/// <param name="Room">Free places that there are.</param>
/// <param name="MostThatWouldDo">The school's limit with which there would be room for all, or null when it cannot help.</param>
/// <param name="HelpersThatWouldDo">How many further helpers at the present limit.</param>
/// <param name="Uncleared">Volunteers who are not cleared.</param>
/// <param name="Resting">Helpers who are not to be given more.</param>
public sealed record Shortage(int Missing, int Room, int? MostThatWouldDo, int HelpersThatWouldDo, int Uncleared, int Resting);

/// <summary>A plan for all unpaired children of a class or a school.</summary>
/// <param name="Pairs">By class and name.</param>
/// <param name="Shortage">Null when there is a helper for everybody.</param>
public sealed record PairPlan(List<PlannedPair> Pairs, Shortage? Shortage);
