using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Files;

/// <summary>The fields that a school adds to the file.</summary>
public sealed class OwnFields
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The school's own fields in use, oldest first. Refused: NotAllowed.</summary>
    public async Task<Result<List<OwnField>>> All(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.KeepFileForm, new Target(schoolId)) is { } no) return no;
        return await work.Db.OwnFields.AsNoTracking().Where(f => f.SchoolId == schoolId && f.InUse).OrderBy(f => f.Id).ToListAsync(work.Stop);
    }

    /// <summary>Adds a field; one of that name that was closed is asked again. Refused: NotAllowed, Missing, TooLong, NameTaken, Invalid for a choice.</summary>
    public async Task<Result> Add(Work work, long schoolId, FilePart part, FieldKind kind, string name, bool restricted)
    {
        if (await work.Demand(UseCase.KeepFileForm, new Target(schoolId)) is { } no) return no;
        var plain = name.Trim();
        if (plain.Length == 0) return new Refusal(RefusalCode.Missing, Field: nameof(name));
        if (plain.Length > LongestName) return new Refusal(RefusalCode.TooLong, Field: nameof(name));
        if (kind == FieldKind.Choice) return new Refusal(RefusalCode.Invalid, Field: nameof(kind));
        if (await work.Db.OwnFields.FirstOrDefaultAsync(f => f.SchoolId == schoolId && f.Name == plain, work.Stop) is { } known)
        {
            if (known.InUse) return RefusalCode.NameTaken;
            known.InUse = true;
            return Result.Done;
        }

        work.Db.OwnFields.Add(new OwnField { Id = work.NewId(), SchoolId = schoolId, Part = part, Kind = kind, Name = plain, Restricted = restricted });
        return Result.Done;
    }

    /// <summary>Asks for a field no more; what was written stays in the tables. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Close(Work work, long fieldId)
    {
        if (await work.Db.OwnFields.FirstOrDefaultAsync(f => f.Id == fieldId, work.Stop) is not { } field) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepFileForm, new Target(field.SchoolId, SubjectId: fieldId)) is { } no) return no;
        field.InUse = false;
        return Result.Done;
    }
}
