using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Access;

/// <summary>Whoever alters the audit chain is found (reliability 23).</summary>
public sealed class AuditChainTests
{
    public static TheoryData<string, int> Tampering => new()
    {
        { "UPDATE audit SET who = 'staff:1' WHERE sequence = 3", 3 },
        { "UPDATE audit SET what = 'SeeToday' WHERE sequence = 3", 3 },
        { "UPDATE audit SET subject_id = 99 WHERE sequence = 3", 3 },
        { "UPDATE audit SET why = 'Lost' WHERE sequence = 3", 3 },
        { "UPDATE audit SET hash = previous WHERE sequence = 3", 3 },
        { "DELETE FROM audit WHERE sequence = 3", 3 },
        { "DELETE FROM audit WHERE sequence = 1", 1 },
        { "UPDATE audit SET sequence = 99 WHERE sequence = 3", 3 },
        { "UPDATE audit SET previous = '' WHERE sequence = 3", 3 },
        { "INSERT INTO audit (school_id, sequence, at, who, what, subject_id, previous, hash) SELECT school_id, sequence + 5, at, who, what, subject_id, hash, hash FROM audit WHERE sequence = 5", 6 },
    };

    [Fact]
    public async Task AnUntouchedChainHoldsAndSaysItsHead()
    {
        await using var house = await FiveLinks();
        var (links, head, broken) = await Verify(house);
        (links, head.Length, broken).ShouldBe((5, 64, null));
        (await house.Look(db => db.Audit.OrderBy(e => e.Sequence).Select(e => e.What).ToListAsync())).ShouldBe(Enumerable.Repeat("KeepLines", 5));
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task AnAlteredRemovedOrInsertedLinkIsFoundAtItsPlace(string sql, int at)
    {
        await using var house = await FiveLinks();
        await Run(house, sql);
        (await Verify(house)).BrokenAt.ShouldBe(at);
    }

    [Fact]
    public async Task ALinkCutFromTheEndIsFoundByTheHeadThatWasKeptBesideTheKeys()
    {
        await using var house = await FiveLinks();
        (await Keep(house)).ShouldBeEmpty();
        await Run(house, "DELETE FROM audit WHERE sequence = 5");
        (await Verify(house)).ShouldBe((4, await Head(house, 4), 5));
        (await Keep(house)).ShouldBe([house.SchoolId], "the running program says so by itself");
    }

    [Fact]
    public async Task AChainWrittenAnewFromSomeLinkOnIsFoundByTheHeadOfThatTime()
    {
        await using var house = await FiveLinks();
        await Keep(house);
        await Run(house, "DELETE FROM audit WHERE sequence > 3");
        await Lines(house, 4);
        await Keep(house);
        (await house.Look(db => AuditChain.Verify(db, house.SchoolId, [], default))).BrokenAt.ShouldBeNull("the links fit each other");
        (await Verify(house)).BrokenAt.ShouldBe(5);
    }

    [Fact]
    public async Task AWholeChainTakenAwayIsFound()
    {
        await using var house = await FiveLinks();
        await Keep(house);
        await Run(house, "DELETE FROM audit");
        (await Verify(house)).BrokenAt.ShouldBe(1);
    }

    [Fact]
    public async Task HeadsAreKeptOnceOutliveARestartAndALineCutOffByACrashSpoilsNoOther()
    {
        await using var house = await FiveLinks();
        await Keep(house);
        await Keep(house);
        house.Get<AuditHeads>().Read().Select(h => (h.SchoolId, h.Sequence, h.Hash)).ShouldBe([(house.SchoolId, 5, await Head(house, 5))]);
        await File.AppendAllTextAsync(house.Get<AuditHeads>().Place, $"{house.SchoolId} 6 abc", TestContext.Current.CancellationToken);
        await house.Restart();
        await Lines(house, 2);
        await Keep(house);
        house.Get<AuditHeads>().Read().Select(h => h.Sequence).ShouldBe([5, 7]);
        (await Verify(house)).BrokenAt.ShouldBeNull();
    }

    [Fact]
    public async Task ManyAtOnceMakeOneChainWithoutAGap()
    {
        await using var house = await TestHouse.Open();
        await house.School();
        var who = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var lines = house.Get<FamilyLink.Domain.FamilyPhone.Lines>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => house.Store.Write(who, work => lines.Make(work, house.SchoolId, new($"电话{i}", default))))));
        var (links, _, broken) = await Verify(house);
        (links, broken).ShouldBe((20, null));
    }

    [Fact]
    public async Task WhatWasRefusedLeavesNoLink()
    {
        await using var house = await TestHouse.Open();
        await house.School();
        var who = Who.Staff((await house.Staff(Role.Head)).Id);
        (await house.Store.Write(who, work => house.Get<FamilyLink.Domain.FamilyPhone.Lines>().Make(work, house.SchoolId, new("电话", default)))).Ok.ShouldBeFalse();
        (await Verify(house)).Links.ShouldBe(0);
    }

    private static async Task<TestHouse> FiveLinks()
    {
        var house = await TestHouse.Open();
        await house.School();
        await Lines(house, 5);
        return house;
    }

    private static async Task Lines(TestHouse house, int count)
    {
        var who = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        for (var i = 0; i < count; i++)
            await house.Do(work => house.Get<FamilyLink.Domain.FamilyPhone.Lines>().Make(work, house.SchoolId, new($"电话{work.NewId()}", default)), who);
    }

    private static Task<(long Links, string Head, long? BrokenAt)> Verify(TestHouse house) =>
        house.Look(db => AuditChain.Verify(db, house.SchoolId, house.Get<AuditHeads>().Read(), default));

    private static Task<IReadOnlyList<long>> Keep(TestHouse house) => house.Look(db => house.Get<AuditHeads>().Keep(db, TestHouse.Start, default));

    private static Task<string> Head(TestHouse house, long sequence) => house.Look(db => db.Audit.Where(e => e.Sequence == sequence).Select(e => e.Hash).SingleAsync());

    private static Task Run(TestHouse house, string sql) => house.Do(async work =>
    {
        await work.Db.Database.ExecuteSqlRawAsync(sql);
        return Result.Done;
    });
}
