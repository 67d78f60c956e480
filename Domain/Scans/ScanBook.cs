using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Scans;

/// <summary>What a scan belongs to: a class's list of a consent, or one child's paper.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Kind">What paper.</param>
/// <param name="ChildId">The child, or null for a class's list.</param>
/// <param name="ClassId">The class, or null for a child's paper.</param>
/// <param name="SubjectId">The row it belongs to, or null.</param>
/// <param name="Purpose">For a list: what it is for.</param>
/// <param name="Day">The day of signing, or null; a list has one.</param>
public sealed record ScanPlace(long SchoolId, ScanKind Kind, long? ChildId = null, long? ClassId = null, long? SubjectId = null, ConsentPurpose? Purpose = null, DateOnly? Day = null)
{
    /// <summary>A class's list of a consent; without a day, of every day.</summary>
    public static ScanPlace List(long schoolId, long classId, ConsentPurpose purpose, DateOnly? day) => new(schoolId, ScanKind.ConsentList, ClassId: classId, Purpose: purpose, Day: day);

    /// <summary>A child's safety agreement.</summary>
    public static ScanPlace Safety(long schoolId, long childId) => new(schoolId, ScanKind.SafetyAgreement, ChildId: childId);

    /// <summary>Under whose key it lies.</summary>
    public long OwnerId => ChildId ?? SchoolId;
}

/// <summary>Signed papers as pictures: put in, looked at, taken away with their file.</summary>
public sealed class ScanBook
{
    /// <summary>Keeps a page whose file lies in the store already, under the id of the file. Refused: NotFound, NotAllowed, Missing for a list without its purpose or day.</summary>
    public async Task<Result<long>> Keep(Work work, ScanPlace place, MediaRef page)
    {
        var (no, aim) = await Aim(work, place);
        if (no is not null) return no;
        if (await work.Demand(UseCase.KeepScans, aim with { SubjectId = page.Id, Why = place.Kind.ToString() }) is { } refused) return refused;
        if (place.Kind == ScanKind.ConsentList && (place.Purpose is null || place.Day is null)) return new Refusal(RefusalCode.Missing, Field: nameof(place.Day));
        work.Db.Scans.Add(new Scan
        {
            Id = page.Id,
            SchoolId = place.SchoolId,
            Kind = place.Kind,
            ChildId = place.ChildId,
            ClassId = place.ClassId,
            SubjectId = place.SubjectId,
            Purpose = place.Purpose,
            Day = place.Day,
            MediaName = page.Name,
            MediaKind = page.Kind,
            MediaBytes = page.Bytes,
            By = work.Actor.Who.ToString(),
            At = work.Now,
        });
        return page.Id;
    }

    /// <summary>Whether somebody may put a page there, before its file is taken in. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<bool>> MayKeep(Work work, ScanPlace place)
    {
        var (no, aim) = await Aim(work, place);
        return no ?? (await work.Demand(UseCase.KeepScans, aim) is { } refused ? refused : (Result<bool>)true);
    }

    /// <summary>The pages that lie in a place, oldest first; of what is taken away only that it was. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<ScanLine>>> Of(Work work, ScanPlace place)
    {
        var (no, aim) = await Aim(work, place);
        if (no is not null) return no;
        if (await work.Demand(UseCase.SeeScans, aim) is { } refused) return refused;
        var scans = await work.Db.Scans.AsNoTracking().Where(s => s.SchoolId == place.SchoolId && s.Kind == place.Kind && s.ChildId == place.ChildId && s.ClassId == place.ClassId
            && s.SubjectId == place.SubjectId && s.Purpose == place.Purpose && (place.Day == null || s.Day == place.Day)).OrderBy(s => s.Id).ToListAsync(work.Stop);
        var names = await FileHistory.Names(work, scans.SelectMany(s => new[] { s.By, s.TakenAwayBy }).OfType<string>());
        return scans.ConvertAll(s => new ScanLine(s, names.GetValueOrDefault(s.By, s.By), s.TakenAwayBy is { } by ? names.GetValueOrDefault(by, by) : null));
    }

    /// <summary>One page to be looked at; every sight is logged, so ask inside a Write. Refused: NotFound (also what was taken away), NotAllowed.</summary>
    public async Task<Result<Scan>> Look(Work work, long scanId)
    {
        var found = await Find(work, UseCase.SeeScans, scanId);
        return found.Value is { Page: null } ? RefusalCode.NotFound : found;
    }

    /// <summary>Takes a page away; destroy its file after the commit. Refused: NotFound, NotAllowed, AlreadySettled.</summary>
    public async Task<Result<MediaRef>> TakeAway(Work work, long scanId)
    {
        var found = await Find(work, UseCase.KeepScans, scanId);
        if (found.Value is not { } scan) return found.Refused!;
        if (scan.Page is not { } page) return RefusalCode.AlreadySettled;
        scan.TakeAway(work.Actor.Who.ToString(), work.Now);
        return page;
    }

    private static async Task<Result<Scan>> Find(Work work, UseCase useCase, long scanId)
    {
        if (await work.Db.Scans.FirstOrDefaultAsync(s => s.Id == scanId, work.Stop) is not { } scan) return RefusalCode.NotFound;
        var (no, aim) = await Aim(work, new ScanPlace(scan.SchoolId, scan.Kind, scan.ChildId, scan.ClassId));
        if (no is not null) return no;
        return await work.Demand(useCase, aim with { SubjectId = scan.Id, Why = scan.Kind.ToString() }) is { } refused ? refused : scan;
    }

    private static async Task<(Refusal? No, Target Aim)> Aim(Work work, ScanPlace place)
    {
        var db = work.Db;
        var there = place.ChildId is { } child ? await db.Children.AnyAsync(c => c.SchoolId == place.SchoolId && c.Id == child, work.Stop)
            : await db.Classes.AnyAsync(k => k.SchoolId == place.SchoolId && k.Id == place.ClassId, work.Stop);
        return there ? (null, new Target(place.SchoolId, place.ChildId, SubjectId: place.ClassId ?? place.ChildId!.Value, ClassId: place.ChildId is null ? place.ClassId : null)) : (new Refusal(RefusalCode.NotFound), default);
    }
}

/// <summary>One page with the names around it.</summary>
/// <param name="Scan">The page.</param>
/// <param name="By">Who put it in.</param>
/// <param name="TakenAwayBy">Who took it away, or null.</param>
public sealed record ScanLine(Scan Scan, string By, string? TakenAwayBy);
