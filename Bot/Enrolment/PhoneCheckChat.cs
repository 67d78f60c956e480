using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Enrolment;

/// <summary>Is this still the family's telephone? Asked once a term with two buttons, in words that tell a stranger nothing.</summary>
/// <param name="checks">The use case.</param>
public sealed class PhoneCheckChat(PhoneChecks checks) : IChat, IMessages
{
    private static readonly Words Texts = new(typeof(EnrolmentTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Press(PhoneChecks.Kind, "yes", turn => Answer(turn, yes: true));
        routes.Press(PhoneChecks.Kind, "no", turn => Answer(turn, yes: false));
    }

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(PhoneChecks.Kind, Ask);
        renderers.Add("reply.enrol.still", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "PhoneCheckYes").Markup)));
        renderers.Add("reply.enrol.notours", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "PhoneCheckNo").Markup)));
        renderers.Add("reply.enrol.doubted", Doubted);
    }

    private static async Task<Rendered?> Ask(Rendering r, CancellationToken ct)
    {
        // Moved to another telephone meanwhile: that one is known to be theirs.
        if (r.School is null || !await r.Db.Addresses.AnyAsync(a => a.Id == r.Row.SubjectId && a.State == AddressState.Active, ct)) return null;
        var language = r.Tongue();
        return new Rendered(Texts.Say(language, "PhoneCheck", ("school", r.School.Name)).Markup,
            r.Buttons().Beside(Texts.Plain(language, "Button.StillOurs"), "yes").Beside(Texts.Plain(language, "Button.NotOurs"), "no").Markup);
    }

    private async Task Answer(Turn turn, bool yes)
    {
        var row = turn.Pressed!;
        if ((await checks.Answer(turn.Work, row.Row.SubjectId ?? 0, yes)).Refused is not null) turn.Toast("Stale");
        else if (yes) await turn.Edit(row.RootId, "reply.enrol.still");
        else
        {
            // From here on nothing is said to this chat on the member's account.
            turn.Speaker = turn.Speaker with { Member = null };
            turn.Talk.End();
            turn.Say("reply.enrol.notours");
        }
    }

    private static async Task<Rendered?> Doubted(Rendering r, CancellationToken ct)
    {
        var words = Texts.Say(r.Tongue(), "PhoneDoubted");
        var phone = await r.Db.Schools.Where(s => s.Id == r.Row.SubjectId).Select(s => s.DutyPhone).FirstOrDefaultAsync(ct);
        return new Rendered(phone is { Length: > 0 } ? Html.Of($"{words}\n{Common.Say(r.Tongue(), "SchoolPhone", ("phone", phone))}").Markup : words.Markup);
    }
}
