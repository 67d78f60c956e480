using System.Diagnostics;
using FamilyLink.Domain.Roster;
using FamilyLink.Domain.Roster.Reading;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Roster;

/// <summary>The largest list that is taken, measured; runs when asked for: docs/roster.md has the command and what came of it.</summary>
public sealed class RosterLargeTests(ITestOutputHelper output)
{
    private static readonly Dictionary<int, LineChoice> NoChoices = [];

    [Fact(Explicit = true)]
    public async Task Forty_thousand_children_are_read_compared_and_written_and_the_second_time_nothing_changes()
    {
        await using var house = await TestHouse.Open();
        await house.School();
        using var file = new MemoryStream();
        Measure("writing the workbook", () => RosterBook.Rows(file, Enumerable.Range(0, SheetReader.MostRows).Select(Row).ToList()));
        output.WriteLine($"the workbook: {file.Length / 1e6:F1} MB");
        var (sheet, layout) = Measure("reading", () => Files.Recognised(new MemoryStream(file.ToArray())));
        var lines = await house.Do(work => house.Get<Rosters>().Lines(work, house.SchoolId, sheet, layout));
        lines.Count.ShouldBe(SheetReader.MostRows);
        var plan = await Timed("comparing with an empty school", () => house.Do(work => house.Get<Rosters>().Compare(work, house.SchoolId, lines, NoChoices)));
        plan.Count(LineFate.New).ShouldBe(SheetReader.MostRows);
        await Timed("writing", () => house.Do(work => house.Get<Rosters>().Import(work, house.SchoolId, lines, NoChoices, plan.Fingerprint())));
        plan = await Timed("comparing with all of them", () => house.Do(work => house.Get<Rosters>().Compare(work, house.SchoolId, lines, NoChoices)));
        plan.Count(LineFate.Same).ShouldBe(SheetReader.MostRows);
        await Timed("taking them out", () => house.Do(work => house.Get<Rosters>().Export(work, house.SchoolId)));
        using var process = Process.GetCurrentProcess();
        output.WriteLine($"{TestEngine.Chosen}: at most {process.PeakWorkingSet64 / 1e6:F0} MB of memory for the whole process");
    }

    // Every second child has a brother, and with him the parents and a guardian.
    private static string[] Row(int i)
    {
        int family = i / 2;
        return
        [
            $"{i:00000000}", $"童{i}", $"{1 + i % 6}年级{1 + i / 6 % 40}班", "女", $"{2014 + i % 6}-0{1 + i % 9}-1{i % 9}", "否", "父母双方", "祖辈", "否",
            $"祖{family}", "奶奶", $"1370{family:0000000}", $"父{family}", $"1380{family:0000000}", "东莞", $"母{family}", $"1390{family:0000000}", "深圳", "", "", "",
        ];
    }

    private T Measure<T>(string what, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        output.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:F1} s");
        return result;
    }

    private void Measure(string what, Action work) => Measure(what, () =>
    {
        work();
        return true;
    });

    private async Task<T> Timed<T>(string what, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        output.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:F1} s");
        return result;
    }
}
