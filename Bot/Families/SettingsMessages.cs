using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Enrolment;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;

namespace FamilyLink.Bot.Families;

/// <summary>The settings as they are, and the questions that change them.</summary>
public sealed class SettingsMessages : IMessages
{
    private static readonly (string From, string Until)[] Spans = [("21:00", "06:00"), ("22:00", "07:00"), ("23:00", "08:00"), ("08:00", "16:00")];
    private static readonly Words Texts = new(typeof(FamiliesTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.settings", Overview);
        renderers.Add("reply.settings.language", (r, _) => Task.FromResult<Rendered?>(EnrolmentMessages.LanguageQuestion(r, back: true)));
        renderers.Add("reply.settings.zone", (r, _) => Task.FromResult<Rendered?>(Places.Render(r, back: true)));
        renderers.Add("reply.settings.quiet", (r, _) => Task.FromResult<Rendered?>(Quiet(r)));
        renderers.Add("reply.settings.number", (r, _) => Task.FromResult<Rendered?>(Number(r)));
        renderers.Add("reply.settings.number.kept", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "NumberKept", ("phone", Hidden(r.To?.Phone))).Markup)));
        renderers.Add("reply.settings.card", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "AskCard", ("phone", r.Args()["h"])).Markup,
            r.Buttons().Beside(Texts.Plain(r.Tongue(), "Button.Mine"), "mine").Beside(Texts.Plain(r.Tongue(), "Button.NotMine"), "not").BackAndCancel().Markup)));
        renderers.Add("reply.settings.consent", Consent);
        renderers.Add("reply.settings.closed", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Closed").Markup)));
        renderers.Add("reply.consent.withdrawn", Turned);
    }

    // Turned round by the button that then stands there.
    private static async Task<Rendered?> Turned(Rendering r, CancellationToken ct)
    {
        if (r.To is null) return null;
        var (language, said) = (r.Tongue(), await Consents.Latest(r.Db, r.To.Id, ConsentPurpose.Basic, ct));
        if (said is { Given: true })
            return new Rendered(Texts.Say(language, "GivenAgain").Markup, r.Buttons().Row(Texts.Plain(language, "Button.Withdraw"), "refuse").Markup);
        var words = Texts.Say(language, "Withdrawn", ("child", await ConsentWords.Children(r.Db, r.To, language, ct)), ("stops", StopWords.Stops(language, ConsentPurpose.Basic)));
        return new Rendered(words.Markup, said is null ? null : r.Buttons().Row(new Words(typeof(EnrolmentTexts)).Plain(language, "Button.Agree"), "agree").Markup);
    }

    private static async Task<Rendered?> Overview(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.School is not { } school) return null;
        var language = r.Tongue();
        var asked = Consents.Asked(member.Kind);
        var words = Texts.Say(language, "Settings",
            ("language", Common.Plain(language, $"Language.{language}")),
            ("place", $"{member.City ?? school.Name} {Moments.Clock(r.Now, r.Zone)}"),
            ("quiet", QuietOf(language, member.QuietFrom ?? school.QuietFrom, member.QuietUntil ?? school.QuietUntil)),
            ("two", Texts.Plain(language, member.TwoButtons ? "On" : "Off")),
            ("consent", asked ? await State(r, ct) : ""));
        var buttons = r.Buttons()
            .Beside(Texts.Plain(language, "Button.Language"), "lang").Beside(Texts.Plain(language, "Button.Quiet"), "quiet", most: 2);
        // A child is where its school is, and has letters alone.
        if (member.Kind != MemberKind.Child) buttons.Beside(Texts.Plain(language, "Button.Zone"), "zone", most: 2).Beside(Texts.Plain(language, "Button.Two"), "two", most: 2);
        if (asked) buttons.Row(Texts.Plain(language, "Button.Number"), "number").Beside(Texts.Plain(language, "Button.Consent"), "consent");
        if (asked && member.Kind is MemberKind.Parent or MemberKind.Guardian) buttons.Row(Texts.Plain(language, "Button.WeekHour"), "week").Beside(Texts.Plain(language, "Button.News"), "news");
        if (asked && (await ChildConsents.ChildrenOf(r.Db, member.Id, ct)).Count > 0) buttons.Row(Texts.Plain(language, "Button.About"), "about");
        if (asked && (await FamilyPart.ChildrenOf(r.Db, member.Id, ct)).Count > 0) buttons.Beside(Texts.Plain(language, "Button.File"), "file");
        return new Rendered(words.Markup.TrimEnd(), buttons.Row(Common.Plain(language, "Button.Close"), "close").Markup);
    }

    private static Rendered Quiet(Rendering r)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var (from, until) in Spans)
            buttons.Beside(Texts.Plain(language, "QuietSpan", ("from", from), ("until", until)), "set", $"{from}-{until}", most: 2);
        buttons.Row(Texts.Plain(language, "QuietNone"), "set", "00:00-00:00").BackAndCancel();
        var words = Texts.Say(language, r.To is { TwoButtons: true } ? "ChooseQuietTwo" : "ChooseQuiet");
        return new Rendered((r.Args()["u"] is null ? words : Html.Of($"{Texts.Say(language, "QuietUnread")}\n\n{words}")).Markup, buttons.Markup);
    }

    private static Rendered Number(Rendering r)
    {
        var language = r.Tongue();
        var words = Texts.Say(language, "AskNumber", ("phone", Hidden(r.To?.Phone)));
        return new Rendered((r.Args()["u"] is null ? words : Html.Of($"{Texts.Say(language, "NumberUnread")}\n\n{words}")).Markup, r.Buttons().BackAndCancel().Markup);
    }

    // Enough to know one's own number by, and nothing for who looks over the shoulder.
    internal static string Hidden(string? phone) => phone is not { Length: > 6 } ? "—" : phone[..3] + "****" + phone[^4..];

    private static async Task<Rendered?> Consent(Rendering r, CancellationToken ct)
    {
        if (r.To is null) return null;
        var words = Texts.Say(r.Tongue(), "ConsentNow", ("state", await State(r, ct)), ("text", await ConsentWords.Words(r, ct)));
        var given = (await Consents.Latest(r.Db, r.To.Id, ConsentPurpose.Basic, ct))?.Given;
        var buttons = given == true
            ? ConsentWords.Full(r, r.Buttons().Beside(Texts.Plain(r.Tongue(), "Button.Withdraw"), "refuse"))
            : ConsentWords.Answers(r);
        return new Rendered(words.Markup, buttons.BackAndCancel().Markup);
    }

    private static async Task<string> State(Rendering r, CancellationToken ct)
    {
        if (await Consents.Latest(r.Db, r.To!.Id, ConsentPurpose.Basic, ct) is not { } said) return Texts.Plain(r.Tongue(), "Consent.None");
        var date = Moments.Day(r.Tongue(), Zones.DateAt(said.At, r.Zone));
        return Texts.Plain(r.Tongue(), said.Given ? "Consent.Given" : "Consent.Refused", ("date", date));
    }

    private static string QuietOf(string language, TimeOnly from, TimeOnly until) => from == until
        ? Texts.Plain(language, "QuietNone")
        : Texts.Plain(language, "QuietSpan", ("from", Moments.Clock(from)), ("until", Moments.Clock(until)));
}
