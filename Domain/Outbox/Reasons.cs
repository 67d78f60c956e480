using System.Globalization;
using System.Resources;

namespace FamilyLink.Domain.Outbox;

/// <summary>Why a message stands where it stands: keys of Texts/Reasons.resx, kept in <see cref="OutboxMessage.Reason"/>.</summary>
public static class Reasons
{
    /// <summary>Its time had passed.</summary>
    public const string TooLate = "TooLate";
    /// <summary>The person's quiet hours last longer than it is of use.</summary>
    public const string QuietHours = "QuietHours";
    /// <summary>It no longer says anything true.</summary>
    public const string NotMeant = "NotMeant";
    /// <summary>Somebody took it back; nothing plans it again.</summary>
    public const string TakenBack = "TakenBack";
    /// <summary>The person blocked the bot.</summary>
    public const string Blocked = "Blocked";
    /// <summary>The person's chat account was closed.</summary>
    public const string Deactivated = "Deactivated";
    /// <summary>The chat service does not know the chat.</summary>
    public const string ChatNotFound = "ChatNotFound";
    /// <summary>The person has no chat.</summary>
    public const string NoChat = "NoChat";
    /// <summary>The family is served on paper and by telephone.</summary>
    public const string PaperOnly = "PaperOnly";
    /// <summary>The chat was taken back from the person.</summary>
    public const string ChatEnded = "ChatEnded";
    /// <summary>The telephone may be somebody else's by now.</summary>
    public const string Doubted = "Doubted";
    /// <summary>The person left the programme.</summary>
    public const string MemberLeft = "MemberLeft";
    /// <summary>The person has not agreed.</summary>
    public const string NoConsent = "NoConsent";
    /// <summary>The person must not be contacted about this child, or is no longer tied to it.</summary>
    public const string NotLinked = "NotLinked";
    /// <summary>The child is no longer at the school.</summary>
    public const string ChildLeft = "ChildLeft";
    /// <summary>The message to be changed was never delivered.</summary>
    public const string NothingToChange = "NothingToChange";
    /// <summary>Waits for the message it belongs to.</summary>
    public const string WaitsForMessage = "WaitsForMessage";
    /// <summary>The message to be changed is gone or too old.</summary>
    public const string MessageGone = "MessageGone";
    /// <summary>A later change of the same message takes its place.</summary>
    public const string Replaced = "Replaced";
    /// <summary>The words could not be put together.</summary>
    public const string CannotBeMade = "CannotBeMade";
    /// <summary>The chat service did not accept the words' markup.</summary>
    public const string BadMarkup = "BadMarkup";
    /// <summary>The chat service refused it.</summary>
    public const string Refused = "Refused";
    /// <summary>The chat service refused it for now.</summary>
    public const string Forbidden = "Forbidden";
    /// <summary>The chat service asks for a pause.</summary>
    public const string Flood = "Flood";
    /// <summary>Waits behind an earlier message to the same person.</summary>
    public const string BehindAnother = "BehindAnother";
    /// <summary>The chat service does not accept the bot's token.</summary>
    public const string TokenRefused = "TokenRefused";
    /// <summary>The chat service cannot be reached.</summary>
    public const string NoConnection = "NoConnection";
    /// <summary>The chat moved to a new id.</summary>
    public const string ChatMoved = "ChatMoved";
    /// <summary>No answer came in time.</summary>
    public const string NoAnswer = "NoAnswer";
    /// <summary>The chat service had a fault of its own.</summary>
    public const string ServerError = "ServerError";
    /// <summary>The answer was cut off or made no sense.</summary>
    public const string CutAnswer = "CutAnswer";
    /// <summary>The program stopped in the middle of sending.</summary>
    public const string Interrupted = "Interrupted";
    /// <summary>Twice it could not be known whether it arrived.</summary>
    public const string UncertainTwice = "UncertainTwice";

    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Reasons", typeof(Reasons).Assembly);

    /// <summary>The reason in words, or the key itself when there are none.</summary>
    public static string In(string key, CultureInfo culture) => Words.GetString(key, culture) ?? key;
}
