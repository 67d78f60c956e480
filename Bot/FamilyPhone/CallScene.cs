using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>A call as one person's message tells it: who, when, in whose words.</summary>
/// <param name="Call">The call.</param>
/// <param name="Child">The child.</param>
/// <param name="ParentIs">What the parent of the call is to the child.</param>
/// <param name="ReaderIs">What the reader is to the child, or null.</param>
/// <param name="School">The school.</param>
/// <param name="Rendering">The rendering.</param>
internal sealed record CallScene(Call Call, Child Child, Relation ParentIs, Relation? ReaderIs, School School, Rendering Rendering)
{
    /// <summary>The language of the message.</summary>
    public string Language => Rendering.Tongue();

    /// <summary>The child's name as the family says it.</summary>
    public string ChildName => Names.Child(Child.Name);

    /// <summary>小明妈妈: how the reader is addressed.</summary>
    public string Family => Names.Family(Language, Child.Name, ReaderIs ?? Relation.Other);

    /// <summary>妈妈: the parent's word.</summary>
    public string Parent => Names.Relation(Language, ParentIs);

    /// <summary>Both local times when they differ.</summary>
    public string Times => Moments.Both(Language, Call.StartsAt, School.TimeZone, Rendering.Zone, Rendering.Now);

    /// <summary>明天, or the date: the day of the call where the reader is.</summary>
    public string Day => DayOf(Rendering, Call.StartsAt, Rendering.Zone);

    /// <summary>True when the call is held on the family's own phones.</summary>
    public bool OwnPhones => Call.LineId is null;

    /// <summary>True when the reader hardly reads.</summary>
    public bool TwoButtons => Rendering.To?.TwoButtons == true;

    /// <summary>Finds the call the row is about; null when it is not known any more.</summary>
    public static Task<CallScene?> Load(Rendering r, CancellationToken ct) => Load(r, r.Row.SubjectId, ct);

    /// <summary>The same for a call that the row only names.</summary>
    public static async Task<CallScene?> Load(Rendering r, long? callId, CancellationToken ct)
    {
        if (callId is not { } id || r.School is not { } school) return null;
        var found = await (
            from call in r.Db.Calls
            join child in r.Db.Children on call.ChildId equals child.Id
            where call.Id == id
            select new { call, child }).AsNoTracking().FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var links = await r.Db.Links.AsNoTracking().Where(l => l.ChildId == found.child.Id).ToListAsync(ct);
        return new CallScene(found.call, found.child,
            links.Find(l => l.MemberId == found.call.ParentId)?.Relation ?? Relation.Other,
            links.Find(l => l.MemberId == r.To?.Id)?.Relation, school, r);
    }

    /// <summary>今天, 明天, 后天, or the date with its weekday.</summary>
    public static string DayOf(Rendering r, DateTime instant, string zone)
    {
        var (date, language) = (Zones.DateAt(instant, zone), r.Tongue());
        var away = date.DayNumber - Zones.DateAt(r.Now, zone).DayNumber;
        return away is >= 0 and <= 2
            ? new Words(typeof(CommonTexts)).Plain(language, $"Day.{away}")
            : $"{Moments.Day(language, date)} {Weekdays.Short(date.DayOfWeek, Domain.Languages.Culture(language))}".Trim();
    }
}
