using System.Globalization;
using System.Resources;
using FamilyLink.Admin.Parts;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Admin.FamilyPhone;

/// <summary>What paper says to those at home of the next call, in the present language.</summary>
public static class HomeSlipWords
{
    private static readonly ResourceManager s_words = new("FamilyLink.Admin.FamilyPhone.PhoneListTexts", typeof(PhoneListTexts).Assembly);

    /// <summary>小明的家里人.</summary>
    public static string To(string child) => Say("Slip.To", Surnames.Drop(child));

    /// <summary>When the call is, and whom the child rings.</summary>
    public static string Call(HomeSlip slip) => Say(slip.OwnPhones ? "Slip.Own" : "Slip.Call", Moments.Both(slip.Times), Surnames.Drop(slip.Child), StateTexts.Of(slip.Caller));

    /// <summary>How the family gets in touch about it.</summary>
    public static string Contact(HomeSlip slip) => slip.DutyPhone is { Length: > 0 } phone ? Say("Slip.Phone", phone) : Say("Slip.Teacher");

    /// <summary>A whole slip, line by line.</summary>
    public static List<string> Of(HomeSlip slip)
    {
        List<string> lines = [To(slip.Child), Call(slip)];
        if (slip.Weekly)
            lines.Add(Say("Slip.Weekly", Moments.Weekday(slip.Times.School.Weekday)));
        if (!slip.OwnPhones && !slip.Boards)
            lines.Add(Say("Slip.Late", Surnames.Drop(slip.Child)));
        lines.Add(Contact(slip));
        return lines;
    }

    private static string Say(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, s_words.GetString(key, CultureInfo.CurrentUICulture)!, values);
}
