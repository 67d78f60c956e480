using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using static FamilyLink.Bot.Conversations.Step;
using static FamilyLink.Bot.Files.FileSitting;

namespace FamilyLink.Bot.Files;

/// <summary>A parent or guardian fills in or corrects their own part of a child's file: three questions, one minute; nothing stands before the school has looked at it.</summary>
/// <param name="part">Keeps what is said.</param>
/// <param name="siblings">Offers it for the other children.</param>
/// <param name="sealer">Opens what stands.</param>
public sealed class FileChat(FamilyPart part, SiblingChat siblings, Sealer sealer) : IChat
{
    private const string Name = "file";

    // A value longer than this that cannot be kept is too long rather than unread.
    private const int LongValue = 200;

    private static readonly Words Texts = new(typeof(FilesTexts));

    private Step List => new(Name, "list", "reply.file") { About = OfChild, Presses = On(("start", Start), ("fix", AskWhich), ("child", turn => Show(turn, turn.Pressed!.Arg))) };

    // Which of one's own fields, or of what was said at this sitting.
    private Step Fix => new(Name, "fix", "reply.file.fix")
    {
        About = turn => OfChild(turn) with { Args = RowArgs.None.With("s", turn.Talk["summed"]) },
        Presses = On(("field", turn => AskOne(turn, turn.Pressed!.Arg))),
        Back = turn => turn.Talk["summed"] is null ? List : Summary,
    };

    private Step Question => new(Name, "ask", "reply.file.ask")
    {
        About = turn => OfChild(turn) with { Args = RowArgs.None.With("f", Field(turn)).With("n", Index(turn) + 1).With("of", Asked(turn).Length).With("m", turn.Talk["month"]).With("u", turn.Talk["unread"]) },
        Presses = On(("pick", Pick), ("day", turn => Keep(turn, turn.Pressed!.Arg)), ("month", Month), ("none", turn => Keep(turn, "")), ("skip", Next)),
        Words = Read,
        Voice = Record,
        Back = Before,
    };

