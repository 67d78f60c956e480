using System.Globalization;
using FamilyLink.Bot.ContactCards;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Families;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using Microsoft.EntityFrameworkCore;
using static FamilyLink.Bot.Conversations.Step;

namespace FamilyLink.Bot.Enrolment;

/// <summary>Enrolment: code, language, (birth date for a printed card), "are you…?", consent, place, done with the next call.</summary>
/// <param name="enrol">Looks codes up and binds.</param>
/// <param name="preferences">Keeps language and zone.</param>
/// <param name="consent">Shows and records the consent.</param>
/// <param name="reminders">Plans the person's messages once they are enrolled.</param>
/// <param name="cards">Answers the links of contact cards, which open the chat in the same way.</param>
public sealed class EnrolmentChat(Enrol enrol, Preferences preferences, ConsentWords consent, Reminders reminders, ContactCardChat cards) : IChat
{
    private const string Name = "enrol";

    private Step Language => new(Name, "language", "reply.enrol.language") { About = Invitee, Presses = On(("lang", ChooseLanguage)) };

    private Step Check => new(Name, "check", "reply.enrol.check")
    {
        About = turn => new About(turn.Talk.Number("member"), null, RowArgs.None.With("w", turn.Talk["wrong"])),
        Presses = On(("school", turn => turn.Talk.Finish(turn, "reply.enrol.approve", turn.Talk.Number("member")))),
        Words = CheckBirthDate,
        Back = _ => Language,
    };

    private Step Hello => new(Name, "hello", "reply.enrol.hello")
    {
        About = Invitee,
        Presses = On(("yes", Bind), ("no", turn => turn.Talk.Finish(turn, "reply.enrol.notyou", turn.Talk.Number("member")))),
        Back = _ => Language,
    };

    private Step Consent => new(Name, "consent", "reply.enrol.consent")
    {
        About = turn => new About(null, null, RowArgs.Of(turn.Talk["consent"])),
        Presses = On(("agree", turn => Answer(turn, true)), ("refuse", turn => Answer(turn, false)), ("full", turn => Show(turn, true)), ("short", turn => Show(turn, false))),
    };

