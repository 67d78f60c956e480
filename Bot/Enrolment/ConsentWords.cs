using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Enrolment;

/// <summary>The consent as it is shown, short or in full, and what is recorded when it is answered.</summary>
/// <param name="consents">Records the answer.</param>
public sealed class ConsentWords(Consents consents)
{
    private static readonly Words Texts = new(typeof(EnrolmentTexts));

    /// <summary>The args of a question with the newest version in the person's language.</summary>
    internal static async Task<RowArgs> Newest(Turn turn)
    {
        var text = await ConsentTexts.Current(turn.Work, turn.Speaker.School!.Id, ConsentPurpose.Basic, turn.Language);
        return RowArgs.None.With("v", text.TextVersion).With("t", turn.Language);
    }

    /// <summary>Records what was said to exactly the version and language that were on the screen.</summary>
    internal async Task<bool> Answer(Turn turn, bool given)
    {
        var args = RowArgs.Of(turn.Pressed!.Row.Args);
        var member = turn.Speaker.Member!;
        var done = await consents.Say(turn.Work, member.Id, ConsentPurpose.Basic, given,
            (int)(args.Number("v") ?? 0), args["t"] ?? turn.Language, string.Create(CultureInfo.InvariantCulture, $"chat:{turn.Pressed.Row.Id}"));
        if (!done.Ok) turn.Toast("Stale");
        return done.Ok;
    }

    /// <summary>The question's words: the short ones, or with full set all of them as they stand in the table.</summary>
    internal static async Task<Html> Words(Rendering r, CancellationToken ct)
    {
        var (args, language) = (r.Args(), r.Tongue());
        // The short words speak of calls with a child: who has none at school reads the whole text.
        if (args["full"] is null && await FamilyPhone.NextCalls.HasChild(r, ct)) return Texts.Say(language, "Consent", ("child", await Children(r.Db, r.To!, language, ct)));
        var text = await ConsentTexts.Of(r.Db, r.School!.Id, ConsentPurpose.Basic, args["t"] ?? language, (int)(args.Number("v") ?? 0), ct);
        return (text?.Body ?? "").Replace("{school}", r.School.Name, StringComparison.Ordinal);
    }

    /// <summary>The names of a member's children at school, or the word for one when there is none.</summary>
    internal static async Task<string> Children(FamilyLinkDb db, Member member, string language, CancellationToken ct)
    {
        var names = await db.Links.Where(l => l.MemberId == member.Id && !l.NoContact)
            .Join(db.Children.Where(c => c.Status == ChildStatus.AtSchool), l => l.ChildId, c => c.Id, (l, c) => c).OrderBy(c => c.Id).Select(c => c.Name).ToListAsync(ct);
        return names.Count == 0 ? new Words(typeof(Families.FamiliesTexts)).Plain(language, "ChildWord") : Names.List(language, names.ConvertAll(Names.Child));
    }

    /// <summary>The answers to a question: yes, all of it, no.</summary>
    internal static Buttons Answers(Rendering r) => Full(r, r.Buttons().Beside(Texts.Plain(r.Tongue(), "Button.Agree"), "agree"))
        .Beside(Texts.Plain(r.Tongue(), "Button.Refuse"), "refuse");

    /// <summary>Adds the button that shows all of it, or less again.</summary>
    internal static Buttons Full(Rendering r, Buttons buttons) => r.Args()["full"] is null
        ? buttons.Beside(Texts.Plain(r.Tongue(), "Button.Full"), "full")
        : buttons.Beside(Texts.Plain(r.Tongue(), "Button.Short"), "short");
}
