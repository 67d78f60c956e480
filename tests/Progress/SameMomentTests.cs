using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Progress;

/// <summary>A voice is fetched in the moment in which its note is sent: whichever commit comes first, the family hears it. On SQLite, which has one writer, they come one after the other.</summary>
public sealed class SameMomentTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_quick_note_that_is_sent_while_its_voice_is_fetched_is_told_once(bool sentFirst)
    {
        await using var house = await TestHouse.Open();
        var (child, mother, teacher) = await Family(house);
        var notes = house.Get<Notes>();
        var note = await house.Do(work => notes.Write(work, new NoteDraft([child.Id], NoteAspect.Life, null, [new("voice", 5, NoteFileKind.Voice)])), teacher);
        await Sent(house, sentFirst, teacher, work => notes.Send(work, note, NoteReach.Now), await FileOf(house, note));
        (await house.Look(db => db.Outbox.CountAsync(m => m.SubjectId == note && m.MemberId == mother.Id && m.Kind == NoteNews.Kind && m.State == OutboxState.Pending))).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_monthly_note_that_is_sent_while_its_voice_is_fetched_has_it_behind_it(bool sentFirst)
    {
        await using var house = await TestHouse.Open();
        var (child, mother, teacher) = await Family(house);
        var notes = house.Get<ProgressNotes>();
        var note = (await house.Do(work => notes.Open(work, child.Id, ProgressKind.Month), teacher)).NoteId;
        await house.Do(work => notes.Calm(work, note), teacher);
        await house.Do(work => notes.Say(work, note, NoteAspect.Month, null, new("voice", 5, NoteFileKind.Voice)), teacher);
        await Sent(house, sentFirst, teacher, work => notes.Send(work, note), await FileOf(house, note));
        foreach (var kind in new[] { ProgressNews.Kind, ProgressNews.Voice })
            (await house.Look(db => db.Outbox.CountAsync(m => m.SubjectId == note && m.MemberId == mother.Id && m.Kind == kind && m.State == OutboxState.Pending))).ShouldBe(1, kind);
    }

    private static async Task<(Child Child, Member Mother, Who Teacher)> Family(TestHouse house)
    {
        var teacher = await house.Teacher();
        await house.Class("三（2）班", teacher);
        var child = await house.Child();
        return (child, await house.Parent(child), Who.Member(teacher.Id));
    }

    private static Task<long> FileOf(TestHouse house, long note) => house.Look(db => db.NoteFiles.Where(f => f.NoteId == note && f.FetchAt != null).Select(f => f.Id).SingleAsync());

    private static Task Sent(TestHouse house, bool sentFirst, Who teacher, Func<Work, Task<Result>> send, long file)
    {
        (Who, Func<Work, Task<Result>>) sent = (teacher, send), fetched = (Who.System, work => house.Get<NoteFiles>().Fetched(work, file, []));
        return sentFirst ? house.Together(sent, fetched) : house.Together(fetched, sent);
    }
}
