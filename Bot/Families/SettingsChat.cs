using System.Globalization;
using System.Text.RegularExpressions;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Enrolment;
using FamilyLink.Bot.Files;
using FamilyLink.Bot.Progress;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using static FamilyLink.Bot.Conversations.Step;

namespace FamilyLink.Bot.Families;

/// <summary>Settings: language, place, quiet hours, two-button mode, consent; every change is seen at once in the same message.</summary>
/// <param name="preferences">Keeps the choices.</param>
/// <param name="consents">Takes consent back.</param>
/// <param name="consent">Shows and records the consent.</param>
/// <param name="reminders">Follow the new zone or hours.</param>
/// <param name="aboutChild">Asks what the person agrees to about a child.</param>
/// <param name="week">Asks when the weekly update is to come.</param>
/// <param name="file">Asks for the person's own part of a child's file.</param>
/// <param name="news">Asks which kinds of news are to come, and how.</param>
public sealed partial class SettingsChat(Preferences preferences, Consents consents, ConsentWords consent, Reminders reminders, ChildConsentChat aboutChild, UpdateChat week, FileChat file, NewsChat news) : IChat
{
    private const string Name = "settings";

    private Step Main => new(Name, "main", "reply.settings")
    {
        Presses = On(("lang", turn => turn.Talk.Ask(turn, Language)), ("zone", turn => AskZone(turn, null)), ("quiet", turn => AskQuiet(turn, false)), ("two", TurnTwoButtons), ("number", turn => AskNumber(turn, false)), ("consent", AskConsent), ("about", aboutChild.Open), ("file", file.Open), ("week", week.Open), ("news", news.Open), ("close", turn => turn.Talk.Finish(turn, "reply.settings.closed"))),
    };

    private Step Language => new(Name, "language", "reply.settings.language") { Presses = On(("lang", ChooseLanguage)), Back = _ => Main };

    private Step Zone => new(Name, "zone", "reply.settings.zone")
    {
        About = turn => new About(null, null, Places.Search(turn.Talk["city"])),
        Presses = On(("zone", ChooseZone)),
        Words = turn => AskZone(turn, turn.Heard.Text),
        Back = _ => Main,
    };

    private Step Quiet => new(Name, "quiet", "reply.settings.quiet")
    {
        About = turn => new About(null, null, RowArgs.None.With("u", turn.Talk["unread"])),
        Presses = On(("set", turn => ChooseQuiet(turn, turn.Pressed!.Arg))),
        Words = turn => ChooseQuiet(turn, turn.Heard.Text),
        Back = _ => Main,
    };

    private Step Number => new(Name, "number", "reply.settings.number")
    {
        About = turn => new About(null, null, RowArgs.None.With("u", turn.Talk["unread"])),
        Words = turn => KeepNumber(turn, turn.Heard.Text!),
        Back = _ => Main,
    };

    // Somebody else's card may still hold one's own new number: it is asked, not guessed.
    private Step Card => new(Name, "card", "reply.settings.card")
    {
        About = turn => new About(null, null, RowArgs.None.With("h", SettingsMessages.Hidden(turn.Talk["card"]))),
        Presses = On(("mine", turn => KeepNumber(turn, turn.Talk["card"] ?? "")), ("not", turn => AskNumber(turn, unread: false))),
        Back = _ => Main,
    };

