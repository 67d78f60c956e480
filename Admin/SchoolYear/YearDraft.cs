using FamilyLink.Domain.SchoolYear;

namespace FamilyLink.Admin.SchoolYear;

/// <summary>A class on the page as somebody has it so far.</summary>
/// <param name="row">The class as it stands, with what is proposed.</param>
public sealed class YearDraft(YearRow row)
{
    /// <summary>As it stands.</summary>
    public YearRow Row => row;

    /// <summary>What becomes of it.</summary>
    public YearStep Step { get; set; } = row.Proposed.Step;

    /// <summary>Its name afterwards, as typed.</summary>
    public string Name { get; set; } = row.Proposed.Name;

    /// <summary>Its class teacher afterwards, or null.</summary>
    public long? TeacherId { get; set; } = row.Proposed.TeacherId;

    /// <summary>True when it has another name afterwards.</summary>
    public bool Renamed => Step != YearStep.Graduate && Name.Trim() != row.Name;

    /// <summary>The same for the use case.</summary>
    public ClassStep Draft => new(row.Proposed.ClassId, Step, Name, TeacherId);

    /// <summary>Chooses what becomes of it; the name follows, and can still be typed over.</summary>
    public void Choose(YearStep step)
    {
        Step = step;
        Name = step == row.Proposed.Step ? row.Proposed.Name : step == YearStep.Up && ClassName.Read(row.Name)?.Next is { } next ? next : row.Name;
    }
}
