using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone.ByTelephone;

namespace FamilyLink.Domain.Progress;

/// <summary>The weekly update on paper for some children of a school.</summary>
/// <param name="School">The school's name.</param>
/// <param name="From">The first day, at the school.</param>
/// <param name="Until">The last day, at the school.</param>
/// <param name="Today">Today at the school, until which the newest week goes.</param>
/// <param name="Classes">The classes whose children the reader may see, with their names, from the lowest.</param>
/// <param name="Children">How many children at school were looked at.</param>
/// <param name="OnPaper">How many of them have nobody who is reached by chat, and somebody who may read it.</param>
/// <param name="Slips">A slip for each of those of whom there is something to say, by class and name.</param>
public sealed record PaperWeek(string School, DateOnly From, DateOnly Until, DateOnly Today, List<(long Id, string Name)> Classes, int Children, int OnPaper, List<PaperUpdate> Slips);

/// <summary>A child's week on a slip.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Its full name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Language">The language of those at home, or the school's.</param>
/// <param name="Calls">The calls of the week, in order.</param>
/// <param name="Notes">What teachers said of it, in order.</param>
/// <param name="Next">The next call, or null.</param>
/// <param name="Birthday">Its birthday within seven days from today, or null.</param>
/// <param name="Feast">A festival within seven days from today, or null.</param>
/// <param name="Asks">What the school waits for from the family today.</param>
public sealed record PaperUpdate(
    long ChildId, string Child, string Class, string Language, List<PaperCall> Calls, List<PaperNote> Notes, HomeSlip? Next, DateOnly? Birthday, (Festival Festival, DateOnly Day)? Feast, WeekAsks Asks)
{
    /// <summary>Whether it says anything of the child: a festival is everyone's and makes no slip, and what the school waits for makes none by itself.</summary>
    internal bool Says => Calls.Count > 0 || Notes.Count > 0 || Next is not null || Birthday is not null;
}

/// <summary>A call of the week.</summary>
/// <param name="Day">The day at the school.</param>
/// <param name="Happened">True when they talked, false when it did not connect.</param>
public sealed record PaperCall(DateOnly Day, bool Happened);

/// <summary>A note as it stands on paper.</summary>
/// <param name="Author">The writer's name.</param>
/// <param name="ByTeacher">True when that is a teacher.</param>
/// <param name="Aspect">What it is about.</param>
/// <param name="Care">For an illness: what was done.</param>
/// <param name="Words">The words that stand, or null.</param>
/// <param name="Spoken">True when there is a voice to be heard at school.</param>
/// <param name="Pictures">How many pictures the family may see at school; 0 while it has not agreed to pictures.</param>
public sealed record PaperNote(string Author, bool ByTeacher, NoteAspect Aspect, IllnessCare? Care, string? Words, bool Spoken, int Pictures)
{
    internal bool Says => Words is not null || Care is not null || Spoken || Pictures > 0;
}
