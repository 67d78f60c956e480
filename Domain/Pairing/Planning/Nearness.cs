using System.Text.RegularExpressions;

namespace FamilyLink.Domain.Pairing.Planning;

/// <summary>How near two addresses are, as far as their words tell: the same village, the same township, or neither.</summary>
internal static partial class Nearness
{
    /// <summary>Compares two addresses as families write them; what cannot be told counts as far.</summary>
    public static Near Of(string? one, string? other)
    {
        if (string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other)) return Near.Unknown;
        var (a, b) = (Parts(one), Parts(other));
        if (a.Village.Length > 0 && a.Village == b.Village && (a.Town.Length == 0 || b.Town.Length == 0 || a.Town == b.Town)) return Near.Village;
        if (a.Town.Length > 0 && a.Town == b.Town) return Near.Town;
        return string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase) ? Near.Village : Near.Unknown;
    }

    // 湖南省怀化市河湾镇柳树村二组: 河湾镇, 柳树村.
    private static (string Town, string Village) Parts(string address) => (Town().Match(address).Value, Village().Match(address).Value);

    [GeneratedRegex("[^省市县縣区區旗\\s]{1,8}?(?:街道|镇|鎮|乡|鄉)")]
    private static partial Regex Town();

    [GeneratedRegex("[^省市县縣区區旗镇鎮乡鄉街道\\s]{1,8}?(?:社区|社區|村|屯|寨|庄|莊)")]
    private static partial Regex Village();
}

/// <summary>How near two places are.</summary>
internal enum Near
{
    /// <summary>Far, or it cannot be told.</summary>
    Unknown,
    /// <summary>The same township.</summary>
    Town,
    /// <summary>The same village.</summary>
    Village,
}
