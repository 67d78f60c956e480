using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.Enrolment;

/// <summary>The questions and answers of enrolment.</summary>
public sealed class EnrolmentMessages : IMessages
{
    private static readonly Words Texts = new(typeof(EnrolmentTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.enrol.language", (r, _) => Task.FromResult<Rendered?>(LanguageQuestion(r, back: false)));
        renderers.Add("reply.enrol.check", (r, _) => Task.FromResult<Rendered?>(Check(r)));
        renderers.Add("reply.enrol.hello", Hello);
        renderers.Add("reply.enrol.consent", async (r, ct) => r.To is null ? null
            : new Rendered((await ConsentWords.Words(r, ct)).Markup, ConsentWords.Answers(r).BackAndCancel(back: false).Markup));
        renderers.Add("reply.enrol.zone", (r, _) => Task.FromResult<Rendered?>(Places.Render(r, back: true)));
        renderers.Add("reply.enrol.done", Done);
        renderers.Add("reply.enrol.declined", async (r, ct) => r.To is null ? null
            : new Rendered(Texts.Say(r.Tongue(), "Declined", ("child", await ConsentWords.Children(r.Db, r.To, r.Tongue(), ct))).Markup));
        renderers.Add("reply.enrol.refused", Refused);
        renderers.Add("reply.enrol.approve", (r, ct) => WithPhone(r, "Approve", ct));
        renderers.Add("reply.enrol.notyou", (r, ct) => WithPhone(r, "NotYou", ct));
        renderers.Add("reply.enrol.moved", async (r, ct) => await WithPhone(r, "Moved", ct) is { } last ? last with { Spoken = Domain.Spoken.Prompts.LastWord, Keyboard = new ReplyKeyboardRemove() } : null);
    }

    /// <summary>The question for the language, the present one first; in all three, since nobody knows yet which one is read.</summary>
    internal static Rendered LanguageQuestion(Rendering r, bool back)
    {
        var order = Languages.All.OrderBy(l => l == r.Tongue() ? 0 : 1).ToList();
        var buttons = r.Buttons();
        foreach (var language in order) buttons.Row(Common.Plain(language, $"Language.{language}"), "lang", language);
        var words = Html.Join(" · ", order.Select(l => Texts.Say(l, "Language").Markup).Distinct().Select(Html.Trusted));
        return new Rendered(words.Markup, buttons.BackAndCancel(back).Markup);
    }

    private static Rendered Check(Rendering r)
    {
        var language = r.Tongue();
        var words = Texts.Say(language, "Check");
        if (r.Args()["w"] is { } wrong) words = Html.Of($"{Texts.Say(language, wrong == "read" ? "CheckUnread" : "CheckWrong")}\n{words}");
        return new Rendered(words.Markup, r.Buttons().Row(Texts.Plain(language, "Button.AskSchool"), "school").BackAndCancel().Markup);
    }

    private static async Task<Rendered?> Hello(Rendering r, CancellationToken ct)
    {
        if (await Invitee(r, ct) is not var (member, school)) return null;
        var language = r.Tongue();
        var links = await r.Db.Links.Where(l => l.MemberId == member.Id && !l.NoContact)
            .Join(r.Db.Children.Where(c => c.Status == ChildStatus.AtSchool), l => l.ChildId, c => c.Id, (l, c) => new { l.Relation, c.Id, c.Name }).OrderBy(p => p.Id).ToListAsync(ct);
        var children = Names.List(language, links.ConvertAll(l => Names.Child(l.Name)));
        var words = (member.Kind, links.Select(l => l.Relation).Distinct().ToList()) switch
        {
            (MemberKind.Parent or MemberKind.Guardian, [var one]) when one != Relation.Other =>
                Texts.Say(language, "Hello", ("school", school.Name), ("child", children), ("relation", Names.Relation(language, one))),
            (MemberKind.Parent or MemberKind.Guardian, { Count: > 0 }) =>
                Texts.Say(language, "HelloFamily", ("school", school.Name), ("child", children), ("name", member.Name)),
            (MemberKind.Child, _) => Texts.Say(language, "HelloChild", ("school", school.Name), ("name", Names.Child(member.Name))),
            (MemberKind.Teacher, _) => Texts.Say(language, "HelloTeacher", ("school", school.Name), ("name", Names.Teacher(language, member.Name))),
            _ => Texts.Say(language, "HelloTeacher", ("school", school.Name), ("name", member.Name)),
        };
        var buttons = r.Buttons().Beside(Texts.Plain(language, "Button.Yes"), "yes").Beside(Texts.Plain(language, "Button.No"), "no").BackAndCancel();
        return new Rendered(words.Markup, buttons.Markup);
    }

    private static async Task<Rendered?> Done(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member) return null;
        var language = r.Tongue();
        if (member.Kind == MemberKind.Child) return new Rendered(Html.Join("\n", [Texts.Say(language, "DoneChild", ("name", Names.Child(member.Name))), await NextCalls.Say(r, ct), Texts.Say(language, "DoneHint")]).Markup);
        var first = await r.Db.Links.Where(l => l.MemberId == member.Id && !l.NoContact)
            .Join(r.Db.Children.Where(c => c.Status == ChildStatus.AtSchool), l => l.ChildId, c => c.Id, (l, c) => new { l.Relation, c.Id, c.Name }).OrderBy(p => p.Id).FirstOrDefaultAsync(ct);
        var greeting = first is not null && member.Kind is MemberKind.Parent or MemberKind.Guardian
            ? Texts.Say(language, "Done", ("family", first is null ? member.Name : Names.Family(language, first.Name, first.Relation)))
            : Texts.Say(language, "DonePlain", ("name", member.Kind == MemberKind.Teacher ? Names.Teacher(language, member.Name) : member.Name));
        var pieces = new[] { greeting, await NextCalls.Say(r, ct), Texts.Say(language, "DoneHint") };
        return new Rendered(Html.Join("\n", pieces.Where(p => p != Html.Empty)).Markup);
    }

    private static async Task<Rendered?> Refused(Rendering r, CancellationToken ct)
    {
        var code = Enum.TryParse<RefusalCode>(r.Args()["r"], out var read) ? read : RefusalCode.InvitationUnknown;
        var words = Texts.Say(r.Tongue(), $"Refused.{code}");
        return code == RefusalCode.AlreadyEnrolled && r.To is not null
            ? new Rendered(Html.Of($"{words}\n{await NextCalls.Say(r, ct)}").Markup)
            : new Rendered(Html.Join("\n", [words, .. await Phone(r, ct)]).Markup);
    }

    private static async Task<Rendered?> WithPhone(Rendering r, string key, CancellationToken ct) =>
        new(Html.Join("\n", [Texts.Say(r.Tongue(), key), .. await Phone(r, ct)]).Markup);

    // The way on is always named: the school's telephone, when it left one and the school is known.
    private static async Task<Html[]> Phone(Rendering r, CancellationToken ct)
    {
        var school = r.School ?? (await Invitee(r, ct))?.School;
        return school?.DutyPhone is { Length: > 0 } phone ? [Common.Say(r.Tongue(), "SchoolPhone", ("phone", phone))] : [];
    }

    private static async Task<(Member Member, School School)?> Invitee(Rendering r, CancellationToken ct)
    {
        var id = r.Row.SubjectId ?? 0;
        if (await r.Db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } member) return null;
        return (member, await r.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == member.SchoolId, ct));
    }
}
