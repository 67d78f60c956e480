using System.Resources;
using System.Text.RegularExpressions;
using FamilyLink.Domain;

namespace FamilyLink.Bot.Texts;

/// <summary>The texts of one feature in three languages; {names} in them are filled in by name.</summary>
public sealed partial class Words
{
    private readonly ResourceManager _texts;

    /// <summary>The texts beside a type: FamilyLink.Bot.Enrolment.EnrolmentTexts reads EnrolmentTexts.resx in that folder.</summary>
    public Words(Type beside) => _texts = new ResourceManager(beside.FullName!, beside.Assembly);

    /// <summary>A text as HTML, its values escaped; a missing text is a bug and throws.</summary>
    public Html Say(string language, string key, params ReadOnlySpan<(string Name, Html Value)> values)
    {
        var text = Of(language, key);
        foreach (var (name, value) in values) text = Put(text, name, value.Markup);
        return Html.Trusted(Whole(text, key));
    }

    /// <summary>A text without markup, for buttons and toasts.</summary>
    public string Plain(string language, string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = Of(language, key);
        foreach (var (name, value) in values) text = Put(text, name, Tame.Text(value));
        return Whole(text, key);
    }

    private string Of(string language, string key) =>
        _texts.GetString(key, Languages.Culture(language)) ?? throw new InvalidOperationException($"No text {key} in {_texts.BaseName}.");

    // Braces in somebody's name must not be taken for a place to fill in: they are set aside until the end.
    private static string Put(string text, string name, string value) =>
        text.Replace($"{{{name}}}", value.Replace('{', '\uE000').Replace('}', '\uE001'), StringComparison.Ordinal);

    private static string Whole(string text, string key) =>
        Place().IsMatch(text)
            ? throw new InvalidOperationException($"The text {key} was not filled in: {Place().Match(text).Value}")
            : text.Replace('\uE000', '{').Replace('\uE001', '}');

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Place();
}