    private Step Zone => new(Name, "zone", "reply.enrol.zone")
    {
        About = turn => new About(null, null, Places.Search(turn.Talk["city"])),
        Presses = On(("zone", ChooseZone)),
        Words = turn => AskZone(turn, turn.Heard.Text),
        Back = _ => Consent,
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Language, Check, Hello, Consent, Zone);
        routes.Command("start", Start);
        routes.Words(5, TypedCode);
    }

    private async Task Start(Turn turn)
    {
        if (turn.Heard.Text is not { } code) await Continue(turn);
        else if (!await cards.Scanned(turn, code)) await Look(turn, code);
    }

    // Without a code: a stranger hears how to begin, a member who left off before the consent goes on there.
    private async Task Continue(Turn turn)
    {
        if (turn.Speaker.Member is not { } member) turn.Say(turn.Talk.Going ? "reply.talk.again" : "reply.unknown");
        else if (Consents.Asked(member.Kind) && await Consents.Latest(turn.Work.Db, member.Id, ConsentPurpose.Basic, turn.Work.Stop) is null)
        {
            turn.Talk.Begin(turn, Name);
            await AskConsent(turn);
        }
        else Home(turn);
    }

    private static void Home(Turn turn)
    {
        turn.Say("reply.home");
        Menus.Show(turn);
    }

    private async Task<bool> TypedCode(Turn turn)
    {
        if (turn.Heard.Kind != HeardKind.Words || turn.Speaker.Member is not null || InvitationCodes.ReadShort(turn.Heard.Text!) is null) return false;
        await Look(turn, turn.Heard.Text!);
        return true;
    }

    private async Task Look(Turn turn, string code)
    {
        var found = await enrol.Look(turn.Work, turn.Heard.Address, code);
        if (found.Value is not { } invited || !found.Ok)
        {
            Refuse(turn, found.Refused!.Code);
            return;
        }
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("invitation", Text(invited.InvitationId));
        turn.Talk.Set("member", Text(invited.MemberId));
        turn.Talk.Set("check", invited.NeedsCheck ? "1" : null);
        // The school's language first, until the person has chosen.
        var school = await turn.Work.Db.Schools.FirstAsync(s => s.Id == invited.SchoolId, turn.Work.Stop);
        if (turn.Speaker.Member is null) turn.Speaker = new Speaker(null, school, school.Language);
        await turn.Talk.Ask(turn, Language);
    }

    private async Task ChooseLanguage(Turn turn)
    {
        var language = Languages.Knows(turn.Pressed!.Arg) ? turn.Pressed.Arg! : turn.Language;
        turn.Talk.Set("language", language);
        turn.Speaker = turn.Speaker with { Language = language };
        await turn.Talk.Ask(turn, turn.Talk["check"] is null ? Hello : Check);
    }

    private async Task CheckBirthDate(Turn turn)
    {
        var date = BirthDates.Read(turn.Heard.Text!);
        var done = date is null ? RefusalCode.Invalid : await enrol.Check(turn.Work, turn.Heard.Address, turn.Talk.Number("invitation") ?? 0, date.Value);
        if (done.Refused is { Code: RefusalCode.TooManyTries or RefusalCode.InvitationUnknown } no) await turn.Talk.Finish(turn, "reply.enrol.refused", turn.Talk.Number("member"), args: Reason(no.Code));
        else
        {
            turn.Talk.Set("wrong", done.Refused?.Code switch { null => null, RefusalCode.Invalid => "read", _ => "no" });
            if (done.Ok) turn.Talk.Set("check", null);
            await turn.Talk.Ask(turn, done.Ok ? Hello : Check);
        }
    }

    private async Task Bind(Turn turn)
    {
        var bound = await enrol.Bind(turn.Work, turn.Heard.Address, turn.Talk.Number("invitation") ?? 0);
        if (bound.Value is not { } member || !bound.Ok)
        {
            await turn.Talk.Finish(turn, "reply.enrol.refused", turn.Talk.Number("member"), args: Reason(bound.Refused!.Code));
            return;
        }
        await preferences.ChooseLanguage(turn.Work, member.Id, turn.Language);
        turn.Speaker = await Speaker.OfMember(turn.Work, member.Id);
        if (Consents.Asked(member.Kind)) await AskConsent(turn);
        else await Finish(turn);
    }

    private async Task AskConsent(Turn turn)
    {
        turn.Talk.Set("consent", (await ConsentWords.Newest(turn)).ToString());
        await turn.Talk.Ask(turn, Consent);
    }

    private async Task Show(Turn turn, bool full)
    {
        turn.Talk.Set("consent", RowArgs.Of(turn.Talk["consent"]).With("full", full ? "1" : null).ToString());
        await turn.Talk.Ask(turn, Consent);
    }

    private async Task Answer(Turn turn, bool given)
    {
        if (!await consent.Answer(turn, given)) return;
        Menus.Show(turn);
        if (!given) await turn.Talk.Finish(turn, "reply.enrol.declined");
        else if (turn.Speaker.Member!.Kind == MemberKind.Parent) await AskZone(turn, null);
        else await Finish(turn);
    }

    private async Task AskZone(Turn turn, string? city)
    {
        turn.Talk.Set("city", city);
        await turn.Talk.Ask(turn, Zone);
    }

    private async Task ChooseZone(Turn turn)
    {
        if (Places.Chosen(turn) is not var (zone, place)) turn.Toast("Stale");
        else if ((await preferences.ChooseZone(turn.Work, turn.Speaker.Member!.Id, zone, place)).Ok) await Finish(turn);
    }

    private async Task Finish(Turn turn)
    {
        await reminders.Replan(turn.Work, turn.Speaker.Member!.Id);
        await turn.Talk.Finish(turn, "reply.enrol.done");
        // An edited message cannot carry the keyboard of two big buttons.
        if (turn.Speaker.Member.TwoButtons) turn.Say("reply.home");
        Menus.Show(turn);
    }

    private static void Refuse(Turn turn, RefusalCode code) => turn.Say("reply.enrol.refused", args: Reason(code));

    private static RowArgs Reason(RefusalCode code) => RowArgs.None.With("r", code.ToString());

    private static About Invitee(Turn turn) => new(turn.Talk.Number("member"), null, null);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
