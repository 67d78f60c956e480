using System.Collections;
using System.Globalization;
using System.Resources;
using FamilyLink.Domain;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Pairing.Planning;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Scans;
using FamilyLink.Domain.SchoolYear;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Tests.Texts;

public sealed class StateTextsTests
{
    /// <summary>Every enumeration of which any value has words; each of them was asked for somewhere.</summary>
    public static TheoryData<Type> Spoken() => [.. Keys().Select(k => k.Split('.')[0]).Distinct().Select(name => Enums[name])];

    [Fact]
    public void No_words_are_left_of_what_is_no_state_any_more() =>
        Keys().Where(k => k.Split('.') is var parts && !(Enums.TryGetValue(parts[0], out var type) && Enum.IsDefined(type, parts[1]))).ShouldBeEmpty();

    [Theory, MemberData(nameof(Spoken))]
    public void Every_value_a_person_may_see_has_words(Type type) =>
        Enum.GetNames(type).Select(value => $"{type.Name}.{value}").Except(NeverSaid).Except(Keys()).ShouldBeEmpty();

    [Fact]
    public void Every_refusal_has_words_in_each_language()
    {
        foreach (var code in Enum.GetValues<RefusalCode>())
            foreach (string language in Languages.All)
                RefusalTexts.Of(code, CultureInfo.GetCultureInfo(language)).ShouldNotBe(code.ToString(), $"{code} in {language}");
    }

    [Fact]
    public void Every_trouble_with_the_keys_has_words_in_each_language_that_name_the_file()
    {
        foreach (var kind in Enum.GetValues<KeyProblemKind>())
            foreach (string language in Languages.All)
                new KeyProblem(kind, "familylink.keys").In(language).ShouldContain("familylink.keys", Case.Sensitive, $"{kind} in {language}");
    }

    // Staff have one of the school's roles; who needs no help has no line about it.
    private static readonly string[] NeverSaid = ["Role.Parent", "Role.Guardian", "Role.Volunteer", "Role.Child", "Role.System", "MainHelp.None"];

    private static Dictionary<string, Type> Enums { get; } = typeof(StateTexts).Assembly.GetTypes().Where(t => t.IsEnum).DistinctBy(t => t.Name).ToDictionary(t => t.Name, StringComparer.Ordinal);

    private static List<string> Keys() =>
        [.. new ResourceManager("FamilyLink.Domain.Texts.States", typeof(StateTexts).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!.Cast<DictionaryEntry>().Select(e => (string)e.Key)];
}
