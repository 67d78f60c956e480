using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FamilyLink.Domain.Storage.Keys;

/// <summary>How opening something sealed ended.</summary>
public enum OpenedState
{
    /// <summary>The content is there, unaltered.</summary>
    Good,

    /// <summary>The child's key was destroyed: nobody can read this any more, as intended.</summary>
    Erased,

    /// <summary>The key is not in the keys file: its latest copy must be put back.</summary>
    KeyMissing,

    /// <summary>The bytes were altered, cut, or moved here from another child, row or field.</summary>
    Altered,
}

/// <summary>What opening something sealed gave: content, or the reason why there is none.</summary>
public readonly struct Opened
{
    private readonly byte[]? content;

    private Opened(OpenedState state, byte[]? content) => (State, this.content) = (state, content);

    /// <summary>How it ended.</summary>
    public OpenedState State { get; }

    /// <summary>The content; empty unless the state is Good.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>The content as text, or null unless the state is Good.</summary>
    public string? Text => content is null ? null : Encoding.UTF8.GetString(content);

    /// <summary>The text when the state is Good; false otherwise.</summary>
    public bool TryText([NotNullWhen(true)] out string? text) => (text = Text) is not null;

    internal static Opened Good(byte[] content) => new(OpenedState.Good, content);

    internal static Opened Not(KeyState state) => new(state == KeyState.Erased ? OpenedState.Erased : OpenedState.KeyMissing, null);

    internal static Opened Altered => new(OpenedState.Altered, null);
}
