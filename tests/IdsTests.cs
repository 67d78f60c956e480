using FamilyLink.Domain;

namespace FamilyLink.Tests;

public class IdsTests
{
    [Fact]
    public void Ids_rise_and_are_never_negative()
    {
        var ids = new IdSource(new SetClock(new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc)), 7);
        var given = Enumerable.Range(0, 20_000).Select(_ => ids.Next()).ToList();
        given.ShouldBe(given.Order().ToList());
        given.Distinct().Count().ShouldBe(given.Count);
        given[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_clock_that_steps_back_gives_no_id_twice()
    {
        var clock = new SetClock(new DateTime(2026, 9, 1, 12, 0, 0, DateTimeKind.Utc));
        var ids = new IdSource(clock, 0);
        var before = ids.Next();
        clock.Now = clock.Now.AddHours(-1);
        ids.Next().ShouldBeGreaterThan(before);
        clock.Now = clock.Now.AddYears(-10);
        ids.Next().ShouldBeGreaterThan(before);
    }

    [Fact]
    public void A_restart_after_the_clock_was_set_back_goes_on_above_what_is_known()
    {
        var clock = new SetClock(new DateTime(2026, 9, 1, 12, 0, 0, DateTimeKind.Utc));
        var before = new IdSource(clock, 3).Next();
        clock.Now = clock.Now.AddMinutes(-5);
        var after = new IdSource(clock, 3);
        after.ContinueAfter(before);
        after.Next().ShouldBeGreaterThan(before);
        after.ContinueAfter(5);
        after.Next().ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Many_threads_never_share_an_id()
    {
        var ids = new IdSource(TimeProvider.System, 1);
        var all = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Task.Run(() => Enumerable.Range(0, 10_000).Select(_ => ids.Next()).ToArray())));
        all.SelectMany(part => part).Distinct().Count().ShouldBe(80_000);
    }

    [Fact]
    public void An_id_tells_when_and_where_it_was_made()
    {
        var instant = new DateTime(2026, 9, 1, 12, 30, 15, 250, DateTimeKind.Utc);
        var id = new IdSource(new SetClock(instant), 1023).Next();
        Ids.MadeAt(id).ShouldBe(instant);
        Ids.InstallationOf(id).ShouldBe(1023);
    }

    [Fact]
    public void Ids_fit_in_63_bits_until_2093() =>
        new IdSource(new SetClock(new DateTime(2093, 1, 1, 0, 0, 0, DateTimeKind.Utc)), 1023).Next().ShouldBeGreaterThan(0);

    [Theory]
    [InlineData(-1)]
    [InlineData(1024)]
    public void An_installation_number_out_of_range_is_refused(int number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new IdSource(TimeProvider.System, number));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(350_000_000_000_000_001)]
    [InlineData(long.MaxValue)]
    public void The_short_text_reads_back(long id)
    {
        var text = Ids.ToShort(id);
        text.Length.ShouldBeLessThanOrEqualTo(11);
        Ids.TryParseShort(text, out var read).ShouldBeTrue();
        read.ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("a-b")]
    [InlineData("汉")]
    [InlineData("AzL8n0Y58m8")] // one more than the greatest id
    [InlineData("zzzzzzzzzzz")]
    [InlineData("000000000000")]
    public void A_short_text_that_was_never_written_is_refused(string? text) =>
        Ids.TryParseShort(text, out _).ShouldBeFalse();

    private sealed class SetClock(DateTime now) : TimeProvider
    {
        public DateTime Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
    }
}
