using FamilyLink.Bot.Families;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.AskTeacher;

/// <summary>叫老师 from anywhere in the chat, and what the teacher presses who is asked for.</summary>
/// <param name="asks">The use cases.</param>
public sealed class AskTeacherChat(AskForTeacher asks) : IChat
{
    /// <summary>The kinds that carry the teacher's buttons.</summary>
    internal static readonly string[] Kinds = ["teacher.asked", "reply.teacher.asked"];


    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Always(Label);
        routes.Press([.. WeekMessages.Kinds, "reply.move", "call.parent.missed"], "teacher", turn => Ask(turn, turn.Pressed!.Row.ChildId));
        routes.Press(GuardianMessages.KnownKinds, "teacher", turn => Ask(turn, turn.Pressed!.Row.ChildId));
        routes.Press("reply.teacher", "about", turn => Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? Ask(turn, child) : Stale(turn));
        routes.Press(Kinds, "take", turn => Answer(turn, asks.Take));
        routes.Press(Kinds, "done", turn => Answer(turn, asks.Settle));
        routes.Press(Kinds, "number", Number);
        routes.Press("reply.teacher.number", "away", turn =>
        {
            turn.Remove(turn.Pressed!.RootId);
            return Task.CompletedTask;
        });
    }

    private async Task<bool> Label(Turn turn)
    {
        var family = turn.Speaker.Member?.Kind is MemberKind.Parent or MemberKind.Guardian;
        if (turn.Heard.Kind != HeardKind.Words || !family || !HomeChat.TeacherLabels.Contains(turn.Heard.Text)) return false;
        var me = turn.Speaker.Member!.Id;
        var mine = await turn.Work.Db.Links.Where(l => l.MemberId == me && !l.NoContact && turn.Work.Db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool))
            .OrderBy(l => l.Id).Select(l => l.ChildId).ToListAsync(turn.Work.Stop);
        await Ask(turn, mine.Count == 1 ? mine[0] : null);
        return true;
    }

    // With several children and none named, the answer asks about whom.
    private async Task Ask(Turn turn, long? childId)
    {
        if (childId is not { } child)
        {
            turn.Say("reply.teacher");
            return;
        }
        var asked = await asks.Ask(turn.Work, child);
        var args = asked.Ok ? RowArgs.None.With("a", asked.Value!.Id) : null;
        if (turn.Pressed?.Row.Kind == "reply.teacher") await turn.Edit(turn.Pressed.RootId, "reply.teacher", null, null, args);
        else turn.Say("reply.teacher", args: args);
    }

    private static async Task Answer(Turn turn, Func<Work, long, Task<Result>> answer)
    {
        if ((await answer(turn.Work, turn.Pressed!.Row.SubjectId ?? 0)).Refused is not null) turn.Toast("Foreign");
        else await turn.Edit(turn.Pressed.RootId, "reply.teacher.asked", turn.Pressed.Row.SubjectId, turn.Pressed.Row.ChildId);
    }

    private async Task Number(Turn turn)
    {
        var ask = turn.Pressed!.Row.SubjectId ?? 0;
        ShownNumber.Say(turn, (await asks.Number(turn.Work, ask)).Refused?.Code, "reply.teacher.number", ask);
    }

    private static Task Stale(Turn turn)
    {
        turn.Toast("Stale");
        return Task.CompletedTask;
    }
}
