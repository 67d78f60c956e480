using System.Globalization;
using System.Resources;

namespace FamilyLink.Admin.Messages;

/// <summary>What each kind of message is called in the school's words (MessageKindTexts.resx).</summary>
public static class KindTexts
{
    private static readonly ResourceManager s_words = new("FamilyLink.Admin.Messages.MessageKindTexts", typeof(KindTexts).Assembly);

    /// <summary>The name of a kind; every reply is called the same.</summary>
    public static string Of(string kind) =>
        s_words.GetString(kind.StartsWith("reply", StringComparison.Ordinal) ? "reply" : kind, CultureInfo.CurrentUICulture) ?? kind;
}
