namespace FamilyLink.Bot.Updates;

/// <summary>The short text of further ids and choices in an outbox row: key=value;key=value; never words of a person.</summary>
public sealed class RowArgs
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>No choices.</summary>
    public static RowArgs None => new();

    /// <summary>Reads a row's args; what does not look like args is left out.</summary>
    public static RowArgs Of(string? args)
    {
        var read = new RowArgs();
        foreach (var pair in (args ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (pair.Split('=', 2) is [var key, var value]) read._values[key] = value;
        return read;
    }

    /// <summary>The value of a key, or null.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>The number under a key, or null.</summary>
    public long? Number(string key) => long.TryParse(this[key], out var number) ? number : null;

    /// <summary>The list under a key, parts joined by commas.</summary>
    public IReadOnlyList<string> List(string key) => this[key]?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The same with one more choice; null takes it away. A value with a separator in it is a bug and throws.</summary>
    public RowArgs With(string key, string? value)
    {
        if (value is not null && value.AsSpan().ContainsAny(";=")) throw new ArgumentException("A choice may not hold a separator.", nameof(value));
        var more = Of(ToString());
        if (value is null) more._values.Remove(key);
        else more._values[key] = value;
        return more;
    }

    /// <summary>The same with a number.</summary>
    public RowArgs With(string key, long value) => With(key, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public override string ToString() => string.Join(';', _values.Select(v => $"{v.Key}={v.Value}"));
}
