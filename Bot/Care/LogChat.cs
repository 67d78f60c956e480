using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using static FamilyLink.Bot.Care.LogSitting;
using static FamilyLink.Bot.Conversations.Step;

namespace FamilyLink.Bot.Care;

/// <summary>记一笔: what was done, with whom, a few words by hand, voice or picture, done; under a handful of taps.</summary>
/// <param name="log">The use cases.</param>
public sealed class LogChat(CareLog log) : IChat
{
    private const string Name = "log";
    private static readonly Words Texts = new(typeof(LogTexts));

    /// <summary>The words of the button that lies under a teacher's line, in every language.</summary>
    internal static readonly string[] Labels = [.. Languages.All.Select(l => Texts.Plain(l, "Button.Log")).Distinct()];

    private Step What => new(Name, "kind", "reply.care.kind") { Presses = On(("kind", Choose)) };

    private Step Who => new(Name, "who", "reply.care.who")
    {
        About = turn => LogSitting.About(turn),
        Presses = On(("tick", Tick), ("page", Page), ("ready", Chosen)),
        Words = NameOne,
        Back = _ => What,
    };

    private Step Where => new(Name, "place", "reply.care.place") { About = turn => LogSitting.About(turn), Presses = On(("place", Place)), Back = _ => Who };

    private Step Say => new(Name, "say", "reply.care.say")
    {
        About = turn => LogSitting.About(turn),
        Presses = On(("ready", Keep)),
        Words = Write,
        Voice = turn => Add(turn, new CareFile(turn.Heard.Recording!.File, turn.Heard.Recording.Seconds, Picture: false)),
        Files = Show,
        Back = turn => Kind(turn) == CareKind.Visit ? Where : Who,
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(What, Who, Where, Say);
        routes.Command("log", Begin);
        routes.Always(Label);
    }

    /// <summary>Begins with what and whom known already, such as from what is owed.</summary>
    public async Task BeginWith(Turn turn, CareKind kind, long childId, CareOccasion occasion)
    {
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("kind", kind.ToString());
        turn.Talk.Set("occasion", occasion.ToString());
        LogSitting.Keep(turn, "ids", [childId]);
        LogSitting.Keep(turn, "named", [childId]);
        await turn.Talk.Ask(turn, kind == CareKind.Visit ? Where : Say);
    }

    private async Task<bool> Label(Turn turn)
    {
        if (turn.Heard.Kind != HeardKind.Words || !Labels.Contains(turn.Heard.Text) || turn.Speaker.Member?.Kind is not (MemberKind.Teacher or MemberKind.Volunteer)) return false;
        await Begin(turn);
        return true;
    }

    private async Task Begin(Turn turn)
    {
        if (turn.Speaker.Member?.Kind is not (MemberKind.Teacher or MemberKind.Volunteer))
        {
            turn.Say("reply.unknown");
            return;
        }

        turn.Talk.Begin(turn, Name);
        await turn.Talk.Ask(turn, What);
    }

    private async Task Choose(Turn turn)
    {
        if (!Enum.TryParse<CareKind>(turn.Pressed!.Arg, out var kind) || !Enum.IsDefined(kind)) turn.Toast("Stale");
        else
        {
            turn.Talk.Set("kind", kind.ToString());
            await turn.Talk.Ask(turn, Who);
        }
    }

    private async Task Tick(Turn turn)
    {
        if (!Ids.TryParseShort(turn.Pressed!.Arg, out var id)) turn.Toast("Stale");
        else
        {
            var ticked = Ticked(turn);
            LogSitting.Keep(turn, "ids", ticked.Remove(id) ? ticked : [.. ticked, id]);
            await turn.Talk.Ask(turn, Who);
        }
    }

    private async Task Page(Turn turn)
    {
        turn.Talk.Set("page", int.TryParse(turn.Pressed!.Arg, CultureInfo.InvariantCulture, out var page) ? page.ToString(CultureInfo.InvariantCulture) : null);
        await turn.Talk.Ask(turn, Who);
    }

    // A child who is not one's own is found by the whole name, and ticked at once.
    private async Task NameOne(Turn turn)
    {
        var found = await CareBook.Named(turn.Work, turn.Speaker.School!.Id, turn.Heard.Text!);
        turn.Talk.Set("why", found.Value is { Count: > 0 } ? null : "Nobody");
        if (found.Value is { Count: > 0 } children)
        {
            LogSitting.Keep(turn, "named", Named(turn).Union(children.Select(c => c.Id)));
            LogSitting.Keep(turn, "ids", children.Count == 1 ? Ticked(turn).Union([children[0].Id]) : Ticked(turn));
        }

        await turn.Talk.Ask(turn, Who);
    }

    private async Task Chosen(Turn turn)
    {
        turn.Talk.Set("why", null);
        if (Ticked(turn).Count == 0) turn.Toast(Texts.Plain(turn.Language, "PickOne"), plain: true);
        else await turn.Talk.Ask(turn, Kind(turn) == CareKind.Visit ? Where : Say);
    }

    private async Task Place(Turn turn)
    {
        if (!Enum.TryParse<VisitPlace>(turn.Pressed!.Arg, out var place) || !Enum.IsDefined(place)) turn.Toast("Stale");
        else
        {
            turn.Talk.Set("place", place.ToString());
            await turn.Talk.Ask(turn, Say);
        }
    }

    private async Task Write(Turn turn)
    {
        var words = turn.Talk["words"] is { } before ? $"{before}\n{turn.Heard.Text}" : turn.Heard.Text!;
        var fits = words.Length <= CareText.Longest;
        turn.Talk.Set("why", fits ? null : "Long");
        if (fits)
        {
            turn.Talk.Set("words", words);
            turn.Talk.Set("texts", $"{(turn.Talk.Number("texts") ?? 0) + 1}");
        }

        await turn.Talk.Ask(turn, Say);
    }

    // Films are not kept with a record; the words under a picture are words like any other.
    private async Task Show(Turn turn)
    {
        if (turn.Heard.Text is { Length: > 0 } words && (turn.Talk["words"]?.Length ?? 0) + words.Length < CareText.Longest)
        {
            turn.Talk.Set("words", turn.Talk["words"] is { } before ? $"{before}\n{words}" : words);
            turn.Talk.Set("texts", $"{(turn.Talk.Number("texts") ?? 0) + 1}");
        }

        var picture = turn.Heard.Enclosure!;
        if (picture.Seconds == 0 && (await log.MayPicture(turn.Work, Ticked(turn))).Value) await Add(turn, new CareFile(picture.File, 0, Picture: true));
        else
        {
            turn.Talk.Set("why", picture.Type.StartsWith("audio/", StringComparison.Ordinal) ? null : picture.Seconds > 0 ? "NoFilm" : "NoPicture");
            await turn.Talk.Ask(turn, Say);
        }
    }

    private async Task Add(Turn turn, CareFile file)
    {
        turn.Talk.Set("why", null);
        LogSitting.Add(turn, file);
        await turn.Talk.Ask(turn, Say);
    }

    // A consent taken back meanwhile keeps the pictures out, not the record.
    private async Task Keep(Turn turn)
    {
        var draft = Draft(turn);
        if (draft.Files.Any(f => f.Picture) && !(await log.MayPicture(turn.Work, [.. draft.ChildIds])).Value) draft = draft with { Files = [.. draft.Files.Where(f => !f.Picture)] };
        var kept = await log.Record(turn.Work, draft);
        await turn.Talk.Finish(turn, kept.Ok ? "reply.care.kept" : "reply.care.not", kept.Ok ? kept.Value : null);
    }
}
