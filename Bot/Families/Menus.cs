using System.Globalization;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace FamilyLink.Bot.Families;

/// <summary>The menu of commands of one chat, by language and role; cosmetic, and no authorisation.</summary>
internal static class Menus
{
    private static readonly Words Texts = new(typeof(FamiliesTexts));

    /// <summary>Sets the chat's menu after the commit.</summary>
    public static void Show(Turn turn)
    {
        var chat = long.Parse(turn.Heard.Address, CultureInfo.InvariantCulture);
        var commands = Commands(turn.Language, Of(turn.Speaker));
        turn.Courtesies.Add((bot, ct) => bot.SetMyCommands(commands, BotCommandScope.Chat(chat), cancellationToken: ct));
    }

    /// <summary>Commands with what they do, in a language.</summary>
    public static List<BotCommand> Commands(string language, IEnumerable<string> names) => [.. names.Select(name => new BotCommand(name, Texts.Plain(language, $"Command.{name}")))];

    private static string[] Of(Speaker speaker) => speaker.Member?.Kind switch
    {
        null => ["start", "help"],
        MemberKind.Volunteer => ["log", "todo", "note", "letter", "month", "pairs", "help", "settings", "language", "cancel"],
        MemberKind.Parent => ["next", "letter", "calls", "file", "help", "settings", "language", "cancel"],
        MemberKind.Child => ["letter", "next", "help", "settings", "language", "cancel"],
        MemberKind.Teacher => ["log", "todo", "note", "letter", "month", "next", "pairs", "record", "help", "settings", "language", "cancel"],
        _ => ["next", "letter", "file", "help", "settings", "language", "cancel"],
    };
}
