namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A line as somebody would like it.</summary>
/// <param name="Name">Name as the school says it, 1 to 60 characters.</param>
/// <param name="Kind">Telephone or video.</param>
/// <param name="Number">Its own number, or null.</param>
public sealed record LineDraft(string Name, LineKind Kind, string? Number = null);

/// <summary>An opening time as somebody would like it, on the school's wall clock.</summary>
/// <param name="Weekday">Day of the week.</param>
/// <param name="From">Opens.</param>
/// <param name="Until">Closes, the same day.</param>
/// <param name="DutyTeacherId">The teacher on duty, or null; one a day, because a session is one line on one day.</param>
public sealed record OpeningDraft(DayOfWeek Weekday, TimeOnly From, TimeOnly Until, long? DutyTeacherId = null);

/// <summary>A line with its opening times.</summary>
/// <param name="Line">The line.</param>
/// <param name="Openings">In the order of the week.</param>
/// <param name="Slots">How many weekly times it holds at present.</param>
public sealed record LineView(PhoneLine Line, IReadOnlyList<LineOpening> Openings, int Slots);
