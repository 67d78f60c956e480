using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>By which country's rules a school's families consent.</summary>
public sealed class Countries
{
    /// <summary>The rules in use. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<CountryProfile>> Show(Work work, long schoolId)
    {
        if (await work.Db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        return await work.Demand(UseCase.SeeConsents, new Target(schoolId)) is { } no ? no : CountryProfiles.Of(school.Country);
    }

    /// <summary>Chooses them; from that commit on every consent counts by them, and each keeps by which it was taken. Refused: NotFound, NotAllowed, Invalid.</summary>
    public async Task<Result> Choose(Work work, long schoolId, SchoolCountry country)
    {
        if (await work.Db.Schools.FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepCountry, new Target(schoolId, SubjectId: schoolId, Why: country.ToString())) is { } no) return no;
        if (!Enum.IsDefined(country)) return new Refusal(RefusalCode.Invalid, Field: nameof(School.Country));
        school.Country = country;
        return Result.Done;
    }
}
