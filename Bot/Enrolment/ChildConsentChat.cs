using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Enrolment;
using static FamilyLink.Bot.Conversations.Step;

namespace FamilyLink.Bot.Enrolment;

/// <summary>What a parent or guardian agrees to about a child, one thing at a time; refused or taken back in one tap.</summary>
/// <param name="consents">Records the answer.</param>
public sealed class ChildConsentChat(ChildConsents consents) : IChat
{
    private const string Name = "consents";

    private Step List => new(Name, "list", "reply.consents")
    {
        About = turn => new About(null, turn.Talk.Number("child"), RowArgs.Of(turn.Talk["said"])),
        // The answer just given is turned round by the button beside it.
        Presses = On(("purpose", turn => AskPurpose(turn, turn.Pressed!.Arg)), ("child", turn => Show(turn, turn.Pressed!.Arg)), ("agree", turn => Answer(turn, given: true)), ("refuse", turn => Answer(turn, given: false))),
    };

    private Step Purpose => new(Name, "purpose", "reply.consents.purpose")
    {
        About = turn => new About(null, turn.Talk.Number("child"), RowArgs.Of(turn.Talk["asked"])),
        Presses = On(("agree", turn => Answer(turn, given: true)), ("refuse", turn => Answer(turn, given: false))),
        Back = _ => List,
    };

    /// <inheritdoc />
    public void Join(Routes routes) => routes.Steps(List, Purpose);

    /// <summary>Begins with the person's first child.</summary>
    public async Task Open(Turn turn)
    {
        if ((await ChildConsents.ChildrenOf(turn.Work.Db, turn.Speaker.Member!.Id, turn.Work.Stop)).FirstOrDefault() is not { } child)
        {
            turn.Toast("Stale");
            return;
        }

        turn.Talk.Begin(turn, Name);
        await Show(turn, child.Id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task Show(Turn turn, string? child)
    {
        turn.Talk.Set("child", child);
        turn.Talk.Set("said", null);
        await turn.Talk.Ask(turn, List);
    }

    private async Task AskPurpose(Turn turn, string? arg)
    {
        if (!Enum.TryParse<ConsentPurpose>(arg, out var purpose) || !Enum.IsDefined(purpose) || !ConsentRules.Of(purpose).AboutChild)
        {
            turn.Toast("Stale");
            return;
        }

        var text = await ConsentTexts.Current(turn.Work, turn.Speaker.School!.Id, purpose, turn.Language);
        turn.Talk.Set("asked", RowArgs.None.With("p", purpose.ToString()).With("v", text.TextVersion).With("t", turn.Language).ToString());
        await turn.Talk.Ask(turn, Purpose);
    }

    // Kept for exactly the version and language that were on the screen.
    private async Task Answer(Turn turn, bool given)
    {
        var args = RowArgs.Of(turn.Pressed!.Row.Args);
        if (!Enum.TryParse<ConsentPurpose>(args["p"], out var purpose) || turn.Pressed.Row.ChildId is not { } child) return;
        var done = await consents.Say(turn.Work, child, turn.Speaker.Member!.Id, purpose, given, (int)(args.Number("v") ?? 0), args["t"] ?? turn.Language,
            string.Create(CultureInfo.InvariantCulture, $"chat:{turn.Pressed.Row.Id}"));
        if (!done.Ok)
        {
            turn.Toast("Stale");
            return;
        }

        turn.Talk.Set("said", args.ToString());
        await turn.Talk.Ask(turn, List);
    }
}
