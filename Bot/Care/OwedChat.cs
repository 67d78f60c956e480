using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Progress.Monthly;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using static FamilyLink.Bot.Conversations.Step;

namespace FamilyLink.Bot.Care;

/// <summary>What a teacher or helper has to do: the list, and for each thing "done, write it down" or "could not, because".</summary>
/// <param name="log">Writes it down.</param>
/// <param name="month">Where a monthly note is written.</param>
/// <param name="excuses">Keeps the reason.</param>
/// <param name="preferences">Keeps when to be told.</param>
public sealed class OwedChat(LogChat log, MonthChat month, CareExcuses excuses, Preferences preferences) : IChat
{
    private const string Name = "owed";
    private static readonly Words Texts = new(typeof(LogTexts));

    /// <summary>The words of the button that lies under a teacher's line, in every language.</summary>
    internal static readonly string[] Labels = [.. Languages.All.Select(l => Texts.Plain(l, "Button.Owed")).Distinct()];

    /// <summary>The hours that are offered, school wall: before lessons, at noon, after school, in the evening.</summary>
    internal static readonly TimeOnly[] Offered = [new(7, 40), new(12, 30), new(17, 30), new(20, 0)];

    private Step List => new(Name, "list", "reply.care.owed") { About = turn => new About(null, null, RowArgs.None.With("p", turn.Talk.Number("page") ?? 0)), Presses = On(("item", Choose), ("page", Page), ("hour", turn => turn.Talk.Ask(turn, Hour))) };

    private Step Hour => new(Name, "hour", "reply.care.hour") { Presses = On(("at", ChooseHour)), Back = _ => List };

    private Step One => new(Name, "one", "reply.care.item") { About = OfItem, Presses = On(("did", Did), ("cannot", turn => turn.Talk.Ask(turn, Why))), Back = _ => List };

    private Step Why => new(Name, "why", "reply.care.why") { About = OfItem, Presses = On(("why", Excuse)), Back = _ => One };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(List, One, Why, Hour);
        routes.Command("todo", Open);
        routes.Press(CareNews.Today, "open", Open);
        routes.Always(Label);
    }

    private async Task<bool> Label(Turn turn)
    {
        if (turn.Heard.Kind != HeardKind.Words || !Labels.Contains(turn.Heard.Text) || turn.Speaker.Member?.Kind is not (MemberKind.Teacher or MemberKind.Volunteer)) return false;
        await Open(turn);
        return true;
    }

    private async Task Open(Turn turn)
    {
        if (turn.Speaker.Member?.Kind is not (MemberKind.Teacher or MemberKind.Volunteer))
        {
            turn.Say("reply.unknown");
            return;
        }

        turn.Talk.Begin(turn, Name);
        await turn.Talk.Ask(turn, List);
    }

    private async Task ChooseHour(Turn turn)
    {
        TimeOnly? hour = int.TryParse(turn.Pressed!.Arg, NumberStyles.None, CultureInfo.InvariantCulture, out var which) && which < Offered.Length ? Offered[which] : null;
        if ((await preferences.ChooseCareHour(turn.Work, turn.Speaker.Member!.Id, hour)).Ok) turn.Toast(Texts.Plain(turn.Language, "HourKept"), plain: true);
        await turn.Talk.Ask(turn, List);
    }

    private async Task Page(Turn turn)
    {
        turn.Talk.Set("page", int.TryParse(turn.Pressed!.Arg, CultureInfo.InvariantCulture, out var page) ? page.ToString(CultureInfo.InvariantCulture) : null);
        await turn.Talk.Ask(turn, List);
    }

    // What was done meanwhile is no longer in the list, and the list says so by itself.
    private async Task Choose(Turn turn)
    {
        if (turn.Pressed!.Arg?.Split('.') is not [var child, var duty] || !Ids.TryParseShort(child, out var id) || !Enum.TryParse<CareDuty>(duty, out var what) || await Find(turn, id, what) is not { } item)
        {
            await turn.Talk.Ask(turn, List);
            return;
        }

        turn.Talk.Set("child", $"{id}");
        turn.Talk.Set("duty", what.ToString());
        turn.Talk.Set("day", IsoDate.Of(item.Span.Until));
        await turn.Talk.Ask(turn, One);
    }

    private Task Did(Turn turn)
    {
        if (Duty(turn) == CareDuty.MonthNote) return month.BeginWith(turn, turn.Talk.Number("child") ?? 0);
        var (kind, occasion) = KindOf(Duty(turn));
        return log.BeginWith(turn, kind, turn.Talk.Number("child") ?? 0, occasion);
    }

    private async Task Excuse(Turn turn)
    {
        if (!Enum.TryParse<CareReason>(turn.Pressed!.Arg, out var reason) || IsoDate.Read(turn.Talk["day"]) is not { } day)
        {
            turn.Toast("Stale");
            return;
        }

        var done = await excuses.Say(turn.Work, turn.Talk.Number("child") ?? 0, Duty(turn), day, reason);
        turn.Toast(Texts.Plain(turn.Language, done.Ok ? "Excused" : "NotExcused"), plain: true);
        await turn.Work.Db.SaveChangesAsync(turn.Work.Stop);
        await turn.Talk.Ask(turn, List);
    }

    /// <summary>As what a duty is written down.</summary>
    internal static (CareKind Kind, CareOccasion Occasion) KindOf(CareDuty duty) => duty switch
    {
        CareDuty.ParentCall or CareDuty.ParentContact => (CareKind.ParentCall, CareOccasion.Usual),
        CareDuty.GuardianContact or CareDuty.KinContact => (CareKind.GuardianContact, CareOccasion.Usual),
        CareDuty.HomeVisit or CareDuty.LeaderVisit => (CareKind.Visit, CareOccasion.Usual),
        CareDuty.SignsVisit => (CareKind.Visit, CareOccasion.Signs),
        CareDuty.Letter => (CareKind.Letter, CareOccasion.Usual),
        CareDuty.Festival => (CareKind.Event, CareOccasion.Festival),
        _ => (CareKind.Talk, CareOccasion.Usual),
    };

    private static async Task<CareItem?> Find(Turn turn, long child, CareDuty duty)
    {
        var work = turn.Work;
        var ledger = await CareLedger.Load(work.Db, work.Sealer, turn.Speaker.School!.Id, work.Now, work.Stop, work.Db.Children.Where(c => c.Id == child), calls: false);
        return ledger.Mine(turn.Speaker.Member!.Id).Select(m => m.Item).FirstOrDefault(i => i.Duty == duty);
    }

    private static CareDuty Duty(Turn turn) => Enum.TryParse<CareDuty>(turn.Talk["duty"], out var duty) ? duty : CareDuty.Talk;

    private static About OfItem(Turn turn) => new(null, turn.Talk.Number("child"), RowArgs.None.With("d", Duty(turn).ToString()));
}
