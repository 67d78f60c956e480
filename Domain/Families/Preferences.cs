using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Families;

/// <summary>A member's own choices: language, place, quiet hours, two-button mode.</summary>
public sealed class Preferences
{
    private const int LongestCity = 60;

    /// <summary>Chooses the language. Refused: Invalid for a language without texts.</summary>
    public Task<Result> ChooseLanguage(Work work, long memberId, string language) =>
        Languages.Knows(language)
            ? Change(work, memberId, m => m.Language = language)
            : Task.FromResult<Result>(new Refusal(RefusalCode.Invalid, Field: nameof(Member.Language)));

    /// <summary>Chooses the zone (IANA) and keeps the place as the person named it. Refused: UnknownZone.</summary>
    public Task<Result> ChooseZone(Work work, long memberId, string zone, string? city) =>
        Zones.TryFind(zone, out _)
            ? Change(work, memberId, m => (m.TimeZone, m.City) = (zone, Short(city)), weekToo: true)
            : Task.FromResult<Result>(new Refusal(RefusalCode.UnknownZone, Field: nameof(Member.TimeZone)));

    /// <summary>Chooses the hours, in the person's own zone, in which nothing unprompted comes; equal ends mean none.</summary>
    public Task<Result> ChooseQuietHours(Work work, long memberId, TimeOnly from, TimeOnly until) =>
        Change(work, memberId, m => (m.QuietFrom, m.QuietUntil) = (from, until));

    /// <summary>Turns the two-button mode for people who hardly read on or off.</summary>
    public Task<Result> ChooseTwoButtons(Work work, long memberId, bool on) => Change(work, memberId, m => m.TwoButtons = on);

    /// <summary>Chooses the dialect of spoken prompts; empty for standard Mandarin. Refused: Invalid.</summary>
    public Task<Result> ChooseDialect(Work work, long memberId, string? dialect) =>
        Dialects.Read(dialect) is { } known
            ? Change(work, memberId, m => m.Dialect = known.Length == 0 ? null : known)
            : Task.FromResult<Result>(new Refusal(RefusalCode.Invalid, Field: nameof(Member.Dialect)));

    /// <summary>Changes one's own telephone number: it takes effect at once, the old one stays in the history, and the coordinator sees that it changed. Refused: Invalid.</summary>
    public Task<Result> ChooseNumber(Work work, long memberId, string number) =>
        Number(number) is { } phone
            ? Change(work, memberId, m => m.Phone = phone)
            : Task.FromResult<Result>(new Refusal(RefusalCode.Invalid, Field: nameof(Member.Phone)));

    /// <summary>A number as it is kept: digits with a plus before them, spaces and dashes left out; null for anything that cannot be dialled.</summary>
    public static string? Number(string? text)
    {
        var plain = new string([.. (text ?? "").Where(c => c is not (' ' or '-' or '(' or ')' or '－' or '　'))]);
        var digits = plain.StartsWith('+') ? plain[1..] : plain;
        return digits.Length is >= 7 and <= 15 && digits.All(char.IsAsciiDigit) ? plain : null;
    }

    /// <summary>Chooses day and hour (own wall) of the weekly update, or that there shall be none.</summary>
    public Task<Result> ChooseUpdates(Work work, long memberId, DayOfWeek day, TimeOnly hour, bool off) =>
        Change(work, memberId, m => (m.UpdateDay, m.UpdateHour, m.UpdatesOff) = (day, hour, off), weekToo: true);

    /// <summary>Chooses how a kind of news comes. Refused: Invalid for a way in which it does not come to this person.</summary>
    public async Task<Result> ChooseNews(Work work, long memberId, NewsKind kind, NewsWay way) =>
        await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId && m.Active, work.Stop) is { } member && member.Kind is MemberKind.Parent or MemberKind.Guardian && News.Ways(member, kind).Contains(way)
            ? await Change(work, memberId, m => m.Choose(kind, way))
            : new Refusal(RefusalCode.Invalid, Field: nameof(kind));

    /// <summary>Chooses when a teacher or helper hears of what is owed (school wall), or null for the school's hour.</summary>
    public Task<Result> ChooseCareHour(Work work, long memberId, TimeOnly? hour) => Change(work, memberId, m => m.CareHour = hour);

    private static async Task<Result> Change(Work work, long memberId, Action<Member> change, bool weekToo = false)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId && m.Active, work.Stop) is not { } member) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ChangeSettings, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        change(member);
        if (weekToo) await Progress.WeeklyUpdates.Change(work, member);
        return Result.Done;
    }

    private static string? Short(string? city) => city is { Length: > LongestCity } ? city[..LongestCity] : city;
}
