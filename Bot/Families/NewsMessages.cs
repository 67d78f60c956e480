using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Bot.Families;

/// <summary>The kinds of news as they come now; a kind that has only one way has no button.</summary>
public sealed class NewsMessages : IMessages
{
    private static readonly Words Texts = new(typeof(FamiliesTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers) => renderers.Add("reply.settings.news", (r, _) => Task.FromResult(Kinds(r)));

    private static Rendered? Kinds(Rendering r)
    {
        if (r.To is not { } me) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var culture = Languages.Culture(language);
        foreach (var kind in Enum.GetValues<NewsKind>().Where(k => News.Ways(me, k).Count > 1))
            buttons.Row(Texts.Plain(language, "NewsLine", ("kind", StateTexts.Of(kind, culture)), ("way", StateTexts.Of(News.Of(me, kind), culture))), "k", kind.ToString());
        return new Rendered(Texts.Say(language, "News").Markup, buttons.Row(Common.Plain(language, "Button.Close"), "close").Markup);
    }
}
