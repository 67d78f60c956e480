using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.ContactCards;

/// <summary>What the code of a printed card is answered with.</summary>
public sealed class ContactCardMessages : IMessages
{
    private static readonly Words Texts = new(typeof(ContactCardTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.contactcard.family", Family);
        renderers.Add("reply.contactcard.teacher", Teacher);
        renderers.Add("reply.contactcard.found", Found);
        renderers.Add("reply.contactcard.unknown", (r, _) => Task.FromResult<Rendered?>(Unknown(r)));
    }

    private static Rendered Unknown(Rendering r)
    {
        var tooMany = r.Args()["r"] == nameof(RefusalCode.TooManyTries);
        return new Rendered(Texts.Say(r.Tongue(), tooMany ? "TooMany" : "Unknown").Markup);
    }

    private static async Task<Rendered?> Family(Rendering r, CancellationToken ct)
    {
        if (r.To is null) return null;
        var words = Texts.Say(r.Tongue(), Good(r) ? "FamilyGood" : "FamilyOld");
        return new Rendered(Html.Of($"{words}\n\n{await NextCalls.Say(r, ct)}").Markup);
    }

    private static async Task<Rendered?> Teacher(Rendering r, CancellationToken ct)
    {
        if (r.To is null || r.School is not { } school || await Card(r, ct) is not { } card) return null;
        var (language, culture) = (r.Tongue(), Languages.Culture(r.Tongue()));
        var child = await r.Db.Children.Where(c => c.Id == card.ChildId && c.Status == ChildStatus.AtSchool).Select(c => c.Name).FirstOrDefaultAsync(ct);
        if (child is null) return null;
        var which = Texts.Say(language, "Teacher", ("child", Names.Child(child)), ("kind", StateTexts.Of(card.Kind, culture)), ("holder", StateTexts.Of(card.Holder, culture)),
            ("number", card.Number.ToString(CultureInfo.InvariantCulture)), ("date", Moments.Day(language, Zones.DateAt(card.IssuedAt, school.TimeZone))));
        return new Rendered(Html.Of($"{which}\n{Standing(r, culture)}").Markup);
    }

    private static Html Standing(Rendering r, CultureInfo culture)
    {
        var (language, args) = (r.Tongue(), r.Args());
        if (args["s"] == nameof(CardState.TakenBack)) return Texts.Say(language, "TakenBack");
        if (args["s"] == nameof(CardState.Replaced)) return Texts.Say(language, "Replaced");
        var changed = args.List("ch").Select(f => Enum.TryParse<CardField>(f, out var field) ? StateTexts.Of(field, culture) : null).OfType<string>().ToList();
        return changed.Count == 0 ? Texts.Say(language, "Good") : Texts.Say(language, "Changed", ("fields", Names.List(language, changed)));
    }

    // Who found it learns which school to ring; nothing of the child.
    private static async Task<Rendered?> Found(Rendering r, CancellationToken ct)
    {
        if (await Card(r, ct) is not { } card) return null;
        var school = await r.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == card.SchoolId, ct);
        return new Rendered((school.DutyPhone is { Length: > 0 } phone
            ? Texts.Say(r.Tongue(), "Found", ("school", school.Name), ("phone", phone)) : Texts.Say(r.Tongue(), "FoundNoPhone", ("school", school.Name))).Markup);
    }

    private static bool Good(Rendering r) => r.Args()["s"] == nameof(CardState.Current) && r.Args().List("ch").Count == 0;

    private static Task<ContactCard?> Card(Rendering r, CancellationToken ct) => r.Db.ContactCards.AsNoTracking().FirstOrDefaultAsync(c => c.Id == r.Row.SubjectId, ct);
}
