using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Files;

/// <summary>What families said is looked at by the school, and families are asked.</summary>
public sealed class FileProposalsTests
{
    [Fact]
    public async Task What_is_taken_in_stands_as_the_mothers_with_who_accepted_it_and_what_is_not_is_told_nobody()
    {
        await using var at = await House();
        var (house, proposals) = (at.House, at.House.Get<FileProposals>());
        await house.Do(work => house.Get<FileBook>().Save(work, at.Child.Id, at.Mother.Id, new Dictionary<string, string?> { ["ParentWork"] = "种地" }), at.Coordinator);
        await Say(at, at.Mother, ("ParentWork", "电子厂"), ("Hopes", "平安"), ("ParentAge", "36"));
        (await Todos(at)).ShouldHaveSingleItem().ChildId.ShouldBe(at.Child.Id, "one line for a child");
        var waiting = await Waiting(at);
        waiting.Select(w => (w.Field.Key, w.Before, w.After, w.Member)).ShouldBe([("ParentWork", "种地", "电子厂", "小明妈妈"), ("Hopes", null, "平安", "小明妈妈"), ("ParentAge", null, "36", "小明妈妈")]);
        await house.Do(work => proposals.Decide(work, waiting[1].Id, accept: false), at.Coordinator);
        (await house.Do(work => proposals.AcceptAll(work, at.Child.Id, at.Mother.Id), at.Coordinator)).ShouldBe(2);
        (await house.Store.Write(at.Coordinator, work => proposals.Decide(work, waiting[0].Id, accept: true))).Refused!.Code.ShouldBe(RefusalCode.AlreadySettled);
        var page = await house.Do(work => house.Get<FileBook>().Show(work, at.Child.Id), at.Coordinator);
        page.Sections.Single(s => s.MemberId == at.Mother.Id).Lines.Where(l => l.Value is not null).Select(l => (l.Field.Key, l.Value, l.Who)).ShouldBe([("ParentAge", "36", "小明妈妈"), ("ParentWork", "电子厂", "小明妈妈")]);
        var name = (await house.Look(db => db.Users.SingleAsync(u => u.Id == at.Coordinator.Id))).DisplayName;
        var changes = await house.Do(work => house.Get<FileHistory>().Show(work, at.Child.Id), at.Coordinator);
        changes.Select(c => (c.Who, c.Accepted, c.Before, c.After)).ShouldContain(("小明妈妈", name, "种地", "电子厂"));
        changes.ShouldContain(c => c.Who == name && c.Accepted == null && c.After == "种地");
        (await Todos(at)).ShouldBeEmpty();
        (await house.Look(db => db.Outbox.CountAsync())).ShouldBe(0, "messages are few");
    }

