using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Leaving;

public sealed class LeaversTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Each_is_told_once_an_hour_later_whatever_is_pressed_again_or_corrected_afterwards()
    {
        await using var two = await Two.Open();
        await two.Become(ChildStatus.MovedAway);
        await two.Become(ChildStatus.MovedAway);
        var rows = await two.Farewells();
        rows.Count(m => m.Kind == LeavingNews.Family).ShouldBe(3);
        rows.Count(m => m.Kind == LeavingNews.Teacher).ShouldBe(2);
        rows.ShouldAllBe(m => m.NotBefore == two.House.Clock.UtcNow.AddHours(1));
        await two.Become(ChildStatus.Graduated);
        rows = await two.Farewells();
        rows.Count(m => m.State == OutboxState.Pending).ShouldBe(3, "the wrong words died, the right ones wait");
        rows.Where(m => m.State == OutboxState.Pending).ShouldAllBe(m => LeavingNews.StatusOf(m) == ChildStatus.Graduated);
        await two.House.PlayUntil("2026-11-24 12:00");
        await two.Become(ChildStatus.ParentsReturned);
        await two.House.PlayUntil("2026-11-26 12:00");
        two.House.Sent.Count(s => s.Row.Kind == LeavingNews.Family).ShouldBe(3, "nobody is told twice");
        var shown = await two.House.Do(work => two.House.Get<Leavers>().Preview(work, two.Ming.Id, ChildStatus.MovedAway));
        shown.NotTold.Where(p => p.Kind != MemberKind.Teacher).Select(p => p.Why).Distinct().ShouldBe([WhyNotTold.Heard]);
    }

    [Fact]
    public async Task A_slip_of_the_hand_is_mended_unsaid_and_the_weekly_times_are_taken_up_by_a_press()
    {
        await using var two = await Two.Open();
        await two.Become(ChildStatus.MovedAway);
        (await two.House.Do(work => two.House.Get<Leavers>().Preview(work, two.Ming.Id, ChildStatus.AtSchool))).Unsaid.ShouldBe(5);
        await two.Become(ChildStatus.AtSchool);
        (await two.Farewells()).ShouldAllBe(m => m.State == OutboxState.Cancelled);
        (await two.House.CallsOf(two.Ming)).ShouldBeEmpty();
        var standing = await two.House.Do(work => two.House.Get<Leavers>().Show(work, two.Ming.Id));
        standing.Rested.Select(t => t.Parent).ShouldBe(["刘梅", "王强"]);
        await two.House.Do(work => two.House.Get<Slots>().TakeUp(work, standing.Rested[0].Slot.Id));
        (await two.House.CallsOf(two.Ming)).Count.ShouldBe(4);
        (await two.House.Store.Write(Who.System, work => two.House.Get<Slots>().TakeUp(work, standing.Rested[0].Slot.Id))).Refused!.Code.ShouldBe(RefusalCode.CallGone);
        (await two.House.Do(work => two.House.Get<Leavers>().Show(work, two.Ming.Id))).Rested.ShouldHaveSingleItem().Parent.ShouldBe("王强");
        await two.House.PlayUntil("2026-11-28 09:00");
        two.House.Sent.ShouldNotContain(s => s.Row.Kind.StartsWith("leaving."));
        two.House.Sent.ShouldContain(s => s.Row.Kind == "call.parent.evening" && s.Row.ChildId == two.Ming.Id, "the call taken up is asked about as any");
    }

    [Fact]
    public async Task A_time_given_to_another_child_meanwhile_is_refused_with_who_holds_it()
    {
        await using var two = await Two.Open();
        await two.Become(ChildStatus.ParentsReturned);
        var other = await two.House.Child("赵刚");
        var holder = await two.House.Slot(other, await two.House.Parent(other), two.Line, DayOfWeek.Friday, "16:20");
        await two.Become(ChildStatus.AtSchool);
        var rests = (await two.House.Do(work => two.House.Get<Leavers>().Show(work, two.Ming.Id))).Rested[0];
        (await two.House.Store.Write(Who.System, work => two.House.Get<Slots>().TakeUp(work, rests.Slot.Id))).Refused.ShouldBe(new Refusal(RefusalCode.SlotTaken, holder, nameof(SlotDraft.Start)));
    }

    [Fact]
    public async Task Who_must_not_be_contacted_and_who_may_not_see_the_child_do_not_learn_where_it_has_gone()
    {
        await using var two = await Two.Open();
        await Link(two, two.Father, l => l.NoContact = true);
        await Link(two, two.Grandmother, l => (l.MaySee, l.MayCall) = (false, false));
        var shown = await two.House.Do(work => two.House.Get<Leavers>().Preview(work, two.Ming.Id, ChildStatus.MovedAway));
        shown.NotTold.Select(p => (p.MemberId, p.Why)).ShouldBe([(two.Father.Id, WhyNotTold.NoContact), (two.Grandmother.Id, WhyNotTold.NotTheirs)], ignoreOrder: true);
        await two.Become(ChildStatus.MovedAway);
        (await two.Farewells()).Where(m => m.Kind == LeavingNews.Family).ShouldHaveSingleItem().MemberId.ShouldBe(two.Mother.Id);
    }

    [Fact]
    public async Task Who_has_no_chat_is_named_for_the_telephone_and_a_blocked_or_doubted_one_too()
    {
        await using var two = await Two.Open();
        await two.House.Change<Member>(two.Father.Id, m => m.PaperOnly = true);
        await two.House.Change<MemberAddress>(await Address(two, two.Mother), a => a.Become(AddressState.Blocked, two.House.Clock.UtcNow));
        await two.House.Change<MemberAddress>(await Address(two, two.Grandmother), a => a.Become(AddressState.Doubted, two.House.Clock.UtcNow));
        var shown = await two.House.Do(work => two.House.Get<Leavers>().Preview(work, two.Ming.Id, ChildStatus.Graduated));
        shown.Told.ShouldBeEmpty();
        shown.NotTold.Where(p => p.Kind != MemberKind.Teacher).ToDictionary(p => p.MemberId, p => p.Why)
            .ShouldBe(new Dictionary<long, WhyNotTold?> { [two.Mother.Id] = WhyNotTold.ByTelephone, [two.Father.Id] = WhyNotTold.ByTelephone, [two.Grandmother.Id] = WhyNotTold.Doubted }, ignoreOrder: true);
    }

    [Fact]
    public async Task Whom_chat_does_not_reach_stands_on_the_phone_list_until_told_and_never_after_a_death()
    {
        await using var two = await Two.Open();
        await two.House.Change<Member>(two.Father.Id, m => m.PaperOnly = true);
        await two.Become(ChildStatus.MovedAway);
        var list = two.House.Get<PhoneList>();
        var row = (await two.House.Do(work => list.Show(work, two.House.SchoolId))).Where(r => r.ChildId == two.Ming.Id).ShouldHaveSingleItem();
        (row.Matter, row.MemberId, row.Child).ShouldBe((PhoneMatter.Left, two.Father.Id, "王小明"));
        await two.House.Do(work => two.House.Get<PhoneTries>().Write(work, row.Matter, row.SubjectId, row.ChildId, row.MemberId, PhoneTryEnd.Told));
        (await two.House.Do(work => list.Show(work, two.House.SchoolId))).ShouldNotContain(r => r.ChildId == two.Ming.Id);
        two.House.Clock.Advance(TimeSpan.FromMinutes(1));
        await two.Become(ChildStatus.ParentsReturned);
        (await two.House.Do(work => list.Show(work, two.House.SchoolId))).ShouldContain(r => r.Matter == PhoneMatter.Left, "other words than were said");
        two.House.Clock.Advance(TimeSpan.FromMinutes(1));
        await two.Become(ChildStatus.Died);
        (await two.House.Do(work => list.Show(work, two.House.SchoolId))).ShouldNotContain(r => r.ChildId == two.Ming.Id);
        (await two.House.Do(work => two.House.Get<Todos>().Show(work, two.House.SchoolId))).ShouldNotContain(t => t.ChildId == two.Ming.Id);
    }

    [Fact]
    public async Task A_day_ahead_is_refused_an_earlier_one_takes_the_calls_since_then_and_the_note_is_sealed()
    {
        await using var two = await Two.Open();
        two.House.Clock.Set("2026-11-30 08:00");
        var office = Who.Staff((await two.House.Staff(Role.Coordinator)).Id);
        var leavers = two.House.Get<Leavers>();
        (await two.House.Store.Write(office, work => leavers.Change(work, two.Ming.Id, ChildStatus.MovedAway, new DateOnly(2026, 12, 1)))).Refused.ShouldBe(new Refusal(RefusalCode.Invalid, Field: "day"));
        (await two.House.Store.Write(office, work => leavers.Change(work, two.Ming.Id, ChildStatus.MovedAway, Today, new string('长', 501)))).Refused!.Code.ShouldBe(RefusalCode.TooLong);
        await two.House.Do(work => leavers.Change(work, two.Ming.Id, ChildStatus.MovedAway, new DateOnly(2026, 11, 28), "跟妈妈去了东莞"), office);
        var calls = await two.House.Look(db => db.Calls.Where(c => c.ChildId == two.Ming.Id).OrderBy(c => c.StartsAt).ToListAsync());
        calls.Where(c => c.Day < new DateOnly(2026, 11, 28)).ShouldAllBe(c => c.Plan == CallPlan.Planned);
        calls.Where(c => c.Day >= new DateOnly(2026, 11, 28)).ShouldAllBe(c => c.Plan == CallPlan.Paused);
        var row = await two.House.Look(db => db.StatusChanges.SingleAsync());
        (row.Before, row.After, row.Day, row.Who).ShouldBe((ChildStatus.AtSchool, ChildStatus.MovedAway, new DateOnly(2026, 11, 28), office.ToString()));
        row.NoteSealed.ShouldNotBeNull();
        (await two.House.Do(work => leavers.Show(work, two.Ming.Id))).Note.ShouldBe("跟妈妈去了东莞");
        (await two.House.Look(db => db.Audit.Where(e => e.What == nameof(UseCase.ChangeStatus)).ToListAsync())).ShouldHaveSingleItem().SubjectId.ShouldBe(two.Ming.Id);
        (await two.House.Look(db => db.Changes.CountAsync(c => c.Kind == nameof(Child) && c.Field == nameof(Child.Status) && c.SubjectId == two.Ming.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Whose_only_child_left_cannot_be_invited_and_an_old_card_binds_nobody()
    {
        await using var two = await Two.Open();
        var (house, invitations) = (two.House, two.House.Get<Invitations>());
        var uncle = await house.Parent(two.Ming, "王伟", enrolled: false, relation: Relation.Uncle);
        var card = await house.Do(work => invitations.Issue(work, uncle.Id, InvitationKind.Screen));
        (await house.Do(work => house.Get<Enrol>().Look(work, "990001", card.LinkCode))).MemberId.ShouldBe(uncle.Id);
        await house.Change<Child>(two.Ming.Id, c => c.Status = ChildStatus.MovedAway);
        (await house.Store.Write(Who.System, work => house.Get<Enrol>().Look(work, "990001", card.LinkCode))).Refused!.Code.ShouldBe(RefusalCode.InvitationRevoked, "even when the card was not taken back");
        (await house.Store.Write(Who.System, work => house.Get<Enrol>().Bind(work, "990001", card.Id))).Refused!.Code.ShouldBe(RefusalCode.InvitationRevoked);
        (await house.Store.Write(Who.System, work => invitations.Issue(work, uncle.Id, InvitationKind.Printed))).Refused!.Code.ShouldBe(RefusalCode.NotLinked);
        (await house.Do(work => house.Get<Invitees>().All(work, house.SchoolId))).ShouldNotContain(i => i.MemberId == uncle.Id);
        await house.Do(work => invitations.Issue(work, two.Mother.Id, InvitationKind.Printed));
    }

    [Fact]
    public async Task A_phone_whose_only_child_left_is_not_asked_whose_it_is_nor_doubted()
    {
        await using var two = await Two.Open();
        foreach (var member in new[] { two.Mother, two.Father }) await two.House.Do(work => two.House.Get<Bindings>().Share(work, member.Id, shared: true));
        await two.Become(ChildStatus.MovedAway);
        await two.House.PlayUntil("2027-02-20 12:00");
        two.House.Sent.Where(s => s.Row.Kind == PhoneChecks.Kind).Select(s => s.Row.MemberId).ShouldBe([two.Mother.Id]);
        (await two.House.Look(db => db.Addresses.SingleAsync(a => a.MemberId == two.Father.Id))).State.ShouldBe(AddressState.Active);
    }

    [Fact]
    public async Task Siblings_are_found_by_shared_adults_and_one_who_must_not_be_contacted_is_marked()
    {
        await using var two = await Two.Open();
        await Link(two, two.Mother, l => l.NoContact = true);
        var office = Who.Staff((await two.House.Staff(Role.Coordinator)).Id);
        var sister = (await two.House.Do(work => two.House.Get<Siblings>().Show(work, two.Ming.Id), office)).ShouldHaveSingleItem();
        sister.Through.Select(a => (a.Name, a.NoContact)).ShouldBe([("刘梅", true), ("孙奶奶", false)]);
        (await two.House.Store.Read(Who.Member(two.Mother.Id), work => two.House.Get<Siblings>().Show(work, two.Hong.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await two.Become(ChildStatus.Died);
        var teacher = Who.Staff((await two.House.Staff(Role.Teacher, two.ClassTeacher)).Id);
        (await two.House.Do(work => two.House.Get<Siblings>().Show(work, two.Hong.Id), teacher)).ShouldBeEmpty();
        (await two.House.Do(work => two.House.Get<Siblings>().Show(work, two.Hong.Id), office)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Only_one_road_sets_a_status()
    {
        var root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));
        string[] writers = [.. new[] { "Domain", "Bot", "Admin" }.SelectMany(p => Directory.EnumerateFiles(Path.Combine(root, p), "*.*", SearchOption.AllDirectories))
            .Where(f => (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(f), @"\.Status = (rule\.Status|ChildStatus)")).Select(f => Path.GetFileName(f))];
        writers.ShouldBe(["Leavers.cs"]);
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string here = "") => here;

    private static Task<long> Address(Two two, Member member) => two.House.Look(db => db.Addresses.Where(a => a.MemberId == member.Id).Select(a => a.Id).SingleAsync());

    private static async Task Link(Two two, Member member, Action<ChildLink> change) =>
        await two.House.Change(await two.House.Look(db => db.Links.Where(l => l.ChildId == two.Ming.Id && l.MemberId == member.Id).Select(l => l.Id).SingleAsync()), change);
}
