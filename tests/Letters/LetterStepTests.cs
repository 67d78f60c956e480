using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>Each state into which a letter comes is kept with who and when.</summary>
public sealed class LetterStepTests : LookedAt
{
    [Fact]
    public async Task A_letter_tells_who_brought_it_into_each_state_and_when()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        await house.Change<Member>(Mother.Id, m => m.PaperOnly = true);
        var (letters, looks, teacher) = (house.Get<LetterWriting>(), house.Get<LetterLooks>(), Who.Member(Teacher.Id));
        var coordinator = await Name(house, Coordinator);
        var counsellor = await Name(house, Counsellor);
        var letter = await Written(house, letters, teacher);
        house.Advance(TimeSpan.FromMinutes(1));
        await house.Do(work => looks.GiveBack(work, letter, "写上名字"), Counsellor);
        (await Steps(house, letter)).ShouldBe([(LetterState.Draft, "李芳", 0), (LetterState.Returned, counsellor, 1)]);

        house.Advance(TimeSpan.FromMinutes(1));
        await house.Do(work => letters.Send(work, letter), teacher);
        house.Advance(TimeSpan.FromMinutes(1));
        await house.Do(work => looks.Pass(work, letter), Counsellor);
        house.Advance(TimeSpan.FromMinutes(1));
        await house.Do(work => house.Get<LetterReading>().Posted(work, letter, Mother.Id), Coordinator);
        (await Steps(house, letter)).ShouldBe([(LetterState.Draft, "李芳", 0), (LetterState.Queued, "李芳", 2), (LetterState.AtReview, "system", 2), (LetterState.Queued, counsellor, 3), (LetterState.ToPost, "system", 3), (LetterState.Posted, coordinator, 4)]);
        (await house.Look(db => db.Letters.SingleAsync())).ReturnedAt.ShouldBeNull("it was mended");

        // Begun at the desk by who has no chat: nobody carries it, and still it is known who sent it and who took it back.
        var desk = (await house.Do(work => letters.Begin(work, Ming.Id), Coordinator)).Id;
        await house.Do(work => letters.Take(work, desk, "从扫描来", null, 1), Coordinator);
        await house.Do(work => looks.Make(work, Ming.SchoolId, new LetterLookRule(null, Role.Counsellor)), Head);
        await house.Do(work => letters.Send(work, desk), Coordinator);
        await house.Do(work => letters.Withdraw(work, desk), Coordinator);
        (await Steps(house, desk)).ShouldBe([(LetterState.Draft, coordinator, 4), (LetterState.Queued, coordinator, 4), (LetterState.ToPost, "system", 4), (LetterState.Withdrawn, coordinator, 4)]);

        // What could not go came back by itself; a yes that was taken back is no deed of who sends.
        await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(Ming.Id, Mother.Id, true)], new DateOnly(2026, 11, 22)), Coordinator);
        var lost = (await house.Do(work => letters.Begin(work, Ming.Id), teacher)).Id;
        await house.Do(work => letters.Take(work, lost, null, new(LetterPartKind.Picture, "p1", 0, 1), 1), teacher);
        await house.Do(work => letters.Send(work, lost), teacher);
        var part = await house.Look(db => db.LetterParts.Where(p => p.LetterId == lost).Select(p => p.Id).SingleAsync());
        await house.Do(work => house.Get<LetterFiles>().NotFetched(work, part, null));
        (await Steps(house, lost)).ShouldBe([(LetterState.Draft, "李芳", 4), (LetterState.Returned, "system", 4)]);
        // As in rows of before that was kept.
        await house.Do<bool>(async work => await work.Db.Letters.Where(l => l.Id == lost).ExecuteUpdateAsync(l => l.SetProperty(x => x.ReturnedAt, (DateTime?)null).SetProperty(x => x.ReturnedBy, (string?)null).SetProperty(x => x.BegunBy, (string?)null), work.Stop) == 1);
        (await Steps(house, lost)).ShouldBe([(LetterState.Draft, "李芳", 4), (LetterState.Returned, null, -1)]);
    }

    private async Task<List<(LetterState State, string? By, int Minute)>> Steps(TestHouse house, long letter)
    {
        var line = (await house.Do(work => house.Get<LetterBook>().List(work, Ming.SchoolId), Coordinator)).Single(l => l.Letter.Id == letter);
        return line.Steps.ConvertAll(s => (s.State, s.BySystem ? "system" : s.By, s.At is { } at ? (int)(at - TestHouse.Start).TotalMinutes : -1));
    }

    private static Task<string> Name(TestHouse house, Who who) => house.Look(db => db.Users.Where(u => u.Id == who.Id).Select(u => u.DisplayName).SingleAsync());
}
