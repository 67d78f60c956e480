using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.Enrolment;

/// <summary>What is done that rests on a consent.</summary>
public enum ConsentUse
{
    /// <summary>Messages of the weekly call and everything else that the school writes or speaks by itself.</summary>
    Messages,
    /// <summary>A parent's word, written or recorded, handed to the child.</summary>
    ParentWord,
    /// <summary>A page of a letter, either way.</summary>
    LetterPage,
    /// <summary>A letter that is spoken.</summary>
    LetterVoice,
    /// <summary>A picture of the child.</summary>
    Picture,
    /// <summary>The weekly call at a video seat.</summary>
    VideoCall,
    /// <summary>A film of the child.</summary>
    Film,
    /// <summary>The counsellor speaks with the child and gets in touch with the family.</summary>
    Counsellor,
    /// <summary>The child is counted in figures that leave the school.</summary>
    Figures,
    /// <summary>An older child writes and reads its letters in a chat of its own.</summary>
    OwnAccount,
}

/// <summary>What a use rests on.</summary>
/// <param name="Use">The use.</param>
/// <param name="Purpose">The consent it needs.</param>
/// <param name="Media">What kinds of file go out in it; empty when none does.</param>
public sealed record ConsentUseRule(ConsentUse Use, ConsentPurpose Purpose, IReadOnlyList<MediaKind> Media);

/// <summary>The one table of what needs which consent: the gates, the deliverer and the words that say what stops read it.</summary>
public static class ConsentUses
{
    private static readonly MediaKind[] None = [];
    private static readonly MediaKind[] Pictures = [MediaKind.Jpeg, MediaKind.Png, MediaKind.Gif, MediaKind.Webp];
    private static readonly MediaKind[] Sound = [MediaKind.Ogg, MediaKind.Mp3, MediaKind.M4a];

    /// <summary>Every use, in the order of the enumeration.</summary>
    public static IReadOnlyList<ConsentUseRule> All { get; } =
    [
        new(ConsentUse.Messages, ConsentPurpose.Basic, Sound),
        new(ConsentUse.ParentWord, ConsentPurpose.Basic, Sound),
        new(ConsentUse.LetterPage, ConsentPurpose.Letters, [.. Pictures, MediaKind.Pdf]),
        new(ConsentUse.LetterVoice, ConsentPurpose.Letters, Sound),
        new(ConsentUse.Picture, ConsentPurpose.Pictures, Pictures),
        new(ConsentUse.VideoCall, ConsentPurpose.Video, None),
        new(ConsentUse.Film, ConsentPurpose.Video, [MediaKind.Mp4, MediaKind.Webm]),
        new(ConsentUse.Counsellor, ConsentPurpose.Counselling, None),
        new(ConsentUse.Figures, ConsentPurpose.Statistics, None),
        new(ConsentUse.OwnAccount, ConsentPurpose.OwnAccount, None),
    ];

    /// <summary>A use's rule.</summary>
    public static ConsentUseRule Of(ConsentUse use) => All[(int)use];

    /// <summary>What stops when a consent is refused or taken back.</summary>
    public static IEnumerable<ConsentUse> Stopping(ConsentPurpose purpose) => All.Where(u => u.Purpose == purpose).Select(u => u.Use);
}
