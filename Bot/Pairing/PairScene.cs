using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Pairing;

/// <summary>A pairing as one person's message tells it.</summary>
/// <param name="Rendering">The rendering.</param>
/// <param name="Pair">The pairing.</param>
/// <param name="Child">The child.</param>
/// <param name="Class">Its class.</param>
/// <param name="Helper">The helper.</param>
/// <param name="Kind">What kind of helper.</param>
/// <param name="Before">Who was the helper before, or null.</param>
internal sealed record PairScene(Rendering Rendering, Pair Pair, Child Child, string Class, Member Helper, HelperKind Kind, Member? Before)
{
    /// <summary>The language of the message.</summary>
    public string Language => Rendering.Tongue();

    /// <summary>The child's name as family says it.</summary>
    public string ChildName => Names.Child(Child.Name);

    /// <summary>李老师, or a volunteer's own name.</summary>
    public string HelperName => NameOf(Language, Helper);

    /// <summary>The day at the school.</summary>
    public DateOnly Today => Zones.DateAt(Rendering.Now, Rendering.School!.TimeZone);

    /// <summary>A teacher as one speaks of them, anybody else by name.</summary>
    public static string NameOf(string language, Member member) => Names.Writer(language, member);

    /// <summary>A day in words.</summary>
    public string Day(DateOnly? day) => day is { } known ? Moments.Day(Language, known) : "";

    /// <summary>Finds a pairing whose child is at school; null otherwise.</summary>
    public static async Task<PairScene?> Load(Rendering r, long? pairId, CancellationToken ct, bool leftToo = false)
    {
        if (r.School is null || pairId is not { } id) return null;
        var found = await (from p in r.Db.Pairs
                           join c in r.Db.Children on p.ChildId equals c.Id
                           join k in r.Db.Classes on c.ClassId equals k.Id
                           join h in r.Db.Members on p.HelperId equals h.Id
                           where p.Id == id && (leftToo || c.Status == ChildStatus.AtSchool)
                           select new { p, c, k.Name, h }).AsNoTracking().FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var kind = await r.Db.Helpers.Where(x => x.MemberId == found.h.Id).Select(x => (HelperKind?)x.Kind).FirstOrDefaultAsync(ct);
        var before = found.p.AfterId is { } after ? await (from p in r.Db.Pairs where p.Id == after join h in r.Db.Members on p.HelperId equals h.Id select h).AsNoTracking().FirstOrDefaultAsync(ct) : null;
        return new PairScene(r, found.p, found.c, found.Name, found.h, kind ?? (found.h.Kind == MemberKind.Teacher ? HelperKind.Teacher : HelperKind.KindPerson), before);
    }
}
