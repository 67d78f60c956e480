using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.AskTeacher;

/// <summary>What the family hears who asks for the teacher, and what the teacher hears.</summary>
public sealed class AskTeacherMessages : IMessages
{
    private static readonly Words Texts = new(typeof(AskTeacherTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.teacher", ToFamily);
        renderers.Add("teacher.asked", async (r, ct) => await AskScene.Load(r, r.Row.SubjectId, ct) is { Ask.SettledAt: null } s ? ToTeacher(r, s) : null);
        renderers.Add("reply.teacher.asked", async (r, ct) => await AskScene.Load(r, r.Row.SubjectId, ct) is { } s ? ToTeacher(r, s) : null);
        renderers.Add("reply.teacher.number", Number);
        renderers.Add("teacher.coming", Coming);
    }

    private static async Task<Rendered?> ToFamily(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var language = r.Tongue();
        var lines = await Numbers(r, member, ct);
        var numbers = lines.Count == 0 ? Html.Empty : Html.Join("\n", [Texts.Say(language, "Numbers"), .. lines]);
        if (await AskScene.Load(r, r.Args().Number("a"), ct) is not { } s) return await AboutWhom(r, member, numbers, ct);
        var told = s.Teacher is { } teacher ? Texts.Say(language, "Told", ("teacher", Names.Teacher(language, teacher))) : Texts.Say(language, "ToldSchool");
        return new Rendered(Lines(told, numbers));
    }

    private static async Task<Rendered> AboutWhom(Rendering r, Member member, Html numbers, CancellationToken ct)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var children = await r.Db.Links.Where(l => l.MemberId == member.Id && !l.NoContact)
            .Join(r.Db.Children.Where(c => c.Status == ChildStatus.AtSchool), l => l.ChildId, c => c.Id, (l, c) => new { c.Id, c.Name }).OrderBy(c => c.Id).Take(8).ToListAsync(ct);
        if (children.Count == 0) return new Rendered(numbers == Html.Empty ? Texts.Say(language, "NoNumbers").Markup : numbers.Markup);
        foreach (var child in children) buttons.Row(Texts.Plain(language, "Button.About", ("child", Names.Child(child.Name))), "about", Ids.ToShort(child.Id));
        return new Rendered(Lines(Texts.Say(language, "AboutWhom"), numbers), buttons.Markup);
    }

    // The school's duty telephone and the class teachers' stay at hand, as on the contact card (forms.md 1.2).
    private static async Task<List<Html>> Numbers(Rendering r, Member member, CancellationToken ct)
    {
        var language = r.Tongue();
        var classes = r.Db.Links.Where(l => l.MemberId == member.Id && !l.NoContact).Join(r.Db.Children, l => l.ChildId, c => c.Id, (l, c) => c.ClassId);
        var teachers = await r.Db.Classes.Where(k => classes.Contains(k.Id)).Join(r.Db.Members, k => k.TeacherId, m => m.Id, (k, m) => m)
            .Where(m => m.Active && m.Phone != null).Distinct().AsNoTracking().ToListAsync(ct);
        var lines = teachers.Select(t => Texts.Say(language, "NumberLine", ("who", Names.Teacher(language, t.Name)), ("phone", t.Phone))).ToList();
        if (r.School?.DutyPhone is { Length: > 0 } duty) lines.Add(Common.Say(language, "SchoolPhone", ("phone", duty)));
        return lines;
    }

    private static Rendered ToTeacher(Rendering r, AskScene s)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var who = Names.Family(language, s.Child, s.Relation);
        if (s.Ask.SettledAt is not null) return new Rendered(Texts.Say(language, "Settled", ("who", who)).Markup);
        var words = s.Ask.TakenAt is null ? Texts.Say(language, "Asked", ("who", who), ("child", s.Child)) : Texts.Say(language, "Taken", ("who", who));
        if (s.Ask.TakenAt is null) buttons.Beside(Texts.Plain(language, "Button.Take"), "take");
        buttons.Beside(Texts.Plain(language, "Button.Done"), "done").Row(Texts.Plain(language, "Button.Number"), "number");
        return new Rendered(words.Markup, buttons.Markup);
    }

    // The use case that allowed and logged the look ran when the button was pressed; here the words are made.
    private static async Task<Rendered?> Number(Rendering r, CancellationToken ct)
    {
        if (await AskScene.Load(r, r.Row.SubjectId, ct) is not { Phone: { } phone } s) return null;
        var language = r.Tongue();
        var words = Lines(Texts.Say(language, "NumberShown"), Texts.Say(language, "NumberLine", ("who", Names.Family(language, s.Child, s.Relation)), ("phone", phone)));
        return new Rendered(words, r.Buttons().Row(Common.Plain(language, "Button.Close"), "away").Markup);
    }

    private static async Task<Rendered?> Coming(Rendering r, CancellationToken ct)
    {
        var teacher = r.Args().Number("t") is { } id ? await r.Db.Members.Where(m => m.Id == id).Select(m => m.Name).FirstOrDefaultAsync(ct) : null;
        return new Rendered((teacher is null ? Texts.Say(r.Tongue(), "ComingSchool") : Texts.Say(r.Tongue(), "Coming", ("teacher", Names.Teacher(r.Tongue(), teacher)))).Markup) { Spoken = Prompts.TeacherComing };
    }

    private static string Lines(params IEnumerable<Html> lines) => Html.Join("\n", lines.Where(l => l != Html.Empty)).Markup;
}
