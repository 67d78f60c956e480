using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Enrolment;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Spoken;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.Families;

/// <summary>Home and help.</summary>
public sealed class HomeMessages : IMessages
{
    private static readonly Words Texts = new(typeof(FamiliesTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.home", Home);
        renderers.Add("reply.help", Help);
    }

    private static async Task<Rendered?> Home(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var language = r.Tongue();
        var hello = Texts.Say(language, member.Kind == MemberKind.Child ? "HomeChild" : "Home", ("name", member.Kind == MemberKind.Teacher ? Names.Teacher(language, member.Name) : member.Kind == MemberKind.Child ? Names.Child(member.Name) : member.Name));
        return new Rendered(Html.Join("\n", [hello, await NextCalls.Say(r, ct)]).Markup, Keyboard(language, member)) { Spoken = Prompts.Home };
    }

    private static ReplyMarkup Keyboard(string language, Member member) => member.TwoButtons
        ? new ReplyKeyboardMarkup([[new KeyboardButton(Texts.Plain(language, "Button.Next"))], [new KeyboardButton(Texts.Plain(language, "Button.Teacher"))]]) { IsPersistent = true, ResizeKeyboard = true }
        : member.Kind is MemberKind.Teacher or MemberKind.Volunteer ? Care.OwedMessages.Keyboard(language) : new ReplyKeyboardRemove();

    private static async Task<Rendered?> Help(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var language = r.Tongue();
        var help = member.Kind switch
        {
            MemberKind.Parent or MemberKind.Guardian when !await NextCalls.HasChild(r, ct) => Texts.Say(language, "Help.Nobody"),
            MemberKind.Parent => Texts.Say(language, "Help.Family", ("child", await ConsentWords.Children(r.Db, member, language, ct))),
            MemberKind.Guardian => Texts.Say(language, "Help.Guardian"),
            MemberKind.Child => Texts.Say(language, "Help.Child"),
            _ => Texts.Say(language, "Help.Teacher"),
        };
        return new Rendered(Html.Of($"{help}\n\n{await NextCalls.Say(r, ct)}").Markup.TrimEnd());
    }
}
