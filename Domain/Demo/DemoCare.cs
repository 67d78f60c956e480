using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Demo;

/// <summary>Plants three weeks in which the demo school wrote down what it did, so that its map of children and weeks is not empty.</summary>
/// <param name="work">The commit.</param>
/// <param name="school">The school.</param>
/// <param name="people">Its people.</param>
internal sealed class DemoCare(Work work, School school, DemoPeople people)
{
    private static readonly string[] Talks = ["上课敢举手了，说想周末和妈妈多聊一会儿。", "和同桌闹了点小别扭，已经和好了。", "晚上睡得晚，约好九点半关灯。", "画了一张全家福，说等过年给爸爸看。", "作业写得快，字可以再慢一点。"];
    private static readonly string[] Visits = ["奶奶身体还好，孩子放学先写作业再玩。灶台边的开水壶挪高了。", "爷爷说孩子懂事，就是不爱说话。约好每晚说说学校的事。", "家里收拾得干净，晚上看电视时间商量着减了半小时。"];
    private readonly DateOnly _monday = Weeks.WeekOf(Zones.DateAt(work.Now, school.TimeZone)).Previous.Previous.Previous.Monday;

    /// <summary>Plants the beginning, and the weeks since.</summary>
    public void Plant()
    {
        work.Db.CareStarts.Add(new CareStart { Id = work.NewId(), SchoolId = school.Id, From = _monday });
        var classes = work.Db.Children.Local.Where(c => c.SchoolId == school.Id).OrderBy(c => c.Id).GroupBy(c => c.ClassId).ToList();
        for (var i = 0; i < classes.Count; i++) Class(people.Teachers[i], [.. classes[i]]);
        OfSchool([.. classes[4]]);
    }

    // The coordinator wrote down what the whole school did; the lecture and the leading group's meeting are still to come.
    private void OfSchool(List<Child> lesson)
    {
        Add(CareKind.Event, people.Teachers[4], 8, lesson, "心理课：心里难过的时候可以找谁说。孩子们写了三个名字。").Event = CareEvent.Lesson;
        var coordinator = Who.Staff(work.Db.Grants.Local.First(g => g.SchoolId == school.Id && g.Role == Role.Coordinator).AccountId);
        Add(CareKind.Event, people.Teachers[3], 11, [], "冬季趣味运动会：拔河、跳大绳，每个孩子都上了场。", coordinator).Event = CareEvent.LargeActivity;
    }

    private void Class(Member teacher, List<Child> children)
    {
        Add(CareKind.Event, teacher, 4, children, "监护人会：说了冬天用火用电的安全，大家留了电话。").Event = CareEvent.Meeting;
        foreach (var week in new[] { 0, 2 }) Add(CareKind.ParentCall, teacher, 7 * week + 1, children, null);
        Add(CareKind.GuardianContact, teacher, 16, children, null);
        for (var i = 0; i < children.Count; i++)
        {
            Talk(teacher, children[i], i);
            Add(CareKind.Visit, teacher, i % 3, [children[i]], Visits[i % Visits.Length]).Place = i % 5 == 4 ? VisitPlace.AtSchool : VisitPlace.Home;
            Calls(children[i], missed: i == 2);
            if (children[i].LivesWith is LivesWith.OtherKin or LivesWith.ProxyFamily) Add(CareKind.GuardianContact, teacher, 8, [children[i]], null);
        }
    }

    // Every card was written in full once, and some are talked with again in the week before this.
    private void Talk(Member teacher, Child child, int place)
    {
        var record = Add(CareKind.Talk, teacher, place % 5, [child], Talks[place % Talks.Length]);
        record.Meeting = CareMeeting.FaceToFace;
        var row = work.Db.CareChildren.Local.First(c => c.RecordId == record.Id);
        foreach (var aspect in Enum.GetValues<CareAspect>()) row[aspect] = (place + (int)aspect) % 4 == 0 ? CareLevel.Fair : CareLevel.Good;
        if (place % 3 == 0) Add(CareKind.Talk, teacher, 14 + place % 5, [child], Talks[(place + 2) % Talks.Length]);
    }

    // Before the school had its telephone they talked on their own; some did not, the week before this.
    private void Calls(Child child, bool missed)
    {
        if (work.Db.Links.Local.FirstOrDefault(l => l.ChildId == child.Id && l.MayCall) is not { } parent) return;
        for (var week = 0; week < (missed ? 2 : 3); week++)
            work.Db.OwnTalks.Add(new OwnTalk { Id = work.NewId(), SchoolId = school.Id, ChildId = child.Id, ParentId = parent.MemberId, Monday = _monday.AddDays(7 * week), SaidAt = work.Now });
    }

    private CareRecord Add(CareKind kind, Member teacher, int day, List<Child> children, string? words, Who? by = null)
    {
        var record = new CareRecord { Id = work.NewId(), SchoolId = school.Id, Kind = kind, Day = _monday.AddDays(day), DoneById = teacher.Id, Way = by is null ? CareWay.Chat : CareWay.Console, By = (by ?? Who.Member(teacher.Id)).ToString(), At = work.Now };
        work.Db.CareRecords.Add(record);
        foreach (var child in children) work.Db.CareChildren.Add(new CareChild { Id = work.NewId(), SchoolId = school.Id, RecordId = record.Id, ChildId = child.Id, Roll = kind == CareKind.Event ? RollCall.Here : null });
        if (words is null) return record;
        var (id, child_) = (work.NewId(), kind == CareKind.Event ? (long?)null : children[0].Id);
        work.Db.CareTexts.Add(new CareText { Id = id, SchoolId = school.Id, RecordId = record.Id, ChildId = child_, Part = CarePart.Words, TextSealed = work.Sealer.Seal(child_ ?? school.Id, CareText.Purpose, id, words), At = work.Now, Who = record.By });
        return record;
    }
}
