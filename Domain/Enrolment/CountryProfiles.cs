using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Whether somebody who looks after a child without being its parent may say yes; a no of theirs stops in every country.</summary>
public enum GuardianWord
{
    /// <summary>Yes: as a guardian by law, or entrusted by the parents in writing; the school ticks "may consent" for nobody else.</summary>
    Counts,
    /// <summary>Only where the school knows no parent who may consent.</summary>
    WithoutParent,
    /// <summary>Never.</summary>
    Never,
}

/// <summary>Whose word about a child counts.</summary>
/// <param name="Country">Where.</param>
/// <param name="DecidesFrom">From this age, in years, the young person's own yes is needed and enough; what an adult said before stands.</param>
/// <param name="HeardFrom">From this age, in years, the child's own no stops it.</param>
/// <param name="Guardian">Whether a guardian may say yes.</param>
/// <param name="CounsellingNeedsConsent">False when the counsellor may speak with a child unless somebody said no.</param>
/// <param name="StatisticsNeedConsent">False when figures without a name count everybody unless somebody said no.</param>
public sealed record CountryProfile(SchoolCountry Country, int DecidesFrom, int HeardFrom, GuardianWord Guardian, bool CounsellingNeedsConsent, bool StatisticsNeedConsent)
{
    private const int Reads = 8;

    /// <summary>From this age, in years, a child may have an account of its own where the family agrees: when the law hears it, and not before it reads and writes (Civil Code of China art. 19: eight).</summary>
    public int AccountFrom => Math.Max(HeardFrom, Reads);

    /// <summary>Whether a child is old enough for an account of its own on a day (school calendar); nobody is whose day of birth is not known.</summary>
    public bool MayHaveAccount(DateOnly? born, DateOnly day) => born is { } known && known.AddYears(AccountFrom) <= day;

    /// <summary>Whether silence does not stop a purpose.</summary>
    public bool OpenUnlessRefused(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Counselling => !CounsellingNeedsConsent,
        ConsentPurpose.Statistics => !StatisticsNeedConsent,
        _ => false,
    };

    /// <summary>Whether the young person decides on a day (school calendar); nobody does whose day of birth is not known.</summary>
    public bool Decides(DateOnly? born, DateOnly day) => born is { } known && known.AddYears(DecidesFrom) <= day;

    /// <summary>Whether the child's own no is heard on a day (school calendar); without a day of birth only where it is heard at every age.</summary>
    public bool Hears(DateOnly? born, DateOnly day) => HeardFrom == 0 || (born is { } known && known.AddYears(HeardFrom) <= day);
}

/// <summary>
/// The one table of what the law of a country asks. It holds what the law says plainly; where two readings are possible it
/// holds the one that stops more, and a no of anybody entitled always outweighs a yes. It replaces no lawyer: each row
/// names what a school has to ask one.
/// </summary>
public static class CountryProfiles
{
    private static readonly CountryProfile[] Table =
    [
        // Personal Information Protection Law art. 28, 29, 31 (under 14: separate consent of the parents or other guardians), Law on the
        // Protection of Minors art. 19 and 72 (the minor is heard), Civil Code art. 19 (from 8), art. 4 of the former (no names, no personal data).
        // To ask: whether what an entrusted carer (Law on the Protection of Minors art. 22) signs is enough, and the transfer abroad (art. 38, 39).
        new(SchoolCountry.CN, DecidesFrom: 14, HeardFrom: 8, GuardianWord.Counts, CounsellingNeedsConsent: true, StatisticsNeedConsent: false),
        // Personal Data Protection Act, which names no age; Civil Code art. 12, 13, 77 (majority 18; from 7 with the statutory agent), 1086, 1092 (parents entrust in writing).
        // To ask: whether a pupil of an upper school may decide alone, and what a public school does on its statutory duty without consent.
        new(SchoolCountry.TW, DecidesFrom: 18, HeardFrom: 7, GuardianWord.Counts, CounsellingNeedsConsent: true, StatisticsNeedConsent: false),
        // Personal Data (Privacy) Ordinance s. 2 ("relevant person": parental responsibility for a minor), DPP 3(2), s. 62 (statistics).
        // To ask: from what understanding a minor decides alone; the ordinance names no age, so it is 18 here.
        new(SchoolCountry.HK, DecidesFrom: 18, HeardFrom: 0, GuardianWord.WithoutParent, CounsellingNeedsConsent: true, StatisticsNeedConsent: false),
        // Personal Data Protection Act; the commission's advisory guidelines (children's data, 2024): from 13 a minor who understands may consent, below a parent or guardian.
        // To ask: whether this pupil understands what is asked; the guidelines bind nobody.
        new(SchoolCountry.SG, DecidesFrom: 13, HeardFrom: 0, GuardianWord.Counts, CounsellingNeedsConsent: true, StatisticsNeedConsent: false),
        // General Data Protection Regulation art. 8 (16; a state may go down to 13), recital 38 (no parent's consent for counselling offered
        // directly to a child), recital 26 (figures). To ask: the state's own age, and whether the school rests on consent at all.
        new(SchoolCountry.EU, DecidesFrom: 16, HeardFrom: 0, GuardianWord.WithoutParent, CounsellingNeedsConsent: false, StatisticsNeedConsent: false),
        // UK GDPR art. 8, Data Protection Act 2018 s. 9 (13; not for preventive or counselling services). To ask: Scotland's s. 208.
        new(SchoolCountry.GB, DecidesFrom: 13, HeardFrom: 0, GuardianWord.WithoutParent, CounsellingNeedsConsent: false, StatisticsNeedConsent: false),
        // No law in particular: a parent alone until majority, the child always heard (Convention on the Rights of the Child art. 12), nothing open by silence. To ask: everything.
        new(SchoolCountry.Other, DecidesFrom: 18, HeardFrom: 0, GuardianWord.Never, CounsellingNeedsConsent: true, StatisticsNeedConsent: true),
    ];

    /// <summary>Every row.</summary>
    public static IReadOnlyList<CountryProfile> All => Table;

    /// <summary>A country's row.</summary>
    public static CountryProfile Of(SchoolCountry country) => Table[(int)country];
}
