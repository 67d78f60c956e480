using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Safeguarding;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Safeguarding;

/// <summary>What is said about concerns: never what worries, which is read at the desk alone.</summary>
public sealed class ConcernMessages : IMessages
{
    private static readonly Words Texts = new(typeof(SafeguardingTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.concern.words", async (r, ct) => await Child(r, ct) is { } child ? new Rendered(Texts.Say(r.Tongue(), "Ask", ("child", child)).Markup, r.Buttons().BackAndCancel(back: false).Markup) : null);
        renderers.Add("reply.concern.kept", async (r, ct) => await Child(r, ct) is { } child ? new Rendered(Texts.Say(r.Tongue(), "Kept", ("child", child)).Markup) : null);
        renderers.Add("reply.concern.alone", async (r, ct) => await Child(r, ct) is { } child ? new Rendered(Texts.Say(r.Tongue(), "Alone", ("child", child)).Markup) : null);
        renderers.Add("reply.concern.long", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Long", ("longest", FormattableString.Invariant($"{Concerns.Longest}"))).Markup)));
        renderers.Add("reply.concern.not", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Not").Markup)));
        renderers.Add(Concerns.Raised, async (r, ct) => await r.Db.Concerns.AnyAsync(c => c.Id == r.Row.SubjectId && c.TakenAt == null && c.SettledAt == null, ct) ? new Rendered(Texts.Say(r.Tongue(), "Raised").Markup) : null);
    }

    private static async Task<string?> Child(Rendering r, CancellationToken ct) => await r.Db.Children.Where(c => c.Id == r.Row.ChildId).Select(c => c.Name).FirstOrDefaultAsync(ct) is { } name ? Names.Child(name) : null;
}
