using System.Resources;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>The consent texts of a school; a school without its own begins with the ones that come along, kept as version 1.</summary>
public static class ConsentTexts
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestBody = 4000;

    private static readonly ResourceManager Defaults = new("FamilyLink.Domain.Enrolment.ConsentDefaults", typeof(ConsentTexts).Assembly);

    /// <summary>The newest version in a language; the words stay in the table, so that what was shown can always be read again.</summary>
    public static async Task<ConsentText> Current(Work work, long schoolId, ConsentPurpose purpose, string language)
    {
        // A list of a whole class asks for the same text again and again within one commit.
        if (work.Db.ConsentTexts.Local.Where(t => t.SchoolId == schoolId && t.Purpose == purpose && t.Language == language).MaxBy(t => t.TextVersion) is { } begun) return begun;
        if (await Newest(work.Db, schoolId, purpose, language, work.Stop) is { } text) return text;
        var added = Languages.All.Select(l => New(work, schoolId, purpose, l)).ToList();
        work.Db.ConsentTexts.AddRange(added);
        return added.First(t => t.Language == language);
    }

    /// <summary>One version in one language, or null.</summary>
    public static Task<ConsentText?> Of(FamilyLinkDb db, long schoolId, ConsentPurpose purpose, string language, int version, CancellationToken ct) =>
        db.ConsentTexts.FirstOrDefaultAsync(t => t.SchoolId == schoolId && t.Purpose == purpose && t.Language == language && t.TextVersion == version, ct);

    /// <summary>The newest version as staff read it, without writing down the one that comes along. Refused: NotAllowed.</summary>
    public static async Task<Result<ConsentText>> Show(Work work, long schoolId, ConsentPurpose purpose, string language)
    {
        if (await Sight.Of(work, UseCase.SeeConsents, schoolId) is ({ } no, _)) return no;
        return await Newest(work.Db, schoolId, purpose, language, work.Stop) ?? New(work, schoolId, purpose, language);
    }

    /// <summary>The version from which on a yes stands, by purpose: the newest that asks again.</summary>
    internal static async Task<Dictionary<ConsentPurpose, int>> Required(FamilyLinkDb db, long schoolId, CancellationToken ct) =>
        await db.ConsentTexts.Where(t => t.SchoolId == schoolId && t.AsksAgain).GroupBy(t => t.Purpose)
            .Select(g => new { g.Key, Version = g.Max(t => t.TextVersion) }).ToDictionaryAsync(g => g.Key, g => g.Version, ct);

    /// <summary>Publishes a new version in all three languages at once. Refused: NotAllowed, Missing or TooLong with the language.</summary>
    public static async Task<Result<int>> Publish(Work work, long schoolId, ConsentPurpose purpose, IReadOnlyDictionary<string, string> bodies, bool asksAgain)
    {
        if (await work.Demand(UseCase.KeepConsentTexts, new Target(schoolId)) is { } no) return no;
        foreach (var language in Languages.All)
        {
            if (bodies.GetValueOrDefault(language) is not { } body || string.IsNullOrWhiteSpace(body)) return new Refusal(RefusalCode.Missing, Field: language);
            if (body.Length > LongestBody) return new Refusal(RefusalCode.TooLong, Field: language);
        }

        var version = 1 + (await Current(work, schoolId, purpose, Languages.Simplified)).TextVersion;
        var texts = Languages.All.Select(l => new ConsentText
        {
            Id = work.NewId(),
            SchoolId = schoolId,
            Purpose = purpose,
            Language = l,
            TextVersion = version,
            Body = bodies[l].Trim(),
            AsksAgain = asksAgain,
        }).ToList();
        // One of the three stands for the version; the families are asked anew part by part, not in this commit.
        if (asksAgain && ConsentRules.Of(purpose).AboutChild) texts[0].BeginSpread();
        work.Db.ConsentTexts.AddRange(texts);
        work.LeaveSomethingToDo();
        return version;
    }

    internal static async Task<bool> Exists(Work work, long schoolId, ConsentPurpose purpose, string language, int version) =>
        work.Db.ConsentTexts.Local.Any(t => t.SchoolId == schoolId && t.Purpose == purpose && t.Language == language && t.TextVersion == version)
        || await Of(work.Db, schoolId, purpose, language, version, work.Stop) is not null;

    /// <summary>The newest version in a language, or null when none was written down yet.</summary>
    public static Task<ConsentText?> Newest(FamilyLinkDb db, long schoolId, ConsentPurpose purpose, string language, CancellationToken ct) =>
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
