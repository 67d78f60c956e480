using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using static FamilyLink.Bot.Conversations.Step;
using static FamilyLink.Bot.Files.FileSitting;

namespace FamilyLink.Bot.Files;

/// <summary>What somebody said of themselves for one child is offered for each of the others: 一样, 不一样.</summary>
/// <param name="part">Keeps what is said.</param>
public sealed class SiblingChat(FamilyPart part) : IChat
{
    // A step of the same conversation, so that it goes on in the same message.
    private Step Same => new("file", "same", "reply.file.same")
    {
        About = turn => new About(null, turn.Talk.Number("sibling"), RowArgs.None.With("c", turn.Talk["child"]).With("f", turn.Talk["same"])),
        Presses = On(("same", AlsoSame), ("other", Next)),
    };

    /// <inheritdoc />
    public void Join(Routes routes) => routes.Steps(Same);

    /// <summary>Offers what was sent for the siblings, or says thank you when there are none.</summary>
    public async Task Offer(Turn turn, List<string> sent)
    {
        var same = await Alike(turn, sent);
        var others = same.Count == 0 ? [] : await FamilyPart.ChildrenOf(turn.Work.Db, turn.Speaker.Member!.Id, turn.Work.Stop);
        turn.Talk.Set("same", string.Join(',', same));
        turn.Talk.Set("siblings", string.Join(',', others.Where(c => c.Id != Child(turn)).Select(c => c.Id)));
        await Next(turn);
    }

    // What is about the adult and written in words; a recording lies under one child's key.
    private static async Task<List<string>> Alike(Turn turn, List<string> sent)
    {
        var child = Child(turn);
        var waiting = await turn.Work.Db.FileProposals.Present(p => p.ChildId == child && p.MemberId == turn.Speaker.Member!.Id && p.State == ProposalState.Waiting && !p.Spoken, turn.Work.Stop);
        return sent.FindAll(f => FileFields.Find(f) is { SameForAll: true } && waiting.Exists(p => p.Field == f));
    }

    private async Task AlsoSame(Turn turn)
    {
        if (turn.Talk.Number("sibling") is { } sibling) await part.SameFor(turn.Work, Child(turn), sibling, turn.Talk["same"]?.Split(',') ?? []);
        await Next(turn);
    }

    private async Task Next(Turn turn)
    {
        if (turn.Talk["siblings"]?.Split(',', StringSplitOptions.RemoveEmptyEntries) is not [var next, .. var left])
        {
            await turn.Talk.Finish(turn, "reply.file.done", childId: Child(turn));
            return;
        }

        turn.Talk.Set("sibling", next);
        turn.Talk.Set("siblings", string.Join(',', left));
        await turn.Talk.Ask(turn, Same);
    }
}
