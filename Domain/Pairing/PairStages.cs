using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>A stage of a plan, opened.</summary>
/// <param name="Stage">The row.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Result">How it went, in words, or null.</param>
public sealed record StageLine(PairStage Stage, string What, string? Result);

/// <summary>The plan of a pairing in stages (帮扶计划), and the checks that make the progress file (进步档案).</summary>
public sealed class PairStages
{
    /// <summary>The longest words, in characters.</summary>
    public const int Longest = 500;

    // In the afternoon, when the helper may still see the child.
    private static readonly TimeOnly Hour = new(15, 0);

    private const string WhatPurpose = "pair.stage", ResultPurpose = "pair.result";

    /// <summary>Plans a stage; gives its id. Refused: NotFound, NotAllowed, Missing, TooLong, TooLate when the pair is over.</summary>
    public async Task<Result<long>> Plan(Work work, long pairId, DateOnly dueOn, string what)
    {
        var (pair, no) = await PairLife.Find(work, UseCase.KeepPairPlan, pairId);
        if (no is not null) return no;
        if (pair!.Until < await PairFlow.Today(work, pair.SchoolId)) return RefusalCode.TooLate;
        if (string.IsNullOrWhiteSpace(what)) return new Refusal(RefusalCode.Missing, Field: nameof(what));
        if (what.Trim().Length > Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(what));
        var (id, zone) = (work.NewId(), await work.Db.Schools.Where(s => s.Id == pair.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop));
        var stage = new PairStage { Id = id, SchoolId = pair.SchoolId, PairId = pair.Id, ChildId = pair.ChildId, DueOn = dueOn, WhatSealed = work.Sealer.Seal(pair.ChildId, WhatPurpose, id, what.Trim()) };
        work.Db.PairStages.Add(stage.Remind(Zones.ToInstant(dueOn, Hour, zone)));
        return id;
    }

    /// <summary>Looks at a stage and says how it went. Refused: NotFound, NotAllowed, TooLong.</summary>
    public async Task<Result> Check(Work work, long stageId, StageResult result, string? words)
    {
        if (await work.Db.PairStages.FirstOrDefaultAsync(s => s.Id == stageId, work.Stop) is not { } stage) return RefusalCode.NotFound;
        if ((await PairLife.Find(work, UseCase.KeepPairPlan, stage.PairId)).No is { } no) return no;
        var plain = (words ?? "").Trim();
        if (plain.Length > Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
        stage.Check(await PairFlow.Today(work, stage.SchoolId), result, plain.Length == 0 ? null : work.Sealer.Seal(stage.ChildId, ResultPurpose, stage.Id, plain));
        return Result.Done;
    }

    /// <summary>The stages of some pairs, opened, by their day.</summary>
    internal static async Task<List<StageLine>> Open(Work work, IReadOnlyCollection<long> pairIds) =>
        (await work.Db.PairStages.AsNoTracking().Where(s => pairIds.Contains(s.PairId)).OrderBy(s => s.DueOn).ThenBy(s => s.Id).ToListAsync(work.Stop))
            .ConvertAll(s => new StageLine(s, Words(work.Sealer, s), s.ResultSealed is { } words && work.Sealer.Open(s.ChildId, ResultPurpose, s.Id, words).TryText(out var text) ? text : null));

    /// <summary>What a stage asks for.</summary>
    public static string Words(Storage.Keys.Sealer sealer, PairStage stage) => sealer.Open(stage.ChildId, WhatPurpose, stage.Id, stage.WhatSealed).TryText(out var what) ? what : "";
}