    [Fact]
    public async Task A_newer_word_takes_the_place_of_an_older_and_what_stands_already_is_not_asked()
    {
        await using var at = await House();
        await Say(at, at.Mother, ("ParentWork", "电子厂"));
        await Say(at, at.Mother, ("ParentWork", "玩具厂"));
        (await Waiting(at)).ShouldHaveSingleItem().After.ShouldBe("玩具厂");
        (await at.House.Look(db => db.FileProposals.CountAsync(p => p.State == ProposalState.Replaced))).ShouldBe(1);
        await at.House.Do(work => at.House.Get<FileProposals>().AcceptAll(work, at.Child.Id, at.Mother.Id), at.Coordinator);
        await Say(at, at.Mother, ("ParentWork", "玩具厂"));
        (await Waiting(at)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_says_anything_about_another_nor_what_is_for_few_eyes_and_only_the_school_decides()
    {
        await using var at = await House();
        var (house, part) = (at.House, at.House.Get<FamilyPart>());
        var mother = Who.Member(at.Mother.Id);
        foreach (var field in new[] { "GuardianHealth", "Income", "ParentNoContactWhy", "RemarkMind", "MayCollect", "nothing" })
            (await house.Store.Write(mother, work => part.Write(work, at.Child.Id, field, "x"))).Refused!.Code.ShouldBe(RefusalCode.NotFound, field);
        FileFields.All.Where(f => f.Restricted).ShouldAllBe(f => f.Giver == FamilyGiver.Nobody);
        var stranger = await house.Parent(await house.Child("别人家"));
        (await house.Store.Write(Who.Member(stranger.Id), work => part.Write(work, at.Child.Id, "ParentWork", "x"))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await Say(at, at.Mother, ("ParentWork", "电子厂"));
        var id = (await Waiting(at))[0].Id;
        foreach (var who in new[] { mother, Who.Staff((await house.Staff(Role.Viewer)).Id), Who.Staff((await house.Staff(Role.Head)).Id), Who.Staff((await house.Staff(Role.Counsellor)).Id) })
            (await house.Store.Write(who, work => house.Get<FileProposals>().Decide(work, id, accept: true))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var teacher = await house.Teacher("李芳");
        await house.Change<SchoolClass>(at.Child.ClassId, k => k.TeacherId = teacher.Id);
        await house.Do(work => house.Get<FileProposals>().Decide(work, id, accept: true), Who.Member(teacher.Id));
    }

    [Fact]
    public async Task Of_what_somebody_else_wrote_a_parent_learns_only_that_it_is_there()
    {
        await using var at = await House();
        var (house, about) = (at.House, FileFields.GivenBy(MemberKind.Parent).First(f => f.Part == FilePart.Child));
        await house.Do(work => house.Get<FileBook>().Save(work, at.Child.Id, at.Mother.Id, new Dictionary<string, string?> { ["ParentWork"] = "种地" }), at.Coordinator);
        await Say(at, at.Mother, (about.Key, Plain(about)));
        await house.Do(work => house.Get<FileProposals>().AcceptAll(work, at.Child.Id, at.Mother.Id), at.Coordinator);
        var father = await house.Parent(at.Child, "小明爸爸", relation: Relation.Father);
        (await Line(at.Mother, "ParentWork")).ShouldBe((null, true), "the school wrote it");
        (await Line(at.Mother, about.Key)).ShouldBe((Plain(about), true));
        (await Line(father, about.Key)).ShouldBe((null, true), "the mother said it");
        (await Line(father, "ParentWork")).ShouldBe((null, false));

        async Task<(string?, bool)> Line(Member who, string field) =>
            (await house.Look(db => FamilyPart.Lines(db, house.Get<Sealer>(), at.Child.Id, who, CancellationToken.None))).Where(l => l.Field.Key == field).Select(l => (l.Own, l.Filled)).Single();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_field_that_is_filled_in_twice_in_the_same_moment_has_one_value_and_a_history(bool savedFirst)
    {
        await using var at = await House();
        var (house, proposals, book) = (at.House, at.House.Get<FileProposals>(), at.House.Get<FileBook>());
        await Say(at, at.Mother, ("Hopes", "平安"));
        var said = (await Waiting(at))[0].Id;
        (Who, Func<Work, Task<Result>>) saved = (at.Coordinator, work => book.Save(work, at.Child.Id, at.Mother.Id, new Dictionary<string, string?> { ["Hopes"] = "健康" })), taken = (at.Coordinator, work => proposals.Decide(work, said, accept: true));
        await (savedFirst ? house.Together(saved, taken) : house.Together(taken, saved));
        var entries = await house.Look(db => db.FileEntries.Where(e => e.ChildId == at.Child.Id && e.Field == "Hopes").ToListAsync());
        entries.Count.ShouldBe(2);
        entries.Count(e => e.Stands).ShouldBe(1);
    }

    [Fact]
    public async Task The_words_are_nowhere_in_the_database_file()
    {
        await using var at = await House();
        // A server's files are not ours to look through.
        if (at.House.Settings.Provider != DatabaseProvider.Sqlite) return;
        const string planted = "PLANTED-ONLY-IN-THE-SEAL-4711";
        await Say(at, at.Mother, ("Hopes", planted));
        await at.House.Do(work => at.House.Get<FileProposals>().AcceptAll(work, at.Child.Id, at.Mother.Id), at.Coordinator);
        await Say(at, at.Mother, ("Hopes", planted + "2"));
        var directory = at.House.Directory;
        await at.House.Close();
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            bytes.AsSpan().IndexOf("PLANTED-ONLY"u8).ShouldBe(-1, Path.GetFileName(file));
        }
    }

    [Fact]
    public async Task Asking_reaches_each_person_once_names_whom_a_slip_reaches_and_leaves_the_others_in_peace_for_a_month()
    {
        await using var at = await House();
        var (house, asking) = (at.House, at.House.Get<FileAsking>());
        var sister = await house.Child("小雨");
        await house.Link(sister, at.Mother);
        await house.Change<Member>(at.Grandmother.Id, m => m.PaperOnly = true);
        var gone = await house.Parent(at.Child, "不可联系", relation: Relation.Father);
        await house.Change<ChildLink>((await house.Look(db => db.Links.SingleAsync(l => l.MemberId == gone.Id))).Id, l => l.NoContact = true);
        var plan = await Plan();
        (plan.Chat.Select(p => p.Name).Single(), plan.Paper.Select(p => p.Name).Single(), plan.Lately.Count).ShouldBe(("小明妈妈", "小明奶奶", 0));
        (await house.Do(work => asking.Ask(work, house.SchoolId, at.Child.ClassId), at.Coordinator)).ShouldBe(1);
        (await house.Look(db => db.Outbox.Select(m => m.MemberId).ToListAsync())).ShouldBe([at.Mother.Id]);
        (await house.Do(work => asking.Ask(work, house.SchoolId, childId: sister.Id), at.Coordinator)).ShouldBe(0, "asked already, about whichever child");
        (await Plan()).Lately.ShouldHaveSingleItem();
        house.Clock.Set("2026-12-22 08:00");
        (await Plan()).Chat.ShouldBeEmpty();
        house.Clock.Set("2026-12-24 08:00");
        (await Plan()).Chat.ShouldHaveSingleItem();
        var teacher = await house.Teacher();
        (await house.Store.Write(Who.Member(teacher.Id), work => asking.Ask(work, house.SchoolId, at.Child.ClassId))).Value.ShouldBe(0, "a teacher asks for children of their own alone");
        foreach (var field in FileFields.GivenBy(MemberKind.Parent)) await Say(at, at.Mother, (field.Key, Plain(field)));
        (await Plan(at.Child.Id)).Chat.ShouldBeEmpty("what was said and waits is not asked");

        Task<AskPlan> Plan(long? child = null) => house.Do(work => asking.Plan(work, house.SchoolId, child is null ? at.Child.ClassId : null, child), at.Coordinator);
    }

    private static string Plain(FileField field) => field.Kind switch
    {
        FieldKind.Date => "2026-02-17",
        FieldKind.Number => "36",
        _ => "x",
    };

    [Fact]
    public void Every_field_of_a_familys_own_is_asked_in_three_languages()
    {
        foreach (var field in FileFields.All.Where(f => f.Giver != FamilyGiver.Nobody))
            foreach (var language in Languages.All)
            {
                var culture = Languages.Culture(language);
                FileTexts.Question(field, "小明", culture).ShouldNotStartWith("Ask.", Case.Sensitive, $"{field.Key} {language}");
                FileTexts.Hint(field, "小明", culture).ShouldNotStartWith("Hint.", Case.Sensitive, $"{field.Key} {language}");
                FileTexts.Short(field, culture).ShouldNotStartWith("Short.", Case.Sensitive, $"{field.Key} {language}");
                FileTexts.Often(field, culture).Count.ShouldBe(FileTexts.Often(field, Languages.Culture(Languages.Simplified)).Count);
                FileTexts.Often(field, culture).ShouldAllBe(o => field.Kind == FieldKind.YesNo || field.Read(o) != null);
            }
    }

    private static async Task Say(Place at, Member who, params (string Field, string Value)[] said)
    {
        var part = at.House.Get<FamilyPart>();
        foreach (var (field, value) in said) await at.House.Do(work => part.Write(work, at.Child.Id, field, value), Who.Member(who.Id));
        await at.House.Do<List<string>>(work => part.Send(work, at.Child.Id), Who.Member(who.Id));
    }

    private static Task<List<ProposalLine>> Waiting(Place at) => at.House.Do(work => at.House.Get<FileProposals>().Waiting(work, at.House.SchoolId), at.Coordinator);

    private static async Task<List<TodoLine>> Todos(Place at) =>
        (await at.House.Do(work => at.House.Get<Todos>().Show(work, at.House.SchoolId), at.Coordinator)).FindAll(t => t.Kind == TodoKind.ProposalsWait);

    private static async Task<Place> House()
    {
        System.Globalization.CultureInfo.CurrentUICulture = Languages.Culture("zh-Hans");
        var house = await TestHouse.Open();
        var child = await house.Child("小明");
        var mother = await house.Parent(child);
        return new Place(house, child, mother, await house.Guardian(child), Who.Staff((await house.Staff(Role.Coordinator)).Id));
    }

    private sealed record Place(TestHouse House, Child Child, Member Mother, Member Grandmother, Who Coordinator) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
