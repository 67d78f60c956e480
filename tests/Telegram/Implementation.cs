using Telegram.Bot;

namespace FamilyLink.Tests.Telegram;

/// <summary>These tests also run with UseTelegramBotPackage; what the package does otherwise is skipped there.</summary>
internal static class Implementation
{
    public static bool IsOurs => typeof(TelegramBotClient).Assembly.GetName().Name != "Telegram.Bot";
}
