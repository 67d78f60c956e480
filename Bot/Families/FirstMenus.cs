using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;

namespace FamilyLink.Bot.Families;

/// <summary>At the start: the menu of every chat that has none of its own yet, in the school's language and in each that a phone may be set to. Cosmetic: without it the bot runs all the same.</summary>
/// <param name="bots">The chat service, whose address is known once everything before has started.</param>
/// <param name="store">Knows the school's language.</param>
/// <param name="log">Takes down that it failed.</param>
internal sealed partial class FirstMenus(BotClients bots, Store store, ILogger<FirstMenus> log) : BackgroundService
{
    // What serves whoever is in the chat.
    private static readonly string[] s_commands = ["letter", "next", "help", "settings", "language", "cancel"];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            var school = await store.Look(db => db.Schools.OrderBy(s => s.Id).Select(s => s.Language).FirstOrDefaultAsync(stoppingToken)) ?? Languages.Simplified;
            // A phone tells two letters of its language: whether Chinese is written the old or the new way, only the school's language says.
            foreach (var (code, language) in new[] { (null, school), ("zh", school == Languages.English ? Languages.Simplified : school), ("en", Languages.English) })
                await bots.Sending.SetMyCommands(Menus.Commands(language, s_commands), languageCode: code, cancellationToken: stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot stops.
        }
        catch (Exception e)
        {
            Failed(e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chat service did not take the menus of commands ({Error}); they are set again at the next start")]
    private partial void Failed(string error);
}
