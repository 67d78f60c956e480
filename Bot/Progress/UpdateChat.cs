using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Progress;

/// <summary>When the weekly update is to come, on the person's own wall, or that it shall not.</summary>
/// <param name="preferences">Keeps the choice.</param>
public sealed class UpdateChat(Preferences preferences) : IChat
{
    private const string Name = "week";

    /// <summary>The hours that are offered; one tap each.</summary>
    internal static readonly (DayOfWeek Day, TimeOnly Hour)[] Offered =
    [
        (DayOfWeek.Sunday, new(18, 0)), (DayOfWeek.Sunday, new(12, 0)), (DayOfWeek.Saturday, new(18, 0)), (DayOfWeek.Saturday, new(12, 0)), (DayOfWeek.Friday, new(20, 0)), (DayOfWeek.Monday, new(20, 0)),
    ];

    private Step When => new(Name, "when", "reply.week") { Presses = Step.On(("at", Choose), ("off", turn => Keep(turn, Offered[0].Day, Offered[0].Hour, off: true))) };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(When);
        routes.Command("week", Open);
    }

    /// <summary>Asks, from wherever the person is.</summary>
    public async Task Open(Turn turn)
    {
        if (turn.Speaker.Member?.Kind is not (MemberKind.Parent or MemberKind.Guardian))
        {
            turn.Say("reply.unknown");
            return;
        }

        turn.Talk.Begin(turn, Name);
        await turn.Talk.Ask(turn, When);
    }

    private Task Choose(Turn turn)
    {
        if (int.TryParse(turn.Pressed!.Arg, NumberStyles.None, CultureInfo.InvariantCulture, out var which) && which < Offered.Length) return Keep(turn, Offered[which].Day, Offered[which].Hour, off: false);
        turn.Toast("Stale");
        return Task.CompletedTask;
    }

    private async Task Keep(Turn turn, DayOfWeek day, TimeOnly hour, bool off)
    {
        var kept = await preferences.ChooseUpdates(turn.Work, turn.Speaker.Member!.Id, day, hour, off);
        if (kept.Ok) await turn.Talk.Finish(turn, "reply.week.kept");
        else turn.Toast("Stale");
    }
}
