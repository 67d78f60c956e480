using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Tests.Sandbox;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Scenario;

/// <summary>Where a run may be disturbed.</summary>
internal enum Moment
{
    /// <summary>The clock was sent ahead and the product is on its way.</summary>
    Stepping,
    /// <summary>People have just answered.</summary>
    Answering,
}

/// <summary>Four weeks of the demo school and the two days after, in which the last calls find their outcome; the clock jumps, the people live.</summary>
/// <param name="sandbox">The server with their phones.</param>
/// <param name="people">The people.</param>
/// <param name="phones">Everybody's phone.</param>
internal sealed class FourWeeks(SandboxRig sandbox, Village people, IReadOnlyList<DemoPhone> phones)
{
    /// <summary>Where the weeks begin, school wall clock: Monday morning.</summary>
    public const string Begin = "2026-11-23 08:00";

    /// <summary>The last day whose calls count.</summary>
    public static readonly DateOnly LastDay = new(2026, 12, 20);

    private const int Days = 31;

    // Never close to an hour at which something falls due: what people do then must not hang on the machine's speed.
    private static readonly string[] Hours = ["03:37", "09:07", "12:07", "15:37", "17:07", "19:37", "21:37", "23:37"];

    /// <summary>How many jumps there are.</summary>
    public static int Jumps => Days * Hours.Length;

    /// <summary>How long one jump may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Called at every jump and after every round of answers.</summary>
    public Func<int, Moment, Task> Disturb { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Shown when something does not come about.</summary>
    public Func<string> Log { get; init; } = () => "";

    /// <summary>Lives through the weeks.</summary>
    public async Task Play()
    {
        var jump = 0;
        for (var day = 0; day < Days; day++)
            foreach (var hour in Hours)
            {
                var at = ManualClock.At($"{new DateOnly(2026, 11, 23).AddDays(day):yyyy-MM-dd} {hour}");
                if (at <= (await sandbox.People.Clock()).Now.UtcDateTime) continue;
                await sandbox.People.JumpTo(at);
                await Disturb(jump, Moment.Stepping);
                await Settled();
                if (hour == "12:07") await Whims(day);
                while (await people.Answer() > 0)
                {
                    await Disturb(jump, Moment.Answering);
                    await Quiet();
                }
                jump++;
            }
    }

    /// <summary>Everybody who is enrolled has a phone on which the chat was opened before the weeks begin.</summary>
    public static async Task HandOut(SandboxRig sandbox, IReadOnlyList<DemoPhone> phones)
    {
        foreach (var phone in phones) await sandbox.People.AddUser(new SandboxPerson(phone.UserId, phone.Name, LanguageCode: phone.Language));
        foreach (var phone in phones.Where(p => p.Enrolled)) await sandbox.People.Start(phone.UserId);
        await sandbox.Do("deleteWebhook", new { drop_pending_updates = true });
    }

    // Twelve people in turn press again what they have pressed, or an old button; one blocks the bot for a week.
    private async Task Whims(int day)
    {
        var enrolled = phones.Where(p => p.Enrolled).ToList();
        var odd = enrolled[40 % enrolled.Count].UserId;
        if (day == 4) await people.Block(odd);
        if (day == 11) await people.Unblock(odd);
        await people.PressAgain(enrolled[day % enrolled.Count].UserId);
        await people.PressOld(enrolled[(day * 7 + 3) % enrolled.Count].UserId);
        await Quiet();
    }

    private async Task Quiet()
    {
        await Until.True(async () => (long)(await sandbox.Do("getWebhookInfo"))["pending_update_count"]! == 0, () => $"updates are not taken\n{Log()}", Limit);
        await sandbox.People.Advance(TimeSpan.FromSeconds(1));
        await Settled();
    }

    private Task Settled() => Until.True(async () => (await sandbox.People.Clock()).Settled, () => $"the clock does not settle\n{Log()}", Limit);
}
