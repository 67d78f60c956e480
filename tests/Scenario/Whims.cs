using FamilyLink.Domain.Demo;

namespace FamilyLink.Tests.Scenario;

/// <summary>What is not an answer to anything: somebody presses again what they have pressed, or an old button; one blocks the bot for a week.</summary>
/// <param name="life">The weeks.</param>
/// <param name="people">The people.</param>
/// <param name="phones">Everybody's phone.</param>
internal sealed class Whims(SchoolLife life, Village people, IReadOnlyList<DemoPhone> phones)
{
    private readonly IReadOnlyList<DemoPhone> _enrolled = [.. phones.Where(p => p.Enrolled)];

    /// <summary>At noon.</summary>
    public async Task Live(int day, string hour)
    {
        if (hour != "12:07") return;
        var odd = _enrolled[40 % _enrolled.Count].UserId;
        if (day == 4) await people.Block(odd);
        if (day == 11) await people.Unblock(odd);
        await people.PressAgain(_enrolled[day % _enrolled.Count].UserId);
        await people.PressOld(_enrolled[((day * 7) + 3) % _enrolled.Count].UserId);
        await life.Quiet();
    }
}