    private Step Consent => new(Name, "consent", "reply.settings.consent")
    {
        About = turn => new About(null, null, RowArgs.Of(turn.Talk["consent"])),
        Presses = On(("agree", Agree), ("refuse", Withdraw), ("full", turn => ShowConsent(turn, true)), ("short", turn => ShowConsent(turn, false))),
        Back = _ => Main,
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Main, Language, Zone, Quiet, Number, Card, Consent);
        routes.Always(Contact);
        routes.Press("reply.consent.withdrawn", "agree", turn => TurnRound(turn, given: true));
        routes.Press("reply.consent.withdrawn", "refuse", turn => TurnRound(turn, given: false));
        routes.Command("settings", turn => Begin(turn, Main));
        routes.Command("language", turn => Begin(turn, Language));
    }

    private static async Task Begin(Turn turn, Step step)
    {
        if (turn.Speaker.Member is null)
        {
            turn.Say("reply.unknown");
            return;
        }
        turn.Talk.Begin(turn, Name);
        await turn.Talk.Ask(turn, step);
    }

    private async Task ChooseLanguage(Turn turn)
    {
        if (!(await preferences.ChooseLanguage(turn.Work, Me(turn), turn.Pressed!.Arg ?? "")).Ok)
        {
            turn.Toast("Stale");
            return;
        }
        turn.Speaker = await Speaker.OfMember(turn.Work, Me(turn));
        await turn.Talk.Ask(turn, Main);
        if (turn.Speaker.Member!.TwoButtons) turn.Say("reply.home");
        Menus.Show(turn);
    }

    private async Task AskZone(Turn turn, string? city)
    {
        turn.Talk.Set("city", city);
        await turn.Talk.Ask(turn, Zone);
    }

    private async Task ChooseZone(Turn turn)
    {
        if (Places.Chosen(turn) is not var (zone, place)) turn.Toast("Stale");
        else if ((await preferences.ChooseZone(turn.Work, Me(turn), zone, place)).Ok) await Replanned(turn);
    }

    private async Task AskQuiet(Turn turn, bool unread)
    {
        turn.Talk.Set("unread", unread ? "1" : null);
        await turn.Talk.Ask(turn, Quiet);
    }

    private async Task AskNumber(Turn turn, bool unread)
    {
        turn.Talk.Set("unread", unread ? "1" : null);
        await turn.Talk.Ask(turn, Number);
    }

    private async Task KeepNumber(Turn turn, string number)
    {
        if ((await preferences.ChooseNumber(turn.Work, Me(turn), number)).Ok) await turn.Talk.Finish(turn, "reply.settings.number.kept");
        else await AskNumber(turn, unread: true);
    }

    // A shared contact is a new number wherever one is in the chat.
    private async Task<bool> Contact(Turn turn)
    {
        if (turn.Heard.Contact is not { } card || turn.Speaker.Member is not { } member || !Consents.Asked(member.Kind)) return false;
        if (turn.Talk.Name != Name) turn.Talk.Begin(turn, Name);
        if (Preferences.Number(card.Phone) is not { } number) await AskNumber(turn, unread: true);
        else if (card.Own) await KeepNumber(turn, number);
        else
        {
            turn.Talk.Set("card", number);
            await turn.Talk.Ask(turn, Card);
        }
        return true;
    }

    private async Task ChooseQuiet(Turn turn, string? span)
    {
        if (ReadSpan(span) is not var (from, until)) await AskQuiet(turn, unread: true);
        else if ((await preferences.ChooseQuietHours(turn.Work, Me(turn), from, until)).Ok) await Replanned(turn);
    }

    private async Task TurnTwoButtons(Turn turn)
    {
        await preferences.ChooseTwoButtons(turn.Work, Me(turn), !turn.Speaker.Member!.TwoButtons);
        await turn.Talk.Ask(turn, Main);
        turn.Say("reply.home");
    }

    private async Task AskConsent(Turn turn)
    {
        if (!Consents.Asked(turn.Speaker.Member!.Kind))
        {
            turn.Toast("Stale");
            return;
        }
        turn.Talk.Set("consent", (await ConsentWords.Newest(turn)).ToString());
        await turn.Talk.Ask(turn, Consent);
    }

    private async Task ShowConsent(Turn turn, bool full)
    {
        turn.Talk.Set("consent", RowArgs.Of(turn.Talk["consent"]).With("full", full ? "1" : null).ToString());
        await turn.Talk.Ask(turn, Consent);
    }

    private async Task Agree(Turn turn)
    {
        if (await consent.Answer(turn, given: true)) await Replanned(turn);
    }

    // One tap; what was said before stays in the history.
    private async Task Withdraw(Turn turn)
    {
        if (await Consents.Latest(turn.Work.Db, Me(turn), ConsentPurpose.Basic, turn.Work.Stop) is null) await consent.Answer(turn, given: false);
        else await consents.Withdraw(turn.Work, Me(turn), ConsentPurpose.Basic, string.Create(CultureInfo.InvariantCulture, $"chat:{turn.Pressed!.Row.Id}"));
        await reminders.Replan(turn.Work, Me(turn));
        await turn.Talk.Finish(turn, "reply.consent.withdrawn");
    }

    // The same text that was taken back, given again or the other way round, under the message that said so.
    private async Task TurnRound(Turn turn, bool given)
    {
        if (await Consents.Latest(turn.Work.Db, Me(turn), ConsentPurpose.Basic, turn.Work.Stop) is not { } last
            || !(await consents.Say(turn.Work, Me(turn), ConsentPurpose.Basic, given, last.TextVersion, last.Language, string.Create(CultureInfo.InvariantCulture, $"chat:{turn.Pressed!.Row.Id}"))).Ok)
        {
            turn.Toast("Stale");
            return;
        }
        await reminders.Replan(turn.Work, Me(turn));
        await turn.Edit(turn.Pressed!.RootId, "reply.consent.withdrawn");
    }

    private async Task Replanned(Turn turn)
    {
        await reminders.Replan(turn.Work, Me(turn));
        await turn.Talk.Ask(turn, Main);
    }

    private static long Me(Turn turn) => turn.Speaker.Member!.Id;

    /// <summary>Reads 21:30-06:30, or 2130-0630 as the buttons carry it; null for anything else.</summary>
    internal static (TimeOnly From, TimeOnly Until)? ReadSpan(string? text)
    {
        if (text is null || Span().Match(text) is not { Success: true } match) return null;
        return Read(match, 1) is { } from && Read(match, 3) is { } until ? (from, until) : null;
    }

    private static TimeOnly? Read(Match match, int group)
    {
        var hour = int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups[group + 1].Success ? int.Parse(match.Groups[group + 1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex(@"^\s*([0-9]{1,2})(?:[:：]?([0-9]{2}))?\s*[-—–~～到至]+\s*([0-9]{1,2})(?:[:：]?([0-9]{2}))?\s*$")]
    private static partial Regex Span();
}
