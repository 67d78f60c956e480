using System.Globalization;
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
    public static TheoryData<Type> Spoken() =>
    [
        typeof(Relation), typeof(MemberKind), typeof(Sex), typeof(LivesWith), typeof(ChildStatus), typeof(AddressState), typeof(LineKind),
        typeof(CallPlan), typeof(CallAnswer), typeof(CallOutcome), typeof(MissedReason), typeof(OutboxState), typeof(InvitationKind), typeof(InvitationStanding),
        typeof(ReachState), typeof(NextBest), typeof(SlotWarning), typeof(RedReason), typeof(TodoKind), typeof(BindingEnd), typeof(PhoneMatter), typeof(PhoneTryEnd),
        typeof(PairState), typeof(PairEnd), typeof(Party), typeof(WordWay), typeof(HelperKind), typeof(PairWay), typeof(StageResult), typeof(PairReason),
        typeof(LeavingEnd), typeof(LeavingStay), typeof(WhyNotTold), typeof(YearStep),
        typeof(ConsentPurpose), typeof(ConsentStanding), typeof(ConsentUse), typeof(SchoolCountry), typeof(ScanKind),
        typeof(FamilyLink.Domain.Census.CensusSaid), typeof(FamilyLink.Domain.Census.CensusWay), typeof(FamilyLink.Domain.Census.CensusAbout),
        typeof(Domain.Care.CareKind), typeof(Domain.Care.CareMeeting), typeof(Domain.Care.VisitPlace), typeof(Domain.Care.CareOccasion), typeof(Domain.Care.CareEvent), typeof(Domain.Care.CareWay), typeof(Domain.Care.CareAspect), typeof(Domain.Care.CareLevel),
        typeof(Domain.Care.FiveSigns), typeof(Domain.Care.Hazards), typeof(Domain.Care.RollCall), typeof(Domain.Care.CollectedBy), typeof(Domain.Care.CarePart), typeof(Domain.Care.CareDuty), typeof(Domain.Care.CareWho), typeof(Domain.Care.CareScope),
        typeof(Domain.Care.CareWindow), typeof(Domain.Care.CareState), typeof(Domain.Care.CareReason),
        typeof(NoteAspect), typeof(NoteReach), typeof(IllnessCare), typeof(Domain.Progress.Monthly.MonthMark), typeof(Domain.Progress.Monthly.ProgressState), typeof(Domain.Calendar.Festival),
        typeof(CardKind), typeof(CardHolder), typeof(CardState), typeof(CardField),
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