    private Step Summary => new(Name, "sum", "reply.file.sum") { About = OfChild, Presses = On(("send", Send), ("mend", AskWhich)), Back = Last };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(List, Fix, Question, Summary);
        routes.Command("file", Open);
        routes.Press(FileAsking.Kind, "begin", BeginAsked);
        routes.Press(FileAsking.Kind, "later", turn =>
        {
            turn.Toast(Texts.Plain(turn.Language, "Later"), plain: true);
            return Task.CompletedTask;
        });
    }

    /// <summary>Begins with the person's first child; who has none hears that there is nothing.</summary>
    public async Task Open(Turn turn)
    {
        if (turn.Speaker.Member is not { } member || (await FamilyPart.ChildrenOf(turn.Work.Db, member.Id, turn.Work.Stop)).FirstOrDefault() is not { } child)
        {
            if (turn.Pressed is null) turn.Say("reply.unknown");
            else turn.Toast("Stale");
            return;
        }

        await Begin(turn, child.Id);
        await turn.Talk.Ask(turn, List);
    }

    private async Task BeginAsked(Turn turn)
    {
        if (turn.Speaker.Member is not { } member || turn.Pressed!.Row.ChildId is not { } child || !(await FamilyPart.ChildrenOf(turn.Work.Db, member.Id, turn.Work.Stop)).Exists(c => c.Id == child))
        {
            turn.Toast("Stale");
            return;
        }

        await Begin(turn, child);
        await Start(turn);
    }

    private static async Task Begin(Turn turn, long child)
    {
        turn.Talk.Begin(turn, Name);
        await FamilyPart.Forget(turn.Work, turn.Speaker.Member!.Id);
        turn.Talk.Set("child", child.ToString(CultureInfo.InvariantCulture));
    }

    private async Task Show(Turn turn, string? child)
    {
        if (long.TryParse(child, CultureInfo.InvariantCulture, out var id) && (await FamilyPart.ChildrenOf(turn.Work.Db, turn.Speaker.Member!.Id, turn.Work.Stop)).Exists(c => c.Id == id)) turn.Talk.Set("child", child);
        await turn.Talk.Ask(turn, List);
    }

    // The most useful of what is missing; for who hardly reads, what can be answered by a tap comes first.
    private async Task Start(Turn turn)
    {
        var (member, today) = (turn.Speaker.Member!, Today(turn));
        var open = (await FamilyPart.Lines(turn.Work.Db, sealer, Child(turn), member, turn.Work.Stop)).Where(l => l.IsOpen(today)).Select(l => l.Field);
        if (member.TwoButtons) open = open.OrderBy(f => FileTexts.Often(f, Languages.Culture(turn.Language)).Count == 0);
        await AskThese(turn, [.. open.Take(FamilyPart.AtOnce).Select(f => f.Key)]);
    }

    private Task AskWhich(Turn turn) => turn.Talk.Ask(turn, Fix);

    private Task AskOne(Turn turn, string? key)
    {
        if (FileFields.Find(key ?? "") is not { } field || !field.GivenBy(turn.Speaker.Member!.Kind)) turn.Toast("Stale");
        else return AskThese(turn, [field.Key]);
        return Task.CompletedTask;
    }

    private async Task AskThese(Turn turn, string[] keys)
    {
        if (keys.Length == 0)
        {
            await turn.Talk.Ask(turn, List);
            return;
        }

        turn.Talk.Set("q", string.Join(',', keys));
        await AskAt(turn, 0);
    }

    private async Task AskAt(Turn turn, int index)
    {
        Go(turn, index);
        await turn.Talk.Ask(turn, Question);
    }

    private async Task Again(Turn turn, string why)
    {
        turn.Talk.Set("unread", why);
        await turn.Talk.Ask(turn, Question);
    }

    private Task Pick(Turn turn)
    {
        var field = FileFields.Find(Field(turn))!;
        var often = FileTexts.Often(field, Languages.Culture(turn.Language));
        if (!int.TryParse(turn.Pressed!.Arg, CultureInfo.InvariantCulture, out var index) || index < 0 || index >= often.Count) return Again(turn, "Unread");
        return Keep(turn, field.Kind == FieldKind.YesNo ? index == 0 ? "yes" : "no" : often[index]);
    }

    private async Task Month(Turn turn)
    {
        if (IsoDate.Read(turn.Pressed!.Arg + "-01") is not null) turn.Talk.Set("month", turn.Pressed.Arg);
        await turn.Talk.Ask(turn, Question);
    }

    private Task Read(Turn turn)
    {
        var (field, text) = (FileFields.Find(Field(turn))!, turn.Heard.Text ?? "");
        return Keep(turn, field.Kind switch
        {
            FieldKind.Date => FileDates.Read(text, Today(turn), FileMessages.Ahead(field)) is { } day ? IsoDate.Of(day) : null,
            FieldKind.Number => new string([.. text.Where(char.IsDigit).Select(c => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)))]) is { Length: > 0 } digits ? digits : null,
            FieldKind.YesNo => null,
            _ => text,
        });
    }

    private async Task Keep(Turn turn, string? value)
    {
        if (value is null) await Again(turn, "Unread");
        else await After(turn, await part.Write(turn.Work, Child(turn), Field(turn), value), value.Length > LongValue ? "Long" : "Unread");
    }

    private async Task Record(Turn turn)
    {
        var voice = turn.Heard.Recording!;
        await After(turn, await part.Record(turn.Work, Child(turn), Field(turn), voice.File, voice.Seconds), "NoVoice");
    }

    // Whoever may not any more hears no more about it.
    private async Task After(Turn turn, Result done, string why)
    {
        if (done.Ok) await Next(turn);
        else if (done.Refused!.Code == RefusalCode.Invalid) await Again(turn, why);
        else await turn.Talk.Finish(turn, "reply.file.nothing");
    }

    private async Task Next(Turn turn)
    {
        if (Index(turn) + 1 < Asked(turn).Length) await AskAt(turn, Index(turn) + 1);
        else if ((await turn.Work.Db.FileProposals.Present(p => p.MemberId == turn.Speaker.Member!.Id && p.State == ProposalState.Draft, turn.Work.Stop)).Count == 0) await turn.Talk.Finish(turn, "reply.file.nothing");
        else
        {
            turn.Talk.Set("summed", "1");
            await turn.Talk.Ask(turn, Summary);
        }
    }

    private Step Before(Turn turn)
    {
        if (Index(turn) == 0) return turn.Talk["summed"] is null ? List : Summary;
        Go(turn, Index(turn) - 1);
        return Question;
    }

    private Step Last(Turn turn)
    {
        Go(turn, Asked(turn).Length - 1);
        return Question;
    }

    private async Task Send(Turn turn)
    {
        var sent = await part.Send(turn.Work, Child(turn));
        if (sent.Value is not { } fields)
        {
            await turn.Talk.Finish(turn, "reply.file.nothing");
            return;
        }

        await siblings.Offer(turn, fields);
    }

    private static About OfChild(Turn turn) => new(null, turn.Talk.Number("child"), null);
}
