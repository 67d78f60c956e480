using FamilyLink.Admin.Parts;
using FamilyLink.Domain.Access;

namespace FamilyLink.Admin.Layout;

/// <summary>One place in the console: its path, its name's key in LayoutTexts, its icon and who finds it in the menu.</summary>
/// <param name="Path">The page's address.</param>
/// <param name="Key">Key of the name.</param>
/// <param name="Icon">The icon before the name.</param>
/// <param name="Needs">The use case one must reach.</param>
/// <param name="Least">How far one must reach in it.</param>
/// <param name="Short">True when it stands under the thumb on a phone.</param>
/// <param name="Sandbox">True when it exists on a sandbox database alone.</param>
public sealed record MenuEntry(string Path, string Key, IconName Icon, UseCase Needs, Reach Least = Reach.Own, bool Short = false, bool Sandbox = false);

/// <summary>The console's places, in the order of a secretary's day.</summary>
public static class Menu
{
    private static readonly MenuEntry[] s_all =
    [
        new("/", "Today", IconName.Today, UseCase.SeeToday, Short: true),
        new("/children", "Children", IconName.Child, UseCase.ListChildren, Short: true),
        new("/family-phone", "FamilyPhone", IconName.Phone, UseCase.SeeSlots, Reach.School, Short: true),
        new("/pairing", "Pairing", IconName.Link, UseCase.SeePairs, Reach.Class),
        new("/invitations", "Invitations", IconName.Card, UseCase.SeeInvitations),
        new("/messages", "Messages", IconName.Message, UseCase.SeeMessages, Short: true),
        new("/recordings", "Recordings", IconName.Voice, UseCase.SeeRecordings, Reach.School),
        new("/county", "County", IconName.Today, UseCase.SeeCounty, Reach.All, Short: true),
        new("/staff", "Staff", IconName.Staff, UseCase.SeeStaff),
        new("/sandbox", "Sandbox", IconName.Sandbox, UseCase.SeeToday, Sandbox: true),
    ];

    // What is done with all children together; found on the page of the children.
    private static readonly MenuEntry[] s_children =
    [
        new("/care", "Care", IconName.Today, UseCase.SeeCareMap, Reach.Class),
        new("/monthly", "Monthly", IconName.Message, UseCase.SeeCareMap, Reach.Class),
        new("/letters", "Letters", IconName.Message, UseCase.SeeLetters, Reach.Class),
        new("/concerns", "Concerns", IconName.Warning, UseCase.SeeConcerns),
        new("/ledger", "Ledger", IconName.Paper, UseCase.SeeLedger, Reach.Class),
        new("/figures", "Figures", IconName.Today, UseCase.SeeFigures, Reach.Class),
        new("/checks", "Checks", IconName.Check, UseCase.SeeChecks),
        new("/files", "Files", IconName.Card, UseCase.SeeFile),
        new("/census", "Census", IconName.Check, UseCase.SeeCensus),
        new("/consents", "Consents", IconName.Check, UseCase.SeeConsents, Reach.School),
        new("/year-end", "YearEnd", IconName.Next, UseCase.EndSchoolYear),
        new("/registers", "Registers", IconName.Paper, UseCase.SeeRegisters),
        new("/cards", "ContactCards", IconName.Card, UseCase.SeeCards),
        new("/children/import", "Import", IconName.Plus, UseCase.ImportRoster),
    ];

    /// <summary>The places below the children that a person's roles open.</summary>
    public static IReadOnlyList<MenuEntry> BelowChildren(Me me) => [.. s_children.Where(e => me.Can(e.Needs, e.Least))];

    /// <summary>The places a person's roles open.</summary>
    public static IReadOnlyList<MenuEntry> For(Me me) => [.. s_all.Where(e => me.Can(e.Needs, e.Least) && (me.Demo || !e.Sandbox))];

    /// <summary>Those of them that stand under the thumb on a phone.</summary>
    public static IReadOnlyList<MenuEntry> Short(Me me) => [.. For(me).Where(e => e.Short)];
}
