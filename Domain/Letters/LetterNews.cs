using System.Globalization;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>What a letter sets in motion: its cover and pages to each addressee, an answer to who is near the child, a gentle word after days.</summary>
public static class LetterNews
{
    /// <summary>The cover of a child's letter, to an addressee.</summary>
    public const string Arrived = "letter.arrived";

    /// <summary>A group of its pages, right behind the cover.</summary>
    public const string Pages = "letter.pages";

    /// <summary>A group of its pages, to who asked to see it again; at any hour.</summary>
    public const string PagesAgain = "reply.letter.pages";

    /// <summary>An answer, to who reads or plays it to the child.</summary>
    public const string Reply = "letter.reply";

    /// <summary>To the parent: the child heard it.</summary>
    public const string Heard = "letter.heard";

    /// <summary>To an addressee who has not seen it after three days, once.</summary>
    public const string Nudge = "letter.nudge";

    /// <summary>To the teacher near the child: it is not seen after a week.</summary>
    public const string Unseen = "letter.unseen";

    /// <summary>To the teacher near the child: an addressee would like to have it read to them.</summary>
    public const string Asked = "letter.asked";

    /// <summary>To who carries it: it came back.</summary>
    public const string Back = "letter.back";

    /// <summary>To who took a child's letter in: an addressee saw it, and the child is to hear of that.</summary>
    public const string Seen = "letter.seen";

    /// <summary>To who looks at letters of young classes before they go: one waits.</summary>
    public const string Look = "letter.look";

    private const int Glance = 4;

    /// <summary>After so long without a press the addressee is reminded, once and gently; and what lies unseen in a child's own account is brought by who is near.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>After so long the teacher near the child knows.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromDays(7);

    /// <summary>A letter all of whose pages are kept goes on its way; what cannot go comes back with the reason.</summary>
    internal static async Task GoOut(Work work, Letter letter)
    {
        var parts = await LetterWriting.PartsOf(work, letter.Id);
        // A page is still on its way: the one that comes last lets it go.
        if (parts.Exists(p => p.FetchAt is not null)) return;
        if (parts.Exists(p => p.Lost))
        {
            await Return(work, letter, ReturnReason.PageLost);
            return;
        }

        if (!await ConsentGate.Allows(work.Db, letter.ChildId, ConsentPurpose.Letters, work.Stop))
        {
            await Return(work, letter, ReturnReason.NoConsent);
            return;
        }

        if (await LetterLooks.Asked(work, letter)) await AskLook(work, letter);
        else if (letter.Way == LetterWay.Home) await Deliver(work, letter, parts);
        else await HandOver(work, letter, parts);
    }

    /// <summary>The cover did not get to its addressee and will not: if no chat reaches them the letter is printed and posted; if it may not go to them any more, and to nobody else, it comes back.</summary>
    /// <param name="work">The use case.</param>
    /// <param name="row">The cover.</param>
    /// <param name="why">A key of Texts/Reasons.resx.</param>
    public static async Task Unreached(Work work, OutboxMessage row, string? why)
    {
        if (row is not { Kind: Arrived, Act: OutboxAct.Send, SubjectId: { } id }) return;
        var readers = await work.Db.LetterReaders.Present(r => r.LetterId == id, work.Stop);
        if (readers.Find(r => r.MemberId == row.MemberId) is not { SeenAt: null, ByPost: false } reader || await work.Db.Letters.FirstOrDefaultAsync(l => l.Id == id && l.OutAt != null && l.WithdrawnAt == null, work.Stop) is not { } letter) return;
        if (why is Reasons.Blocked or Reasons.Deactivated or Reasons.ChatNotFound or Reasons.NoChat or Reasons.PaperOnly) reader.Post();
        else if (why is Reasons.NoConsent or Reasons.NotLinked or Reasons.MemberLeft)
        {
            reader.Rest();
            if (!readers.Exists(r => r.ByPost || r.NextAt != null || r.SeenAt != null)) await Return(work, letter, why == Reasons.NoConsent ? ReturnReason.NoConsent : ReturnReason.Nobody);
        }
    }

    // Told anew when a late page made it wait again, or when another is named to look.
    private static async Task AskLook(Work work, Letter letter)
    {
        letter.AwaitLook(work.Now);
        var lookers = await LetterLooks.Lookers(work, letter);
        var circle = await Circle.Around(work, [letter.ChildId], lookers);
        foreach (var person in lookers.Select(id => circle.Find(id)).OfType<Person>().Where(p => p.Reach == ReachState.Chat))
            Owe(work, person, Look, letter, person.Awake(work.Now), again: string.Create(CultureInfo.InvariantCulture, $"{work.Now.Ticks}"));
    }

    /// <summary>Whether somebody has it already, or it is on its way.</summary>
    internal static Task<bool> Told(Work work, long letterId) => work.Db.Outbox.AnyAsync(m => m.SubjectId == letterId && (m.Kind == Arrived || m.Kind == Reply || m.Kind == Pages || m.Kind == "reply.letter.one" || m.Kind == PagesAgain)
        && (m.Marked || m.State == OutboxState.Sent || m.State == OutboxState.Attempting || m.State == OutboxState.Uncertain), work.Stop);

    /// <summary>Lets what was not yet said of it die.</summary>
    internal static async Task Unsay(Work work, long letterId)
    {
        var waiting = await work.Db.Outbox.Present(m => m.SubjectId == letterId && (m.Kind.StartsWith("letter.") || m.Kind == "reply.letter.one" || m.Kind == PagesAgain) && (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt || m.State == OutboxState.Claimed), work.Stop);
        foreach (var row in waiting) row.Settle(OutboxState.Cancelled, Reasons.NotMeant);
    }

