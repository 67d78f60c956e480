using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Texts;
using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Updates;

/// <summary>The words that any chat may hear: not understood, cancelled, not worked.</summary>
public sealed class UpdatesMessages : IMessages
{
    private static readonly Words Texts = new(typeof(UpdatesTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.sorry", Plain("Sorry"));
        renderers.Add("reply.talk.old", Plain("TalkOld"));
        renderers.Add("reply.talk.again", Plain("TalkAgain"));
        renderers.Add("reply.cancelled", Plain("Cancelled"));
        renderers.Add("reply.nothing", Plain("NothingToCancel"));
        renderers.Add("reply.unknown", Unknown);
        // A removal has no words.
        renderers.Add("reply.removed", (_, _) => Task.FromResult<Rendered?>(new Rendered("")));
    }

    private static Render Plain(string key) => (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), key).Markup));

    // A child may have said something that matters: nothing here may look as if somebody heard it.
    private static Rendered Child(Rendering r)
    {
        List<Html> lines = [Texts.Say(r.Tongue(), "UnknownChild")];
        if (r.School?.DutyPhone is { Length: > 0 } phone) lines.Add(Texts.Say(r.Tongue(), "UnknownPhone", ("phone", phone)));
        return new Rendered(Html.Join("\n", lines).Markup, r.Buttons().Row(Texts.Plain(r.Tongue(), "Button.WriteHome"), "home").Markup);
    }

    // Who is enrolled also sees what the bot knows: the next call.
    private static async Task<Rendered?> Unknown(Rendering r, CancellationToken ct)
    {
        if (r.To is null) return new Rendered(Texts.Say(r.Tongue(), "Stranger").Markup);
        if (r.To.Kind == MemberKind.Child) return Child(r);
        return new Rendered(Html.Of($"{Texts.Say(r.Tongue(), "Unknown")}\n\n{await NextCalls.Say(r, ct)}").Markup);
    }
}
