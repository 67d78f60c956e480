using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Outbox;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Updates;

/// <summary>Says in plain words why no updates come in, and the mend; never with an address or a token in it.</summary>
public static class IntakeTrouble
{
    /// <summary>Before asking again what was refused outright: a wrong token does not become right in a second.</summary>
    public static readonly TimeSpan SlowWait = TimeSpan.FromSeconds(5);

    /// <summary>The words for a failed call.</summary>
    public static string Words(Exception failure) => failure switch
    {
        ApiRequestException { ErrorCode: 401 or 404 } =>
            "The chat service does not accept the bot's token (401). Check Telegram:Token with @BotFather and start again.",
        ApiRequestException { ErrorCode: 409 } =>
            "Another program asks for this bot's updates (409). Stop the other one, or give it a bot of its own; each bot can be served by one program only.",
        ApiRequestException { ErrorCode: 429 } => "The chat service asks for a pause before the next updates (429).",
        ApiRequestException refusal => $"The chat service refused to give updates ({refusal.ErrorCode}). It is asked again.",
        RequestException or HttpRequestException => ErrorTable.Of(OutboxAct.Send, failure).Reason == Reasons.NoConnection
            ? "The chat service cannot be reached. Check this machine's connection; it is tried again."
            : "The chat service did not answer as it should. It is asked again.",
        _ => $"Updates could not be kept ({failure.GetType().Name}); they are asked for again and none is lost. Check the disk and the database.",
    };
}
