using System.Globalization;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Ledger;

namespace FamilyLink.Admin.Ledger;

/// <summary>What is asked of the ledger as it stands in an address: the page, the paper and the workbook show the same lines.</summary>
public static class LedgerAddress
{
    /// <summary>The address of a wish under a path.</summary>
    public static string Of(string path, LedgerWish wish)
    {
        var parts = new List<string> { Day("from", wish.Span.From), Day("until", wish.Span.Until) };
        if (wish.ClassId is { } of)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"class={of}"));
        if (wish.ChildId is { } child)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"child={child}"));
        if (wish.Kind is { } kind)
            parts.Add($"kind={kind}");
        if (wish.Event is { } of_)
            parts.Add($"event={of_}");
        if (wish.WriterId is { } writer)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"writer={writer}"));
        if (wish.Bare)
            parts.Add("bare=true");
        return path + "?" + string.Join('&', parts);
    }

    /// <summary>The wish of an address; without days the month that holds today, so far.</summary>
    public static LedgerWish Read(Func<string, string?> of, DateOnly today)
    {
        var until = Day(of("until")) ?? today;
        var from = Day(of("from")) ?? new DateOnly(until.Year, until.Month, 1);
        return new LedgerWish(new CareSpan(from <= until ? from : until, until))
        {
            ClassId = Id(of("class")),
            ChildId = Id(of("child")),
            Kind = Enum.TryParse(of("kind"), out LedgerKind kind) && Enum.IsDefined(kind) ? kind : null,
            Event = kind == LedgerKind.Event && Enum.TryParse(of("event"), out CareEvent event_) && Enum.IsDefined(event_) ? event_ : null,
            WriterId = Id(of("writer")),
            Bare = bool.TryParse(of("bare"), out bool bare) && bare,
        };
    }

    private static string Day(string name, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{name}={day:yyyy-MM-dd}");

    private static DateOnly? Day(string? text) => IsoDate.Read(text);

    private static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
}
