using System.Globalization;
using System.Resources;
using FamilyLink.Domain.Outbox;

namespace FamilyLink.Admin.Messages;

/// <summary>Why a message stands where it stands, in words (Domain/Texts/Reasons.resx).</summary>
public static class ReasonTexts
{
    private static readonly ResourceManager s_words = new("FamilyLink.Domain.Texts.Reasons", typeof(Reasons).Assembly);

    /// <summary>The words of a reason.</summary>
    public static string Of(string reason) => s_words.GetString(reason, CultureInfo.CurrentUICulture) ?? reason;
}
