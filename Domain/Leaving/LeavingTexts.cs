using System.Globalization;
using System.Resources;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Leaving;

/// <summary>What is said of a child who left (Texts/Leaving.resx): sent in the chat, and shown in the console before it is sent.</summary>
public static class LeavingTexts
{
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Leaving", typeof(LeavingTexts).Assembly);

    /// <summary>To a parent or guardian, in short sentences for who hardly reads.</summary>
    public static string ToFamily(ChildStatus status, string child, string day, bool twoButtons, CultureInfo? culture = null) => Say($"{(twoButtons ? "Two" : "Family")}.{status}", child, day, culture);

    /// <summary>To a teacher.</summary>
    public static string ToTeacher(ChildStatus status, string child, string day, CultureInfo? culture = null) => Say($"Teacher.{status}", child, day, culture);

    /// <summary>今天, today.</summary>
    public static string Today(CultureInfo? culture = null) => Of("Today", culture);

    private static string Say(string key, string child, string day, CultureInfo? culture) =>
        string.Join(child, Of(key, culture).Replace("{day}", day, StringComparison.Ordinal).Split("{child}"));

    private static string Of(string key, CultureInfo? culture) =>
        Words.GetString(key, culture ?? CultureInfo.CurrentUICulture) ?? throw new ArgumentException($"No text {key}.", nameof(key));
}
