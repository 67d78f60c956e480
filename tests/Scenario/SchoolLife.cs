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

/// <summary>A season of the demo school; the clock jumps, the people live.</summary>
/// <param name="season">Which weeks.</param>
/// <param name="sandbox">The server with their phones.</param>
/// <param name="people">The people.</param>
internal sealed class SchoolLife(Season season, SandboxRig sandbox, Village people)
{
    /// <summary>How long one jump may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Called at every jump and after every round of answers.</summary>
    public Func<int, Moment, Task> Disturb { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>What people do of themselves at an hour of a day, counted from the first; before they read.</summary>
    public Func<int, string, Task> Live { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Shown when something does not come about.</summary>
    public Func<string> Log { get; init; } = () => "";

    /// <summary>Lives through the weeks.</summary>
    public async Task Play()
    {
        var jump = 0;
        for (var day = 0; day < season.Days; day++)
            foreach (var hour in season.Hours)
            {
                var at = ManualClock.At(season.At(day, hour));
                if (at <= (await sandbox.People.Clock()).Now.UtcDateTime) continue;
                await sandbox.People.JumpTo(at);
                await Disturb(jump, Moment.Stepping);
                await Settled();
                await Live(day, hour);
                while (await people.Answer() > 0)
                {
                    await Disturb(jump, Moment.Answering);
                    await Quiet();
                }
                jump++;
            }
    }

    /// <summary>Waits until what people did is taken up, handled and answered.</summary>
    public async Task Quiet()
    {
        await Until.True(async () => (long)(await sandbox.Do("getWebhookInfo"))["pending_update_count"]! == 0, () => $"updates are not taken\n{Log()}", Limit);
        await sandbox.People.Advance(TimeSpan.FromSeconds(1));
        await Settled();
    }

    /// <summary>Everybody who is enrolled has a phone on which the chat was opened before the weeks begin.</summary>
    public static async Task HandOut(SandboxRig sandbox, IReadOnlyList<DemoPhone> phones)
    {
        foreach (var phone in phones) await sandbox.People.AddUser(new SandboxPerson(phone.UserId, phone.Name, LanguageCode: phone.Language));
        foreach (var phone in phones.Where(p => p.Enrolled)) await sandbox.People.Start(phone.UserId);
        await sandbox.Do("deleteWebhook", new { drop_pending_updates = true });
    }

    private Task Settled() => Until.True(async () => (await sandbox.People.Clock()).Settled, () => $"the clock does not settle\n{Log()}", Limit);
}
