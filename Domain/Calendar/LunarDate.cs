namespace FamilyLink.Domain.Calendar;

/// <summary>A date of the Chinese lunar calendar.</summary>
/// <param name="Year">The lunar year, named by the solar year in which it begins.</param>
/// <param name="Month">1 to 12; a leap month bears the number of the month before it.</param>
/// <param name="Day">1 to 30.</param>
/// <param name="IsLeap">Whether it lies in a leap month.</param>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeap = false);
