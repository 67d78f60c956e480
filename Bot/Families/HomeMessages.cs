using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Enrolment;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.Families;

/// <summary>Home, help and the way to a teacher.</summary>
public sealed class HomeMessages : IMessages
{
    private static readonly Words Texts = new(typeof(FamiliesTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.home", Home);
        renderers.Add("reply.help", Help);
        renderers.Add("reply.teacher", Teacher);
    }

    private static async Task<Rendered?> Home(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var language = r.Tongue();
        var hello = Texts.Say(language, "Home", ("name", member.Kind == MemberKind.Teacher ? Names.Teacher(language, member.Name) : member.Name));
        return new Rendered(Html.Join("\n", [hello, await NextCalls.Say(r, ct)]).Markup, Keyboard(language, member));
    }

    private static ReplyMarkup Keyboard(string language, Member member) => member.TwoButtons
        ? new ReplyKeyboardMarkup([[new KeyboardButton(Texts.Plain(language, "Button.Next"))], [new KeyboardButton(Texts.Plain(language, "Button.Teacher"))]]) { IsPersistent = true, ResizeKeyboard = true }
        : new ReplyKeyboardRemove();

    private static async Task<Rendered?> Help(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var language = r.Tongue();
        var help = member.Kind switch
        {
            MemberKind.Parent => Texts.Say(language, "Help.Family", ("child", await ConsentWords.Children(r.Db, member, language, ct))),
            MemberKind.Guardian => Texts.Say(language, "Help.Guardian"),
            _ => Texts.Say(language, "Help.Teacher"),
        };
        return new Rendered(Html.Of($"{help}\n\n{await NextCalls.Say(r, ct)}").Markup.TrimEnd());
    }

    // The school's duty telephone and the class teachers', as on the contact card (forms.md 1.2).
    private static async Task<Rendered?> Teacher(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var language = r.Tongue();
        var classes = r.Db.Links.Where(l => l.MemberId == member.Id && !l.NoContact).Join(r.Db.Children, l => l.ChildId, c => c.Id, (l, c) => c.ClassId);
        var teachers = await r.Db.Classes.Where(k => classes.Contains(k.Id)).Join(r.Db.Members, k => k.TeacherId, m => m.Id, (k, m) => m)
            .Where(m => m.Active && m.Phone != null).Distinct().AsNoTracking().ToListAsync(ct);
        var lines = teachers.Select(t => Texts.Say(language, "AskTeacherLine", ("teacher", Names.Teacher(language, t.Name)), ("phone", t.Phone))).ToList();
        if (r.School?.DutyPhone is { Length: > 0 } duty) lines.Add(Common.Say(language, "SchoolPhone", ("phone", duty)));
        return new Rendered(lines.Count == 0
            ? Texts.Say(language, "AskTeacherNone").Markup
            : Html.Join("\n", [Texts.Say(language, "AskTeacher"), .. lines]).Markup);
    }
}
