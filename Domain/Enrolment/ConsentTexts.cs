using System.Resources;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>The consent texts of a school; a school without its own begins with the ones that come along, kept as version 1.</summary>
public static class ConsentTexts
{
    private static readonly ResourceManager Defaults = new("FamilyLink.Domain.Enrolment.ConsentDefaults", typeof(ConsentTexts).Assembly);

    /// <summary>The newest version in a language; the words stay in the table, so that what was shown can always be read again.</summary>
    public static async Task<ConsentText> Current(Work work, long schoolId, ConsentPurpose purpose, string language)
    {
        if (await Newest(work.Db, schoolId, purpose, language, work.Stop) is { } text) return text;
        var added = Languages.All.Select(l => New(work, schoolId, purpose, l)).ToList();
        work.Db.ConsentTexts.AddRange(added);
        return added.First(t => t.Language == language);
    }

    /// <summary>One version in one language, or null.</summary>
    public static Task<ConsentText?> Of(FamilyLinkDb db, long schoolId, ConsentPurpose purpose, string language, int version, CancellationToken ct) =>
        db.ConsentTexts.FirstOrDefaultAsync(t => t.SchoolId == schoolId && t.Purpose == purpose && t.Language == language && t.TextVersion == version, ct);

    internal static async Task<bool> Exists(Work work, long schoolId, ConsentPurpose purpose, string language, int version) =>
        work.Db.ConsentTexts.Local.Any(t => t.SchoolId == schoolId && t.Purpose == purpose && t.Language == language && t.TextVersion == version)
        || await Of(work.Db, schoolId, purpose, language, version, work.Stop) is not null;

    private static Task<ConsentText?> Newest(FamilyLinkDb db, long schoolId, ConsentPurpose purpose, string language, CancellationToken ct) =>
        db.ConsentTexts.Where(t => t.SchoolId == schoolId && t.Purpose == purpose && t.Language == language)
            .OrderByDescending(t => t.TextVersion).FirstOrDefaultAsync(ct);

    private static ConsentText New(Work work, long schoolId, ConsentPurpose purpose, string language) => new()
    {
        Id = work.NewId(),
        SchoolId = schoolId,
        Purpose = purpose,
        Language = language,
        TextVersion = 1,
        Body = Defaults.GetString(purpose.ToString(), Languages.Culture(language))
            ?? throw new InvalidOperationException($"No consent text comes along for {purpose}."),
    };
}
