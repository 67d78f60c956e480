using FamilyLink.Domain.Progress;

namespace FamilyLink.Domain.Families;

/// <summary>The one place that knows how somebody of a family wants each kind of news; what is urgent, asked for or about a call is no kind and always comes.</summary>
public static class News
{
    private static readonly IReadOnlyList<NewsWay> Free = [NewsWay.AtOnce, NewsWay.Weekly, NewsWay.Off], Once = [NewsWay.AtOnce, NewsWay.Off], InTheWeek = [NewsWay.Weekly, NewsWay.Off], OnlyOff = [NewsWay.Off];

    /// <summary>The ways a kind can come to somebody, the usual one first: a guardian's notes come with the week, and without a weekly update nothing comes with it.</summary>
    public static IReadOnlyList<NewsWay> Ways(Member member, NewsKind kind) => kind switch
    {
        NewsKind.LetterWord => Once,
        NewsKind.Feasts => member.UpdatesOff ? OnlyOff : InTheWeek,
        NewsKind.Notes when member.Kind == MemberKind.Guardian => member.UpdatesOff ? OnlyOff : InTheWeek,
        _ => member.UpdatesOff ? Once : Free,
    };

    /// <summary>How it comes to them now: as they chose, or the usual way; what was to come with a weekly update they turned off does not come.</summary>
    public static NewsWay Of(Member member, NewsKind kind)
    {
        var ways = Ways(member, kind);
        return Chosen(member, kind) is not { } way ? ways[0] : ways.Contains(way) ? way : way == NewsWay.Weekly ? NewsWay.Off : ways[0];
    }

    /// <summary>The next way after the present one, for a button that goes round.</summary>
    public static NewsWay Next(Member member, NewsKind kind)
    {
        var ways = Ways(member, kind).ToList();
        return ways[(ways.IndexOf(Of(member, kind)) + 1) % ways.Count];
    }

    /// <summary>When something that could come at once comes: then, or with the next weekly update, in UTC and never in the person's night.</summary>
    public static DateTime At(Person person, NewsKind kind, DateTime then) =>
        person.Awake(Of(person.Member, kind) == NewsWay.Weekly && UpdateHour.Next(person.Member, person.Zone, then) is { } week ? week : then);

    /// <summary>True for a note nobody can turn down: a child is ill, or it is about safety.</summary>
    public static bool Always(NoteAspect aspect) => aspect is NoteAspect.Illness or NoteAspect.Safety;

    private static NewsWay? Chosen(Member member, NewsKind kind) => kind switch
    {
        NewsKind.Notes => member.NotesWay,
        NewsKind.Month => member.MonthWay,
        NewsKind.LetterWord => member.LetterWordWay,
        _ => member.FeastsWay,
    };
}

/// <summary>A kind of news that a family may turn down.</summary>
public enum NewsKind
{
    /// <summary>Quick notes (随手记).</summary>
    Notes,
    /// <summary>The monthly note (成长月报) and the term's letter.</summary>
    Month,
    /// <summary>The gentle word that a letter is not seen; the letter itself always comes.</summary>
    LetterWord,
    /// <summary>The festival ahead, a line of the weekly update.</summary>
    Feasts,
}

/// <summary>How a kind of news comes.</summary>
public enum NewsWay
{
    /// <summary>When there is something, outside quiet hours.</summary>
    AtOnce,
    /// <summary>With the weekly update.</summary>
    Weekly,
    /// <summary>Not at all; it stays in the school's console and the file.</summary>
    Off,
}
