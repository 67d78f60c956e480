using FamilyLink.Admin.Access;
using FamilyLink.Domain;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Ledger;

namespace FamilyLink.Admin.Ledger;

/// <summary>Takes lines out a month at a time: each is a commit of its own, so that a long one is seen to move, can be stopped, and keeps nobody waiting.</summary>
internal static class LedgerTaking
{
    /// <summary>The lines of the months of a stretch, the earliest first; gives word after each month. Refused: as the use case.</summary>
    public static async Task<Result<List<LedgerLine>>> Of(Desk desk, LedgerBook book, long schoolId, LedgerWish wish, Func<int, int, Task> moved, CancellationToken stop)
    {
        var lines = new List<LedgerLine>();
        List<CareSpan> months = LedgerBox.Months(wish.Span);
        for (int i = 0; i < months.Count; i++)
        {
            await moved(i, months.Count);
            stop.ThrowIfCancellationRequested();
            var month = wish with { Span = months[i] };
            var taken = await Task.Run(() => desk.Do(work => book.TakeOut(work, schoolId, month), stop), stop);
            if (taken.Refused is { } no)
                return no;
            lines.AddRange(taken.Value!.AsEnumerable().Reverse());
        }

        await moved(months.Count, months.Count);
        return lines;
    }
}
