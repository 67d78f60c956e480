using System.Text;
using FamilyLink.Domain.ContactCards;

namespace FamilyLink.Admin.ContactCards;

/// <summary>Whether an office card fits on half a page; one that does not has a page for itself, so that nothing is left out.</summary>
public static class CardMeasure
{
    // Measured on paper: so many lines of nine points fit below the head, and so many Chinese characters in each cell.
    private const int LinesOfHalf = 17, NameWidth = 16, PlaceWidth = 15, PhoneWidth = 15, WideWidth = 48, HeadWidth = 24;

    /// <summary>Whether it needs a page of its own.</summary>
    public static bool NeedsPage(OfficeCard card) => Lines(card) > LinesOfHalf;

    private static int Lines(OfficeCard card) =>
        Fold(card.School, HeadWidth) + Fold(card.Child + card.Class, HeadWidth) - 2
        + People(card.Parents) + People(card.Guardians) + People(card.Paired) + (card.ClassTeacher is { } teacher ? Line(teacher) : 1)
        + Fold(string.Join("　", card.SubjectTeachers.Select(t => $"{t.Subject} {t.Name} {t.Phone}")), WideWidth)
        + Math.Max(1, card.Calls.Count)
        + 1 + (card.Numbers.Own is { } own ? own.Split('\n').Sum(l => Fold(l, WideWidth)) : Fold($"{card.Numbers.VillageOffice}{card.Numbers.Police}{card.Numbers.Clinic}", WideWidth - 14));

    private static int People(List<CardPerson> people) => Math.Max(1, people.Sum(Line));

    private static int Line(CardPerson person) => new[] { Fold("妈妈 " + person.Name, NameWidth), Fold(person.Place, PlaceWidth), Fold(person.Phone, PhoneWidth) }.Max();

    private static int Fold(string? text, int width) => Math.Max(1, (int)Math.Ceiling(Width(text ?? "") / width));

    private static double Width(string text) => text.EnumerateRunes().Sum(r => r.Value < 0x2E80 ? 0.6 : 1.0);
}
