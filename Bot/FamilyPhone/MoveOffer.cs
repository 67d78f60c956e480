using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Free times as buttons, three at a time, with both local times on each.</summary>
internal static class MoveOffer
{
    /// <summary>How many times one question shows.</summary>
    public const int AtOnce = 3;

    private static readonly Words Texts = new(typeof(MoveTexts));

    /// <summary>Adds a page of times to the buttons, and "more" when there are others; the number of times on the page.</summary>
    public static async Task<int> Add(CallScene s, Buttons buttons, int page, bool thisWeek, CancellationToken ct)
    {
        var all = (await FreeSearch.Around(s.Rendering.Db, s.Call, s.Rendering.Now, ct)).Offers(thisWeek);
        var shown = all.Skip(page * AtOnce).Take(s.TwoButtons ? TwoWords.AtOnce : AtOnce).OrderBy(f => f.When.From).ToList();
        foreach (var time in shown) buttons.Row(s.TwoButtons ? TwoWords.When(s.Rendering, time.When.From, s.Rendering.Zone, button: true) : Moments.Brief(s.Language, time.When.From, s.School.TimeZone, s.Rendering.Zone, s.Rendering.Now), "to", Write(time));
        if (!s.TwoButtons && (thisWeek || all.Count > AtOnce)) buttons.Row(Texts.Plain(s.Language, "Button.More"), "more");
        return shown.Count;
    }

    /// <summary>What a time's button carries: line and minute.</summary>
    public static string Write(FreeTime time) => $"{Ids.ToShort(time.LineId ?? 0)}.{Ids.ToShort((long)(time.When.From - Ids.Epoch).TotalMinutes)}";

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else.</summary>
    public static (long? Line, DateTime StartsAt)? Read(string? arg) =>
        arg?.Split('.') is [var line, var minute] && Ids.TryParseShort(line, out var id) && Ids.TryParseShort(minute, out var minutes) && minutes < int.MaxValue
            ? (id == 0 ? null : id, Ids.Epoch.AddMinutes(minutes)) : null;
}
