using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Census;

/// <summary>How far one class has come.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Class">Name.</param>
/// <param name="Teacher">The class teacher's name, or null.</param>
/// <param name="ByChat">True when the teacher does it in the chat; otherwise there is the printed sheet.</param>
/// <param name="Same">Children of whom was said that nothing has changed.</param>
/// <param name="Changed">Something has.</param>
/// <param name="Left">No longer there.</param>
/// <param name="Open">Of whom nothing was said yet.</param>
/// <param name="By">Who said so, by name.</param>
public sealed record ClassProgress(long ClassId, string Class, string? Teacher, bool ByChat, int Same, int Changed, int Left, int Open, IReadOnlyList<string> By)
{
    /// <summary>Children in all.</summary>
    public int All => Same + Changed + Left + Open;

    /// <summary>True once the second reminder is past and something is still open.</summary>
    public bool Late { get; init; }
}

/// <summary>A note that waits for the coordinator.</summary>
/// <param name="Id">The note.</param>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Name.</param>
/// <param name="Class">Class.</param>
/// <param name="About">What it is about.</param>
/// <param name="Words">The words, or null.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Who">By whom, by name.</param>
public sealed record CensusNoteLine(long Id, long ChildId, string Child, string Class, CensusAbout About, string? Words, DateTime At, string Who);

/// <summary>A round with how far it has come; of a closed one the figures of its closing.</summary>
/// <param name="Round">The round.</param>
/// <param name="OpenedBy">Who opened it, by name.</param>
/// <param name="Classes">By class; empty when it is closed.</param>
/// <param name="Counts">Of a closed one, by class.</param>
public sealed record CensusView(CensusRound Round, string OpenedBy, List<ClassProgress> Classes, List<CensusCount> Counts);

/// <summary>What the census page shows.</summary>
/// <param name="Open">The open round, or null.</param>
/// <param name="Earlier">Closed rounds, the latest first.</param>
/// <param name="DueSince">Since when a round is due and not begun, or null.</param>
public sealed record CensusPage(CensusView? Open, List<CensusView> Earlier, DateOnly? DueSince);

/// <summary>A child as a census asks about it: the facts that change, never a number.</summary>
/// <param name="Child">The child.</param>
/// <param name="Class">Class.</param>
/// <param name="Guardians">Who looks after it, by relation and name.</param>
/// <param name="Address">The family's address as the file has it, or null.</param>
/// <param name="Said">What was said in this round, or null.</param>
public sealed record CensusCard(Child Child, string Class, List<(Relation Relation, string Name)> Guardians, string? Address, CensusSaid? Said);

/// <summary>What a sheet says of one child.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Said">Same, changed or left.</param>
public sealed record CensusEntry(long ChildId, CensusSaid Said)
{
    /// <summary>Who is away, when that has changed.</summary>
    public Away? Away { get; init; }

    /// <summary>With whom the child lives, when that has changed.</summary>
    public LivesWith? LivesWith { get; init; }

    /// <summary>Whether the child boards, when that has changed.</summary>
    public bool? Boards { get; init; }

    /// <summary>For the coordinator: what it is about, or null.</summary>
    public CensusAbout? About { get; init; }

    /// <summary>The words to it, or null.</summary>
    public string? Note { get; init; }
}
