using FamilyLink.Domain.Census;
using FamilyLink.Domain.Families;

namespace FamilyLink.Admin.Census;

/// <summary>What is being entered for one child.</summary>
public sealed class EntryDraft
{
    /// <summary>Same, changed or left; null while nothing was said.</summary>
    public CensusSaid? Said { get; set; }

    /// <summary>Who is away now, or null.</summary>
    public Away? Away { get; set; }

    /// <summary>With whom the child lives now, or null.</summary>
    public LivesWith? LivesWith { get; set; }

    /// <summary>Whether the child boards now, or null.</summary>
    public bool? Boards { get; set; }

    /// <summary>What the coordinator is to look into, or null.</summary>
    public CensusAbout? About { get; set; }

    /// <summary>The words to it, or null.</summary>
    public string? Note { get; set; }

    /// <summary>As the use case takes it; for one who left another reason unless one was chosen.</summary>
    public CensusEntry Entry(long childId) => new(childId, Said ?? CensusSaid.Same)
    {
        Away = Said == CensusSaid.Changed ? Away : null,
        LivesWith = Said == CensusSaid.Changed ? LivesWith : null,
        Boards = Said == CensusSaid.Changed ? Boards : null,
        About = Said == CensusSaid.Left ? Leaving ?? CensusAbout.LeftOtherwise : Said == CensusSaid.Changed && Leaving is null ? About : null,
        Note = Said == CensusSaid.Same ? null : Note,
    };

    private CensusAbout? Leaving => About is CensusAbout.Guardian or CensusAbout.Phone ? null : About;
}
