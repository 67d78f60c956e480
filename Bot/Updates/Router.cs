using FamilyLink.Bot.Conversations;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Updates;

/// <summary>Takes what was heard to the one place that handles it; nothing unknown stays without a kind word.</summary>
/// <param name="routes">Every feature's routes.</param>
public sealed class Router(Routes routes)
{
    /// <summary>Handles one turn.</summary>
    public async Task Route(Turn turn)
    {
        if (turn.Heard.Kind == HeardKind.Nothing) return;
        if (turn.Speaker.Doubted)
        {
            if (turn.Heard.Kind is not (HeardKind.Blocked or HeardKind.Unblocked)) turn.Say("reply.enrol.doubted", turn.Speaker.School?.Id);
            return;
        }

        if (turn.Heard.Kind is HeardKind.Blocked or HeardKind.Unblocked) await Reach(turn);
        else if (turn.Heard.Kind == HeardKind.Press) await Press(turn);
        else await Message(turn, old: await turn.Talk.EndWhenOld(turn));
        turn.Talk.Keep();
    }

    private static async Task Reach(Turn turn)
    {
        var blocked = turn.Heard.Kind == HeardKind.Blocked;
        await Bindings.Report(turn.Work, turn.Heard.Address, blocked ? AddressState.Blocked : AddressState.Active);
        if (blocked) turn.Talk.End();
    }

    private async Task Press(Turn turn)
    {
        if (await Presses.Find(turn) is not { } pressed) return;
        if (await turn.Talk.EndWhenOld(turn) && routes.StepOf(pressed.Row.Kind) is not null)
        {
            turn.Toast("Old");
            return;
        }
        turn.Pressed = pressed;
        if (routes.StepOf(pressed.Row.Kind) is { } step) await StepPress(turn, step, pressed);
        else if (routes.OfPress(pressed.Row.Kind, pressed.Data.Verb) is { } go)
        {
            await go(turn);
            await Renew(turn, pressed);
        }
        else turn.Toast("Stale");
    }

    // A button that stays on the screen may be pressed again, and would pass for this press if its revision did not rise.
    private static async Task Renew(Turn turn, Pressed pressed)
    {
        if (turn.Changed(pressed.RootId) || turn.ToastText is not null) return;
        var now = pressed.Newest;
        await turn.Edit(pressed.RootId, now.Kind, now.SubjectId, now.ChildId, RowArgs.Of(now.Args));
    }

    private static async Task StepPress(Turn turn, Step step, Pressed pressed)
    {
        var talk = turn.Talk;
        if (talk.Name != step.Talk || talk.Step != step.Name || talk.PromptId != pressed.RootId) turn.Toast("Stale");
        else if (pressed.Data.Verb == "cancel") await talk.Finish(turn, step.Left);
        else if (pressed.Data.Verb == "back") await Back(turn, step);
        else if (step.Presses.TryGetValue(pressed.Data.Verb, out var go)) await go(turn);
        else turn.Toast("Stale");
    }

    private static async Task Back(Turn turn, Step step)
    {
        if (step.Back?.Invoke(turn) is { } before) await turn.Talk.Ask(turn, before);
        else await turn.Talk.Finish(turn, "reply.cancelled");
    }

    private async Task Message(Turn turn, bool old)
    {
        var heard = turn.Heard;
        if (heard.Kind == HeardKind.Command && routes.OfCommand(heard.Command!) is { } command) await command(turn);
        else if (await Taken(turn, routes.First)) { }
        else if (turn.Talk.Going && heard.Kind != HeardKind.Command && routes.StepOf(turn.Talk.Name, turn.Talk.Step) is { } step) await Words(turn, step);
        else if (!await Taken(turn, routes.Takers)) turn.Say(old ? "reply.talk.again" : "reply.unknown");
    }

    private static async Task Words(Turn turn, Step step)
    {
        if (turn.Heard.Kind == HeardKind.Words && step.Words is { } read) await read(turn);
        else if (turn.Heard.Kind == HeardKind.Voice && step.Voice is { } listen) await listen(turn);
        else if (turn.Heard.Kind == HeardKind.File && step.Files is { } look) await look(turn);
        // What a child says where nothing is asked may matter: it hears that nobody heard it.
        else if (turn.Speaker.Member?.Kind == MemberKind.Child) turn.Say("reply.unknown");
        else await turn.Talk.Ask(turn, step);
    }

    private static async Task<bool> Taken(Turn turn, IEnumerable<Func<Turn, Task<bool>>> takers)
    {
        foreach (var take in takers)
            if (await take(turn)) return true;
        return false;
    }
}
