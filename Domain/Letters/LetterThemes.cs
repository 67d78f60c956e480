using System.Resources;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>Themes for letters: a school begins with the ones that come along, and changes them as it likes.</summary>
public sealed class LetterThemes
{
    /// <summary>The longest theme, in characters.</summary>
    public const int Longest = 120;

    /// <summary>The most themes of a school.</summary>
    public const int Most = 60;

    private static readonly ResourceManager Defaults = new("FamilyLink.Domain.Letters.LetterThemeDefaults", typeof(LetterThemes).Assembly);

    /// <summary>What a school's themes are now; of an occasion for which it wrote none, the ones that come along, in the reader's language. Refused: NotAllowed.</summary>
    public async Task<Result<List<(long? Id, ThemeOccasion Occasion, string Words)>>> Show(Work work, long schoolId, string? language = null) =>
        (await Sight.Of(work, UseCase.SeeLetters, schoolId)).Item1 is { } no ? no : await Of(work.Db, schoolId, language, work.Stop);

    /// <summary>Adds one. Refused: NotAllowed, Missing, TooLong, Invalid when there are too many.</summary>
    public async Task<Result<long>> Add(Work work, long schoolId, ThemeOccasion occasion, string words)
    {
        if (await work.Demand(UseCase.KeepThemes, new Target(schoolId, SubjectId: schoolId)) is { } no) return no;
        var text = words.Trim();
        if (text.Length is 0 or > Longest) return new Refusal(text.Length == 0 ? RefusalCode.Missing : RefusalCode.TooLong, Field: nameof(words));
        if (await work.Db.LetterThemes.CountAsync(t => t.SchoolId == schoolId && t.GoneAt == null, work.Stop) >= Most) return new Refusal(RefusalCode.Invalid, Field: nameof(words));
        var theme = new LetterTheme { Id = work.NewId(), SchoolId = schoolId, Occasion = occasion, Words = text };
        work.Db.LetterThemes.Add(theme);
        return theme.Id;
    }

    /// <summary>Takes one out of use. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> TakeOut(Work work, long themeId)
    {
        if (await work.Db.LetterThemes.FirstOrDefaultAsync(t => t.Id == themeId && t.GoneAt == null, work.Stop) is not { } theme) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepThemes, new Target(theme.SchoolId, SubjectId: themeId)) is { } no) return no;
        theme.Go(work.Now);
        return Result.Done;
    }

    /// <summary>The theme for a child on a day, school calendar: a birthday or festival within the week comes first, then winter, then what fits at any time, another each month and for each child.</summary>
    public static string For(Child child, DateOnly day, IReadOnlyList<(long? Id, ThemeOccasion Occasion, string Words)> themes)
    {
        var occasion = WeekAhead.Birthday(child, day) is not null || WeekAhead.Birthday(child, day.AddDays(-1)) == day ? ThemeOccasion.Birthday
            : WeekAhead.Feast(day) is not null || Festivals.On(day) is not null ? ThemeOccasion.Festival
            : day.Month is 12 or 1 && (child.Id & 1) == 0 ? ThemeOccasion.Winter : ThemeOccasion.Any;
        List<string> fitting = [.. themes.Where(t => t.Occasion == occasion).Select(t => t.Words)];
        return fitting[(int)((child.Id / 2 + day.Month) % fitting.Count)];
    }

    /// <summary>The themes of a school: its own as it wrote them, those that come along in a language, or in the school's.</summary>
    public static async Task<List<(long? Id, ThemeOccasion Occasion, string Words)>> Of(FamilyLinkDb db, long schoolId, string? language, CancellationToken ct)
    {
        var own = await db.LetterThemes.AsNoTracking().Where(t => t.SchoolId == schoolId && t.GoneAt == null).OrderBy(t => t.Id).ToListAsync(ct);
        var culture = Languages.Culture(language ?? await db.Schools.Where(s => s.Id == schoolId).Select(s => s.Language).FirstAsync(ct));
        return [.. Enum.GetValues<ThemeOccasion>().SelectMany(o => own.Exists(t => t.Occasion == o)
            ? own.Where(t => t.Occasion == o).Select(t => ((long?)t.Id, o, t.Words))
            : Defaults.GetString(o.ToString(), culture)!.Split('|').Select(w => ((long?)null, o, w)))];
    }
}
