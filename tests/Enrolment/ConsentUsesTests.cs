using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.County;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Delivery;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

/// <summary>A consent taken back stops exactly what the one table says: generated over every purpose, every kind of message and every other use there is.</summary>
public sealed class ConsentUsesTests
{
    private static readonly ConsentPurpose[] AboutChild = [.. ConsentRules.All.Where(r => r.AboutChild).Select(r => r.Purpose)];
    private static readonly string[] Kinds = [.. MessageKinds.All.Where(k => !k.Beside && k.Lane != Lane.Reply).Select(k => k.Key)];

    public static TheoryData<ConsentPurpose> Purposes => [.. Enum.GetValues<ConsentPurpose>()];

    [Fact]
    public void Every_use_has_a_row_in_its_place_and_every_purpose_something_that_stops()
    {
        ConsentUses.All.Select(u => u.Use).ShouldBe(Enum.GetValues<ConsentUse>());
        foreach (var purpose in Enum.GetValues<ConsentPurpose>()) ConsentUses.Stopping(purpose).ShouldNotBeEmpty($"{purpose}");
        MessageKinds.All.ShouldAllBe(k => ConsentRules.All.Any(r => r.Purpose == k.Needs));
    }

    [Theory]
    [MemberData(nameof(Purposes))]
    public async Task Withdrawn_it_stops_exactly_what_the_table_says_and_everything_else_goes_on(ConsentPurpose purpose)
    {
        await using var at = await Place.Open();
        (await at.Goes("all")).ShouldBe(at.Everything, ignoreOrder: true);
        await at.Withdraw(purpose);
        string[] stops = [.. ConsentUses.Stopping(purpose).Select(u => $"use:{u}"), .. Kinds.Where(k => purpose == ConsentPurpose.Basic || MessageKinds.Of(k).Needs == purpose).Select(k => $"kind:{k}")];
        (await at.Goes("less")).ShouldBe(at.Everything.Except(stops), ignoreOrder: true);
        (await at.House.House.Look(db => db.Outbox.Where(m => m.State == OutboxState.Cancelled && m.UniqueKey.StartsWith("test ")).Select(m => m.Reason).Distinct().ToListAsync())).ShouldAllBe(r => r == Reasons.NoConsent);
        await at.GiveAgain(purpose);
        (await at.Goes("again")).ShouldBe(at.Everything, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Purposes))]
    public async Task The_deliverer_is_the_last_gate_for_whatever_a_kind_needs_sent_asked_for_or_edited(ConsentPurpose purpose)
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child();
        var mother = await house.Parent(child);
        await Say(house, child, mother, purpose, given: true);
        foreach (var kind in new[] { "call.parent.missed", "reply.test" })
            foreach (var given in new[] { true, false })
            {
                await Say(house, child, mother, purpose, given);
                var row = new OutboxMessage { Id = 1, SchoolId = child.SchoolId, Kind = kind, Lane = MessageKinds.Of(kind).Lane, UniqueKey = "x", MemberId = mother.Id, ChildId = child.Id };
                var people = await house.Look(db => Addressees.Load(db, [row], CancellationToken.None, _ => purpose));
                var asksChild = ConsentRules.Of(purpose).AboutChild;
                people.NotAgreed(row)?.Reason.ShouldBe(Reasons.NoConsent);
                (people.NotAgreed(row) is null).ShouldBe(given || !asksChild, $"{kind} {given}");
                (people.Objection(row) is null).ShouldBe(asksChild || given || row.Lane == Lane.Reply, $"{kind} {given}");
            }
    }

    [Fact]
    public void Nothing_but_the_gate_makes_a_picture_of_a_child_and_nothing_else_can_be_sent_as_one()
    {
        typeof(ChildMedia).GetConstructors().ShouldBeEmpty();
        typeof(ChildMedia).GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic).ShouldAllBe(c => c.IsPrivate);
        typeof(Sound).GetConstructors().ShouldBeEmpty();
        typeof(Rendered).GetProperties().Where(p => p.PropertyType == typeof(MediaRef) || p.PropertyType == typeof(Stream) || p.PropertyType == typeof(byte[])).ShouldBeEmpty();
        typeof(Rendered).GetProperty(nameof(Rendered.Shown))!.PropertyType.ShouldBe(typeof(ChildMedia));
    }

    [Fact]
    public async Task A_permission_for_one_child_shows_no_picture_of_another_and_a_use_only_what_it_knows()
    {
        await using var house = await TestHouse.Open();
        var (agreed, refused) = (await house.Child("小明"), await house.Child("小红"));
        await Say(house, agreed, await house.Parent(agreed), ConsentPurpose.Pictures, given: true);
        await Say(house, refused, await house.Parent(refused), ConsentPurpose.Pictures, given: false);
        var media = house.Get<MediaStore>();
        var picture = (await media.Put(refused.Id, 7, new MemoryStream(Samples.Jpeg()), CancellationToken.None)).Ref!;
        (await house.Look(db => ChildMedia.Permit(db, ConsentUse.Picture, refused.Id, picture, CancellationToken.None))).ShouldBeNull();
        var borrowed = await house.Look(db => ChildMedia.Permit(db, ConsentUse.Picture, agreed.Id, picture, CancellationToken.None));
        media.OpenRead(borrowed!.ChildId, borrowed.Media).Content.ShouldBeNull("it opens under its own child's key alone");
        await Should.ThrowAsync<ArgumentException>(() => house.Look(db => ChildMedia.Permit(db, ConsentUse.Film, agreed.Id, picture, CancellationToken.None)));
    }

    private static Task Say(TestHouse house, Child child, Member member, ConsentPurpose purpose, bool given) => house.Do(async work =>
    {
        await ConsentTexts.Current(work, child.SchoolId, purpose, Languages.Simplified);
        return ConsentRules.Of(purpose).AboutChild
            ? await house.Get<ChildConsents>().Say(work, child.Id, member.Id, purpose, given, 1, Languages.Simplified, "test")
            : await house.Get<Consents>().Say(work, member.Id, purpose, given, 1, Languages.Simplified, "test");
    }, Who.Member(member.Id));

    /// <summary>A child with a mother for every kind of message, so that no chat waits for another, and a file for every use that shows one.</summary>
    private sealed class Place : IAsyncDisposable
    {
        private readonly List<Member> _mothers = [];
        private readonly Dictionary<ConsentUse, MediaRef> _files = [];
        private Child _child = null!;
        private Member _teacher = null!;
        private long _word, _session;

        public DeliveryHouse House { get; private init; } = null!;

        public List<string> Everything { get; } = [.. Kinds.Select(k => $"kind:{k}"), .. Enum.GetValues<ConsentUse>().Except([ConsentUse.Messages]).Select(u => $"use:{u}")];

        public static async Task<Place> Open()
        {
            var at = new Place { House = await DeliveryHouse.Open(new Bot.Delivery.Pace(500, TimeSpan.Zero)) };
            var house = at.House.House;
            (at._child, at._teacher) = (await house.Child("小明"), await house.Teacher("陈芳"));
            foreach (var kind in Kinds) at._mothers.Add(await house.Parent(at._child, kind));
            foreach (var purpose in AboutChild) await Say(house, at._child, at._mothers[0], purpose, given: true);
            var media = house.Get<MediaStore>();
            byte[] sound = [.. "OggS"u8, .. new byte[24], .. "OpusHead"u8, .. new byte[30]];
            foreach (var (rule, id) in ConsentUses.All.Where(u => u.Media.Count > 0 && u.Use is not (ConsentUse.ParentWord or ConsentUse.Messages)).Select((u, i) => (u, 900L + i)))
                at._files[rule.Use] = (await media.Put(at._child.Id, id, new MemoryStream(rule.Media.Contains(MediaKind.Ogg) ? sound : rule.Media.Contains(MediaKind.Mp4) ? Samples.Mp4("isom") : Samples.Jpeg()), CancellationToken.None)).Ref!;
            var line = await house.Line("视频座", at._teacher);
            await house.Change<PhoneLine>(line.Id, l => l.Kind = LineKind.Video);
            await house.Slot(at._child, at._mothers[0], line, DayOfWeek.Friday, "16:20");
            at._session = await house.Look(db => db.Sessions.OrderBy(s => s.Day).Select(s => s.Id).FirstAsync());
            var call = (await house.CallsOf(at._child))[0];
            at._word = await house.Do(work => house.Get<ParentWords>().Write(work, call.Id, "早点睡"), Who.Member(at._mothers[0].Id));
            await at.House.House.Do(async work =>
            {
                await work.Db.Outbox.ExecuteDeleteAsync();
                return Result.Done;
            });
            await at.House.Start();
            return at;
        }

        public async Task Withdraw(ConsentPurpose purpose)
        {
            foreach (var mother in purpose == ConsentPurpose.Basic ? _mothers : _mothers[..1]) await Say(House.House, _child, mother, purpose, given: false);
        }

        public async Task GiveAgain(ConsentPurpose purpose)
        {
            foreach (var mother in purpose == ConsentPurpose.Basic ? _mothers : _mothers[..1]) await Say(House.House, _child, mother, purpose, given: true);
        }

        /// <summary>What goes at present: every kind through the real outbox and deliverer, every other use through its own use case.</summary>
        public async Task<List<string>> Goes(string round)
        {
            var rows = new List<(string What, OutboxMessage Row)>();
            foreach (var (kind, mother) in Kinds.Zip(_mothers)) rows.Add(($"kind:{kind}", await House.Owe(kind, mother, child: _child)));
            // A picture goes to somebody who is no family of the child, so that the family's consent alone decides.
            foreach (var (use, file) in _files) rows.Add(($"use:{use}", await House.Owe("reply.test", _teacher, chat: $"9{(int)use}", child: _child, args: DeliveryHouse.ArgsOf(use, file))));
            var going = new List<string>();
            foreach (var (what, row) in rows)
            {
                await DeliveryHouse.Until(async () => (await House.Row(row.Id)).State is OutboxState.Sent or OutboxState.Cancelled or OutboxState.Dead, async () => $"{round} {what}: {(await House.Row(row.Id)).State} {(await House.Row(row.Id)).Reason}");
                if ((await House.Row(row.Id)).State == OutboxState.Sent) going.Add(what);
            }

            return [.. going, .. await Others()];
        }

        private async Task<List<string>> Others()
        {
            var house = House.House;
            var office = Who.Staff((await house.Staff(Role.Coordinator)).Id);
            var going = new List<string>();
            if ((await house.Store.Write(office, work => house.Get<ParentWords>().Open(work, _word))).Ok) going.Add($"use:{ConsentUse.ParentWord}");
            if ((await house.Do(work => house.Get<Numbers>().OfSession(work, _session), office))[0].Video) going.Add($"use:{ConsentUse.VideoCall}");
            if (await house.Look(db => ConsentGate.Allows(db, _child.Id, ConsentUses.Of(ConsentUse.Counsellor).Purpose, CancellationToken.None))) going.Add($"use:{ConsentUse.Counsellor}");
            if ((await house.Do(work => house.Get<CountyOverview>().Show(work)))[0].Children == 1) going.Add($"use:{ConsentUse.Figures}");
            if ((await house.Store.Write(office, work => house.Get<ChildAccounts>().Open(work, _child.Id))).Ok) going.Add($"use:{ConsentUse.OwnAccount}");
            return going;
        }

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
