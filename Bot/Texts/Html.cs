using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace FamilyLink.Bot.Texts;

/// <summary>A piece of Telegram HTML; whatever is put into it by interpolation is escaped.</summary>
public readonly struct Html : IEquatable<Html>
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Nothing.</summary>
    public static Html Empty => default;

    /// <summary>The markup as it is sent.</summary>
    public string Markup => _markup ?? "";

    /// <summary>The words of an interpolated string: its literals as they stand, its values escaped.</summary>
    public static Html Of(HtmlBuilder words) => new(words.Take());

    /// <summary>Markup of our own texts, taken as it is; never for what a person wrote.</summary>
    internal static Html Trusted(string markup) => new(markup);

    /// <summary>Somebody's words, escaped and tamed.</summary>
    public static Html Text(string? words) => new(Tame.Text(words)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal));

    /// <summary>Somebody's words, escaped.</summary>
    public static implicit operator Html(string? words) => Text(words);

    /// <summary>The pieces with something of our own between them.</summary>
    public static Html Join(string between, IEnumerable<Html> pieces) => new(string.Join(between, pieces.Select(p => p.Markup)));

    /// <inheritdoc />
    public override string ToString() => Markup;

    /// <inheritdoc />
    public bool Equals(Html other) => Markup == other.Markup;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Html other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Markup.GetHashCode(StringComparison.Ordinal);

    /// <summary>The same markup.</summary>
    public static bool operator ==(Html one, Html other) => one.Equals(other);

    /// <summary>Another markup.</summary>
    public static bool operator !=(Html one, Html other) => !one.Equals(other);
}

/// <summary>Builds <see cref="Html"/> from an interpolated string; the compiler calls it.</summary>
/// <param name="literalLength">Characters of the literals.</param>
/// <param name="formattedCount">Number of values.</param>
[InterpolatedStringHandler]
public readonly struct HtmlBuilder(int literalLength, int formattedCount)
{
    private readonly StringBuilder _markup = new(literalLength + formattedCount * 16);

    /// <summary>A literal of the source, as it stands.</summary>
    public void AppendLiteral(string literal) => _markup.Append(literal);

    /// <summary>A finished piece.</summary>
    public void AppendFormatted(Html piece) => _markup.Append(piece.Markup);

    /// <summary>Words from outside, escaped.</summary>
    public void AppendFormatted(string? words) => _markup.Append(Html.Text(words).Markup);

    /// <summary>Any other value, escaped.</summary>
    public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable =>
        _markup.Append(Html.Text(value.ToString(format, CultureInfo.InvariantCulture)).Markup);

    internal string Take() => _markup.ToString();
}
