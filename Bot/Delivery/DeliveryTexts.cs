using System.Globalization;
using System.Resources;

namespace FamilyLink.Bot.Delivery;

/// <summary>The deliverer's own words, in Delivery/DeliveryTexts.resx.</summary>
internal static class DeliveryTexts
{
    private static readonly ResourceManager Words = new("FamilyLink.Bot.Delivery.DeliveryTexts", typeof(DeliveryTexts).Assembly);

    /// <summary>The line before a message that is sent once more because the first try may have arrived.</summary>
    public static string Again(CultureInfo culture) => Words.GetString("Again", culture) ?? throw new MissingManifestResourceException("Again");
}
