using System.Globalization;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Tests.Texts;

public sealed class StateTextsTests
{
    public static TheoryData<Type> Spoken() =>
    [
        typeof(Relation), typeof(MemberKind), typeof(Sex), typeof(LivesWith), typeof(ChildStatus), typeof(AddressState), typeof(LineKind),
        typeof(CallPlan), typeof(CallAnswer), typeof(CallOutcome), typeof(MissedReason), typeof(OutboxState), typeof(InvitationKind), typeof(InvitationStanding),
        typeof(ReachState), typeof(NextBest), typeof(SlotWarning), typeof(RedReason), typeof(TodoKind), typeof(BindingEnd), typeof(PhoneMatter), typeof(PhoneTryEnd),
    ];

    [Theory, MemberData(nameof(Spoken))]
    public void Every_value_a_person_may_see_has_words_in_each_language(Type type)
    {
        var of = typeof(StateTexts).GetMethod(nameof(StateTexts.Of))!.MakeGenericMethod(type);
        foreach (object value in Enum.GetValues(type))
            foreach (string language in Languages.All)
                of.Invoke(null, [value, CultureInfo.GetCultureInfo(language)]).ShouldNotBe(value.ToString(), $"{type.Name}.{value} in {language}");
    }

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
}
