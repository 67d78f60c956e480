using System.Text.RegularExpressions;

namespace FamilyLink.Bot.Sandbox.Text;

/// <summary>What Telegram marks in plain text by itself: commands, mentions, links, e-mail addresses, hash tags.</summary>
internal static partial class FoundEntities
{
    public static IEnumerable<Entity> In(string text)
    {
        var end = 0;
        foreach (Match match in Pattern().Matches(text))
        {
            if (match.Index < end)
                continue;
            end = match.Index + match.Length;
            yield return new Entity(match.Index, match.Length, match.Groups.Values.Skip(1).First(group => group.Success).Name);
        }
    }

    [GeneratedRegex("""
        (?<![\w/<>@])(?<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])
        |(?<url>https?://[^\s<>"，。；！？、）】]+[^\s<>"'.,;:!?，。；！？、）】)])
        |(?<email>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})
        |(?<![\w@/])(?<mention>@[A-Za-z0-9_]{4,32})(?!\w)
        |(?<![\w#&/])(?<hashtag>\#[\w]*[^\W\d_][\w]*)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
