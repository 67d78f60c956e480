using System.Diagnostics;
using System.Globalization;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Progress;

/// <summary>From a teacher's first word to the note stored: how many taps, and how long the system lets the teacher wait.</summary>
public sealed class NoteTapsTests(ITestOutputHelper output)
{
    private static readonly string[] s_names = ["王小明", "张小红", "赵小刚", "李小雨", "陈小东", "周小燕", "吴小飞", "郑小云"];
    private Member _teacher = null!;

    /// <summary>One child, three children and a class picture of eight, named in the words and not; the table of docs/notes.md.</summary>
    [Fact]
    public async Task One_child_takes_at_most_two_taps_and_each_further_child_of_a_picture_one()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        List<string> table = ["| The note | Taps | System, s (median of 5) |", "|---|---|---|"];
        async Task Count(string what, int most, Func<int, Task<int>> write)
        {
            List<(int Taps, double Seconds)> runs = [];
            for (var run = 0; run < 5; run++)
            {
                var before = await stage.Product.Look(db => db.Notes.CountAsync());
                var watch = Stopwatch.StartNew();
                var taps = await write(run);
                await Scenario.Until.True(async () => await stage.Product.Look(db => db.Notes.CountAsync()) == before + 1, () => "the note is not stored");
                runs.Add((taps, watch.Elapsed.TotalSeconds));
                await teacher.Sees("记下了：");
                await teacher.Press("↩ 撤销");
                await teacher.Sees("撤掉了");
            }

            runs.ShouldAllBe(r => r.Taps <= most, what);
            table.Add(string.Create(CultureInfo.InvariantCulture, $"| {what} | {runs[0].Taps} | {runs.Select(r => r.Seconds).Order().ElementAt(2):F1} |"));
        }

        await Count("one child, named in the words", 1, async run =>
        {
            await teacher.Say($"小明今天举手了{run}");
            return await Press(teacher, "学习");
        });
        await Count("one child, not named", 2, async run =>
        {
            await teacher.Say($"今天举手回答了问题{run}");
            return await Press(teacher, "小红", "学习");
        });
        await Count("three children, named in the words", 2, async run =>
        {
            await teacher.Say($"小明、小红和小刚一起扫了地{run}");
            return await Press(teacher, "好了（3）", "生活");
        });
        await Count("three children, not named", 6, async run =>
        {
            await teacher.Say($"几个孩子一起扫了地{run}");
            return await Press(teacher, "👥 不止一个", "小明", "小红", "小刚", "好了（3）", "生活");
        });
        await Count("a picture of eight, not named", 11, async _ =>
        {
            await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("photo", "1.jpg", Samples.Jpeg())]);
            return await Press(teacher, ["👥 不止一个", .. s_names.Select(n => n[1..]), "好了（8）", "表扬"]);
        });
        await Count("a picture of eight, named in its caption", 2, async _ =>
        {
            await stage.Sandbox.People.Send(teacher.Id, [new SandboxFile("photo", "1.jpg", Samples.Jpeg())], string.Join('、', s_names.Select(n => n[1..])) + "参加了合唱");
            return await Press(teacher, "好了（8）", "表扬");
        });
        foreach (var line in table) output.WriteLine(line);
    }

    // Each tap waits until its button is there, as a finger does.
    private static async Task<int> Press(Phone teacher, params string[] captions)
    {
        foreach (var caption in captions)
        {
            await teacher.Press(caption);
            // The names of one child alone look the same: whoever presses those gets a child and no tick.
            if (caption == "👥 不止一个") await teacher.Sees("点一点照片里、事情里有谁");
            if (s_names.Any(n => n[1..] == caption) && captions.Length > 2) await teacher.Sees(m => Phone.Buttons(m).Any(b => b.Text == "✓ " + caption), "a tick at " + caption);
        }

        return captions.Length;
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        foreach (var name in s_names) await house.Parent(await house.Child(name), name[..1] + "妈");
    }
}
