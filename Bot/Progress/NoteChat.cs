using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Progress;

namespace FamilyLink.Bot.Progress;

/// <summary>A quick note: a teacher just types, speaks or sends pictures, and is asked only what cannot be known: about whom, and about what.</summary>
/// <param name="notes">Keeps them.</param>
public sealed class NoteChat(Notes notes) : IChat
{
    private const string Name = "note";
    private const int ShortWords = 4;

    private Step Ask => new(Name, "ask", "reply.note.ask") { Words = Hear, Voice = Hear, Files = Hear };

    private Step Who => new(Name, "who", "reply.note.who")
    {
        About = Gathered,
        Words = HearName,
        Voice = Hear,
        Files = Hear,
        Presses = Step.On(("c", Choose), ("several", turn => Again(turn, d => d.Several = true)), ("more", turn => Again(turn, d => d.Page++)), ("less", turn => Again(turn, d => d.Page--)), ("done", Done)),
    };

    private Step What => new(Name, "what", "reply.note.what")
    {
        About = Gathered,
        Words = Hear,
        Voice = Hear,
        Files = Hear,
        Back = _ => Who,
        Presses = Step.On(("a", ChooseAspect)),
    };

    private Step Care => new(Name, "care", "reply.note.care") { About = Gathered, Words = Hear, Voice = Hear, Files = Hear, Back = _ => What, Presses = Step.On(("w", turn => Enum.TryParse<IllnessCare>(turn.Pressed!.Arg, out var care) ? Save(turn, NoteAspect.Illness, care) : Stale(turn))) };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Ask, Who, What, Care);
        routes.Command("note", Begin);
        routes.Words(20, Take);
    }

    private async Task Begin(Turn turn)
    {
        if ((await Children(turn)).Count == 0)
        {
            turn.Say("reply.note.nobody");
            return;
        }

        turn.Talk.Begin(turn, Name);
        await turn.Talk.Ask(turn, Ask);
    }

    // A greeting is no note, unless it names a child.
    private async Task<bool> Take(Turn turn)
    {
        if (turn.Heard.Kind is not (HeardKind.Words or HeardKind.Voice or HeardKind.File) || await Children(turn) is not { Count: > 0 } children) return false;
        if (await JoinAlbum(turn)) return true;
        if (turn.Heard is { Kind: HeardKind.Words, Text.Length: < ShortWords } && NoteChildren.Named(turn.Heard.Text, children).Count == 0) return false;
        turn.Talk.Begin(turn, Name);
        await Hear(turn);
        return true;
    }

    // A part of an album that comes after its note was kept belongs to it, as long as no family has it.
    private async Task<bool> JoinAlbum(Turn turn)
    {
        if (turn.Heard.Enclosure is not { Album: { } album } file || NoteDraftTalk.KindOf(file) is not { } kind || file.Bytes > Domain.Storage.Media.MediaStore.Cap) return false;
        return (await notes.Join(turn.Work, album, new NoteEnclosure(file.File, file.Seconds, kind))).Ok;
    }

    // Everything that comes while the questions are open belongs to the note; an album comes in parts.
    private async Task Hear(Turn turn)
    {
        var draft = new NoteDraftTalk(turn.Talk);
        if (draft.Take(turn.Heard) is { } why)
        {
            // What was not taken changes no question that is open.
            turn.Say(why);
            if (turn.Talk.PromptId is not null) return;
        }

        if (draft is { Text: null, Files.Count: 0 })
        {
            await turn.Talk.Ask(turn, Ask);
            return;
        }

        var children = await Children(turn);
        if (draft.Children.Count == 0) draft.Children = [.. (children.Count == 1 ? children : NoteChildren.Named(draft.Text, children)).Select(c => c.Id)];
        // Where several are named, not each of them need be meant: it is seen who will read it.
        if (draft.Children.Count > 1 && turn.Talk.Step is ("" or "ask")) draft.Several = true;
        await Refresh(turn, draft.Children.Count == 0 || (draft.Several && turn.Talk.Step is not ("what" or "care")) ? Who : turn.Talk.Step == "care" ? Care : What);
    }

    private async Task HearName(Turn turn)
    {
        var plain = turn.Heard.Text ?? "";
        var named = (await Children(turn)).Where(c => c.Name == plain || Surnames.Familiar(c.Name) == plain).ToList();
        if (named.Count != 1)
        {
            await Hear(turn);
            return;
        }

        await Chosen(turn, named[0].Id);
    }

    // A further part changes the question that is there already instead of asking it anew.
    private static async Task Refresh(Turn turn, Step step)
    {
        if (turn.Talk.Step == step.Name && turn.Talk.PromptId is { } prompt && step.About!(turn) is var about) await turn.Edit(prompt, step.Kind, about.SubjectId, about.ChildId, about.Args);
        else await turn.Talk.Ask(turn, step);
    }

    private Task Choose(Turn turn) => Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? Chosen(turn, child) : Stale(turn);

    private async Task Chosen(Turn turn, long child)
    {
        var draft = new NoteDraftTalk(turn.Talk);
        if (!draft.Several) draft.Children = [child];
        else draft.Children = draft.Children.Contains(child) ? [.. draft.Children.Where(c => c != child)] : [.. draft.Children, child];
        await turn.Talk.Ask(turn, draft.Several ? Who : What);
    }

    private Task Again(Turn turn, Action<NoteDraftTalk> change)
    {
        change(new NoteDraftTalk(turn.Talk));
        return turn.Talk.Ask(turn, Who);
    }

    private Task Done(Turn turn) => new NoteDraftTalk(turn.Talk).Children.Count == 0 ? Stale(turn) : turn.Talk.Ask(turn, What);

    private Task ChooseAspect(Turn turn) =>
        !Enum.TryParse<NoteAspect>(turn.Pressed!.Arg, out var aspect) ? Stale(turn) : aspect == NoteAspect.Illness ? turn.Talk.Ask(turn, Care) : Save(turn, aspect, null);

    private async Task Save(Turn turn, NoteAspect aspect, IllnessCare? care)
    {
        var draft = new NoteDraftTalk(turn.Talk);
        var written = await notes.Write(turn.Work, new NoteDraft(draft.Children, aspect, draft.Text, draft.Files, Care: care, Album: draft.Album));
        if (written.Refused is null) await turn.Talk.Finish(turn, "reply.note.kept", written.Value);
        else if (written.Refused.Code == RefusalCode.Invalid) turn.Toast("Stale");
        else await turn.Talk.Finish(turn, "reply.note.gone");
    }

    private static About Gathered(Turn turn)
    {
        var draft = new NoteDraftTalk(turn.Talk);
        var (pictures, voices) = draft.Count;
        return new About(null, null, RowArgs.None.With("c", string.Join(',', draft.Children.Select(Ids.ToShort))).With("p", pictures).With("v", voices).With("page", draft.Page).With("several", draft.Several ? "1" : null));
    }

    private static async Task<List<NoteSubject>> Children(Turn turn) => turn.Speaker is { Member: { Kind: MemberKind.Teacher or MemberKind.Volunteer } me, School: { } school }
        ? await NoteChildren.Of(turn.Work.Db, me, school.TimeZone, turn.Work.Now, turn.Work.Stop) : [];

    private static Task Stale(Turn turn)
    {
        turn.Toast("Stale");
        return Task.CompletedTask;
    }
}