    /// <summary>It comes back to who carries it.</summary>
    internal static async Task Return(Work work, Letter letter, ReturnReason why)
    {
        letter.Return(why, Access.Who.System.ToString(), work.Now);
        await SayReturned(work, letter);
    }

    /// <summary>Who carries it hears that it came back.</summary>
    internal static async Task SayReturned(Work work, Letter letter)
    {
        if (letter.CarrierId is { } carrier && (await Circle.Around(work, [letter.ChildId], [carrier])).Find(carrier) is { MayBeTold: true } person)
            Owe(work, person, Back, letter, person.Awake(work.Now), again: string.Create(CultureInfo.InvariantCulture, $"{letter.Version}"));
    }

    /// <summary>The first teacher near a child, or who looks after it at home.</summary>
    internal static Task<Person?> Near(Work work, long childId) => Keeper(work, childId, null);

    /// <summary>The teacher who took a letter in, while they are near the child; else the first teacher near it.</summary>
    internal static async Task<Person?> Teacher(Work work, long childId, long? carrierId)
    {
        var teachers = await NearTeachers.Of(work, childId);
        return teachers.FirstOrDefault(p => p.Member.Id == carrierId) ?? teachers.FirstOrDefault();
    }

    /// <summary>Who took a letter in, teacher or guardian, while they are near the child; else the first teacher near it, or who looks after it at home.</summary>
    internal static async Task<Person?> Keeper(Work work, long childId, long? carrierId)
    {
        var teachers = await NearTeachers.Of(work, childId);
        var circle = await Circle.Around(work, [childId]);
        List<Person> home = [.. circle.LinksOf(childId).Where(l => l is { MaySee: true, NoContact: false }).Select(l => circle.Find(l.MemberId)).OfType<Person>().Where(p => p is { Reach: ReachState.Chat, Member.Kind: MemberKind.Guardian })];
        return teachers.Concat(home).FirstOrDefault(p => p.Member.Id == carrierId) ?? teachers.Concat(home).FirstOrDefault();
    }

    /// <summary>Owes a kind about a letter to one person, once for each turn.</summary>
    internal static void Owe(Work work, Person person, string kind, Letter letter, DateTime at, string? args = null, string? again = null) =>
        work.Owe(Owing.To(work, person.Member, kind, letter.Id, letter.ChildId, args, again)).Due(at, at + MessageKinds.Of(kind).Life);

    private static async Task Deliver(Work work, Letter letter, List<LetterPart> parts)
    {
        var circle = await Circle.Around(work, [letter.ChildId]);
        var readers = await work.Db.LetterReaders.Present(r => r.LetterId == letter.Id, work.Stop);
        var may = readers.FindAll(r => circle.AtSchool(letter.ChildId) && circle.LinkOf(letter.ChildId, r.MemberId) is { MaySee: true, NoContact: false } && circle.Find(r.MemberId) is { Member.Active: true });
        if (may.Count == 0)
        {
            await Return(work, letter, ReturnReason.Nobody);
            return;
        }

        letter.GoOut(work.Now);
        foreach (var reader in may)
            if (circle.Find(reader.MemberId) is { Reach: ReachState.Chat } person)
            {
                var at = person.Awake(work.Now + LetterWriting.Grace);
                reader.Tell(at + Patience);
                Owe(work, person, Arrived, letter, at, again: Turn(letter));
                Page(work, person, letter, parts, at, Turn(letter));
            }
            else reader.Post();
    }

    private static async Task HandOver(Work work, Letter letter, List<LetterPart> parts)
    {
        // Whoever must not be in touch any more is not read to the child.
        if (!await work.Db.Links.AnyAsync(l => l.ChildId == letter.ChildId && l.MemberId == letter.CarrierId && !l.NoContact, work.Stop))
        {
            letter.Return(ReturnReason.Nobody, Access.Who.System.ToString(), work.Now);
            return;
        }

        letter.GoOut(work.Now);
        if (await ChildAccounts.Chat(work, letter.ChildId) is { } child)
        {
            var awake = child.Awake(work.Now + LetterWriting.Grace);
            letter.WaitForOwn(awake + Patience);
            Owe(work, child, Reply, letter, awake, again: Turn(letter));
            Page(work, child, letter, parts, awake, Turn(letter));
            return;
        }

        await Bring(work, letter, parts, Turn(letter));
    }

    /// <summary>An answer goes to who is near the child, to be read or played to it.</summary>
    internal static async Task Bring(Work work, Letter letter, List<LetterPart> parts, string turn)
    {
        letter.WaitForOwn(null);
        var carrier = letter.AnswersId is { } answered ? (await work.Db.Letters.FirstAsync(l => l.Id == answered, work.Stop)).CarrierId : null;
        if (await Keeper(work, letter.ChildId, carrier) is not { } near) return;
        var at = near.Awake(work.Now + LetterWriting.Grace);
        Owe(work, near, Reply, letter, at, again: turn);
        Page(work, near, letter, parts, at, turn);
    }

    /// <summary>How many messages its pages are; below more than can be seen at once stands an end, with the buttons.</summary>
    internal static int Messages(Letter letter, List<LetterPart> parts) => LetterPages.Of(parts).Count + (letter.Way == LetterWay.Home && parts.Count > Glance ? 1 : 0);

    /// <summary>Owes the pages of a letter to one person, in order.</summary>
    internal static void Page(Work work, Person person, Letter letter, List<LetterPart> parts, DateTime at, string turn)
    {
        for (var i = 0; i < Messages(letter, parts); i++) Owe(work, person, Pages, letter, at, string.Create(CultureInfo.InvariantCulture, $"p={i}"), string.Create(CultureInfo.InvariantCulture, $"{turn}.{i}"));
    }

    private static string Turn(Letter letter) => letter.Goes.ToString(CultureInfo.InvariantCulture);
}
