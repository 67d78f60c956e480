namespace FamilyLink.Tests.Sandbox;

public class ClockUnderLoadTests
{
    [Fact]
    public async Task The_clock_jumps_while_messages_come_and_go()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var talk = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 100; i++) await rig.Send("晚上好");
        }));
        var jumps = Task.Run(async () =>
        {
            while (!talk.IsCompleted)
            {
                var state = await rig.People.Advance(TimeSpan.FromMinutes(1));
                await rig.People.ReportClock(state.Target, settled: true);
            }
        });
        await Task.WhenAll(talk, jumps).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
