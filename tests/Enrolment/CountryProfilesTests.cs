using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

/// <summary>Whose word counts in which country at which age, against a table of its own.</summary>
public sealed class CountryProfilesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTime Now = new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc);

    // What was said (mother yes; grandmother yes beside a mother; grandmother yes where no parent is known; child yes; child no;
    // mother yes and grandmother no; mother yes said on the eve of the birthday) and how it stands: G given, R refused, n nothing that counts.
    private const string Expected = """
        CN     7  G G G n n R G
        CN     8  G G G n R R G
        CN    13  G G G n R R G
        CN    14  n n n G R R G
        TW     6  G G G n n R G
        TW     7  G G G n R R G
        TW    17  G G G n R R G
        TW    18  n n n G R R G
        HK     5  G n G n R R G
        HK    17  G n G n R R G
        HK    18  n n n G R R G
        SG    12  G G G n R R G
        SG    13  n n n G R R G
        EU    15  G n G n R R G
        EU    16  n n n G R R G
        GB    12  G n G n R R G
        GB    13  n n n G R R G
        Other  5  G n n n R R G
        Other 17  G n n n R R G
        Other 18  n n n G R R G
        """;

    public static TheoryData<string> Rows => [.. Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_word_counts_as_far_as_the_country_says(string row)
    {
        var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (profile, born) = (CountryProfiles.Of(Enum.Parse<SchoolCountry>(cells[0])), Today.AddYears(-int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture)));
        var child = new Child { Id = 1, SchoolId = 9, Name = "小明", BirthDate = born };
        var (mother, grandmother) = (new EntitledAdult(2, "妈妈", MemberKind.Parent, Relation.Mother), new EntitledAdult(3, "奶奶", MemberKind.Guardian, Relation.PaternalGrandmother));
        var (family, alone) = (new Entitled(profile, child, "Asia/Shanghai", [mother, grandmother]), new Entitled(profile, child, "Asia/Shanghai", [grandmother]));
        string Standing(Entitled who, params Consent[] said) => ConsentRules.Standing(who, said, 1) switch { ConsentStanding.Given => "G", ConsentStanding.Refused => "R", _ => "n" };
        string[] got =
        [
            Standing(family, Said(2, true)), Standing(family, Said(3, true)), Standing(alone, Said(3, true)), Standing(family, Said(null, true)), Standing(family, Said(null, false)),
            Standing(family, Said(2, true), Said(3, false)), Standing(family, Said(2, true, Now.AddDays(-1))),
        ];
        string.Join(' ', got).ShouldBe(string.Join(' ', cells[2..]));
    }

    [Fact]
    public void Every_country_has_a_row_in_its_place_and_the_strictest_is_nowhere_looser_than_another()
    {
        CountryProfiles.All.Select(p => p.Country).ShouldBe(Enum.GetValues<SchoolCountry>());
        var strictest = CountryProfiles.Of(SchoolCountry.Other);
        foreach (var other in CountryProfiles.All)
        {
            strictest.DecidesFrom.ShouldBeGreaterThanOrEqualTo(other.DecidesFrom);
            strictest.HeardFrom.ShouldBeLessThanOrEqualTo(other.HeardFrom);
            ((int)strictest.Guardian).ShouldBeGreaterThanOrEqualTo((int)other.Guardian);
            foreach (var purpose in Enum.GetValues<ConsentPurpose>()) (strictest.OpenUnlessRefused(purpose) && !other.OpenUnlessRefused(purpose)).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Another_country_counts_from_that_commit_on_and_each_consent_keeps_by_which_it_was_taken()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("小明");
        var (mother, grandmother) = (await house.Parent(child), await house.Guardian(child));
        var (head, coordinator) = (Who.Staff((await house.Staff(Role.Head)).Id), Who.Staff((await house.Staff(Role.Coordinator)).Id));
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(child.Id, grandmother.Id, true)], new DateOnly(2026, 11, 20)), coordinator);
        (await Allows(house, child, ConsentPurpose.Pictures)).ShouldBeTrue("an entrusted guardian counts in China");
        (await Allows(house, child, ConsentPurpose.Counselling)).ShouldBeFalse();
        (await house.Store.Write(coordinator, work => house.Get<Countries>().Choose(work, house.SchoolId, SchoolCountry.GB))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);

        await house.Do(work => house.Get<Countries>().Choose(work, house.SchoolId, SchoolCountry.GB), head);
        (await Allows(house, child, ConsentPurpose.Pictures)).ShouldBeFalse("where a parent is known, the parent consents");
        (await Allows(house, child, ConsentPurpose.Counselling)).ShouldBeTrue("counselling offered to the child asks nobody first");
        (await house.Store.Write(coordinator, work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(child.Id, grandmother.Id, true)], new DateOnly(2026, 11, 23)))).Refused!.Code.ShouldBe(RefusalCode.OtherDecides);
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(child.Id, mother.Id, true)], new DateOnly(2026, 11, 23)), coordinator);
        (await house.Look(db => db.Consents.Where(c => c.ChildId != null).OrderBy(c => c.At).Select(c => c.Country).ToListAsync())).ShouldBe([SchoolCountry.CN, SchoolCountry.GB]);

        await house.Do(work => house.Get<Countries>().Choose(work, house.SchoolId, SchoolCountry.Other), head);
        (await house.Look(db => ConsentGate.ClosedTo(db, ConsentPurpose.Statistics, CancellationToken.None))).ShouldBe([child.Id], "there even figures need a yes");
        (await house.Look(db => db.Changes.Where(c => c.Field == nameof(School.Country)).CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_young_person_of_the_age_signs_on_paper_as_themself_and_nobody_else_does_so_for_them()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("小明");
        await house.Change<Child>(child.Id, c => c.BirthDate = new DateOnly(2012, 11, 23));
        var mother = await house.Parent(child);
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        Task<Result<int>> Sign(Who who, long? member, bool given, string day) => house.Store.Write(who, work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Pictures, [new(child.Id, member, given)], DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        (await Sign(coordinator, null, true, "2026-11-22")).Refused!.Code.ShouldBe(RefusalCode.OtherDecides, "the day before the fourteenth birthday");
        (await Sign(coordinator, mother.Id, true, "2026-11-23")).Refused!.Code.ShouldBe(RefusalCode.OtherDecides, "from that day on the young person decides");
        (await Sign(Who.Member(mother.Id), null, true, "2026-11-23")).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await Sign(coordinator, null, true, "2026-11-23")).Value.ShouldBe(1);
        (await Allows(house, child, ConsentPurpose.Pictures)).ShouldBeTrue();
        var row = (await house.Do(work => house.Get<ChildConsents>().OfClass(work, house.SchoolId, child.ClassId), coordinator)).Single();
        row.Voices.Select(v => (v.MemberId, v.MayAgree)).ShouldBe([(mother.Id, false), (null, true)]);
        (await house.Do(work => house.Get<ConsentProofs>().Of(work, child.Id), coordinator)).Single(p => p.Said.Purpose == ConsentPurpose.Pictures).Member.ShouldBeNull();
        (await Sign(coordinator, null, false, "2026-11-23")).Value.ShouldBe(1);
        (await Allows(house, child, ConsentPurpose.Pictures)).ShouldBeFalse();
    }

    private static Consent Said(long? member, bool given, DateTime? at = null) =>
        new() { Id = (member ?? 4) + 10, SchoolId = 9, MemberId = member, ChildId = 1, Purpose = ConsentPurpose.Pictures, TextVersion = 1, Language = "zh-Hans", Given = given, At = at ?? Now, Proof = "test" };

    private static Task<bool> Allows(TestHouse house, Child child, ConsentPurpose purpose) => house.Look(db => ConsentGate.Allows(db, child.Id, purpose, CancellationToken.None));
}
