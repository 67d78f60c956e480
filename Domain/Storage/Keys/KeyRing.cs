using System.Text.Json;
using System.Text.Json.Serialization;

namespace FamilyLink.Domain.Storage.Keys;

/// <summary>What the keys file holds, as read or written at one moment; never changed in place.</summary>
internal sealed record KeyRing
{
    public const int NewestFormat = 1;

    /// <summary>Rises with every write. It stays the first property: the file's first bytes then tell whether it changed.</summary>
    [JsonPropertyOrder(-2)]
    public long Generation { get; init; }

    [JsonPropertyOrder(-1)]
    public int Format { get; init; } = NewestFormat;

    /// <summary>Names this set of keys, so that a database can tell whether it is its own.</summary>
    public Guid Id { get; init; }

    /// <summary>Wrapped keys by subject.</summary>
    public Dictionary<long, byte[]> Keys { get; init; } = [];

    /// <summary>Subjects whose key was destroyed and must never be made again.</summary>
    public HashSet<long> Erased { get; init; } = [];

    /// <summary>The next generation, with keys added.</summary>
    public KeyRing With(IEnumerable<KeyValuePair<long, byte[]>> added) =>
        this with { Generation = Generation + 1, Keys = new(Keys.Concat(added)) };

    /// <summary>The next generation, without these subjects' keys.</summary>
    public KeyRing Without(IReadOnlyCollection<long> subjects) => this with
    {
        Generation = Generation + 1,
        Keys = Keys.Where(pair => !subjects.Contains(pair.Key)).ToDictionary(),
        Erased = [.. Erased, .. subjects],
    };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, KeyRingJson.Default.KeyRing);

    /// <summary>Reads a keys file; null when it is none.</summary>
    public static KeyRing? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, KeyRingJson.Default.KeyRing) is { Keys: not null, Erased: not null } ring ? ring : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n", WriteIndented = true)]
[JsonSerializable(typeof(KeyRing))]
internal sealed partial class KeyRingJson : JsonSerializerContext;
