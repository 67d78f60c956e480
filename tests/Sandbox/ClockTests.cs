using System.Net.Http.Json;
using System.Text;
using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Tests.Sandbox;

public class ClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private static Task<SandboxRig> Open() => SandboxRig.OpenWithChat(options => options.StartAt = Start);

    [Fact]
    public async Task Between_jumps_it_runs_at_normal_speed()
    {
        await using var rig = await Open();
        var state = await rig.People.Clock();
        state.Settled.ShouldBeTrue();
        state.Now.ShouldBeInRange(Start, Start.AddMinutes(2));
        (await rig.People.Clock()).Now.ShouldBeGreaterThan(state.Now);
    }

    [Fact]
    public async Task A_jump_stands_still_until_the_product_has_stepped_through_it()
    {
        await using var rig = await Open();
        var before = await rig.People.Clock();
        var jump = await rig.People.Advance(TimeSpan.FromHours(24));
        jump.Settled.ShouldBeFalse();
        jump.Target.ShouldBeInRange(before.Now.AddHours(24), before.Now.AddHours(24).AddMinutes(2));
        var still = await rig.People.Clock();
        still.Now.ShouldBe(jump.Now);

        var step = jump.Now.AddHours(10);
        (await rig.People.ReportClock(step, false)).Now.ShouldBe(step);
        var message = await rig.Do("sendMessage", new { chat_id = SandboxRig.Mother, text = "提醒" });
        ((long)message["date"]!).ShouldBe(step.ToUnixTimeSeconds());
        var waiting = rig.Http.GetFromJsonAsync<ClockState>("sandbox/clock?settled=true&wait=30", SandboxJson.Options);
        var end = await rig.People.ReportClock(jump.Target, true);
        end.Settled.ShouldBeTrue();
        (await waiting)!.Settled.ShouldBeTrue();
        (await rig.People.Clock()).Now.ShouldBeGreaterThan(jump.Target);
    }

    [Fact]
    public async Task A_further_jump_leads_on_and_the_end_of_the_earlier_is_only_a_step()
    {
        await using var rig = await Open();
        var first = await rig.People.Advance(TimeSpan.FromHours(1));
        var second = await rig.People.Advance(TimeSpan.FromHours(1));
        second.Target.ShouldBe(first.Target.AddHours(1));
        var state = await rig.People.ReportClock(first.Target, true);
        (state.Settled, state.Now, state.Target).ShouldBe((false, first.Target, second.Target));
        (await rig.People.ReportClock(second.Target, true)).Settled.ShouldBeTrue();
    }

    [Fact]
    public async Task The_product_hears_of_a_new_target_at_once()
    {
        await using var rig = await Open();
        var seen = (await rig.People.Clock()).Target;
        var waiting = rig.People.WaitForTarget(seen, TimeSpan.FromSeconds(30));
        var jump = await rig.People.JumpTo(Start.AddDays(7));
        (await waiting.WaitAsync(TimeSpan.FromSeconds(20))).Target.ShouldBe(jump.Target);
        (await rig.People.WaitForTarget(jump.Target, TimeSpan.Zero)).Target.ShouldBe(jump.Target);
    }

    [Theory]
    [InlineData("""{"now":"2026-11-19T00:00:00Z"}""", 409, "only goes forward")]
    [InlineData("""{"advance":"-PT1H"}""", 409, "only goes forward")]
    [InlineData("""{"advance":"P1M"}""", 400, "give days or less")]
    [InlineData("""{"advance":"tomorrow"}""", 400, "an ISO 8601 duration")]
    [InlineData("""{"now":"tomorrow"}""", 400, "an ISO 8601 instant")]
    [InlineData("""{}""", 400, "give either advance")]
    public async Task A_jump_that_cannot_be_is_refused_with_the_reason(string body, int status, string why)
    {
        await using var rig = await Open();
        using var response = await rig.Http.PostAsync("sandbox/clock", new StringContent(body, Encoding.UTF8, "application/json"));
        ((int)response.StatusCode).ShouldBe(status);
        ((string)(await SandboxRig.Json(response))["error"]!).ShouldContain(why);
        (await rig.People.Clock()).Settled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_jump_under_way_outlives_a_kill()
    {
        await using var rig = await Open();
        var jump = await rig.People.Advance(TimeSpan.FromDays(1));
        await rig.People.ReportClock(jump.Now.AddHours(3), false);
        await using var after = await rig.AfterKill();
        (await after.People.Clock()).ShouldBe(new ClockState(jump.Now.AddHours(3), jump.Target, false));
    }
}
