using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Settings;
using FamilyLink.Bot.Updates;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Checks;

/// <summary>The chat service and the clocks.</summary>
/// <param name="SchoolNow">The school clock, UTC.</param>
internal sealed record ServiceCheck(DateTime SchoolNow)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(1);

    /// <summary>Asks getMe with a token, the sandbox without.</summary>
    public static async Task<ServiceCheck> Run(FamilyLinkSettings settings, Findings findings, TimeProvider machine, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var now = machine.GetUtcNow().UtcDateTime;
        if (settings.Sandbox.On) return new ServiceCheck(await SandboxClock(settings.Sandbox, findings, patience.Token) ?? now);
        var said = await Token(settings.Telegram, findings, patience.Token);
        if (said is not { } date) findings.Ok("clock", $"{now:yyyy-MM-dd HH:mm:ss} UTC by this machine; not compared");
        else if ((date - now).Duration() > MostSkew) findings.Mend("clock", $"this machine says {now:yyyy-MM-dd HH:mm:ss} UTC, the chat service {date:yyyy-MM-dd HH:mm:ss}: set the machine's clock (timedatectl set-ntp true).");
        else findings.Ok("clock", $"{now:yyyy-MM-dd HH:mm:ss} UTC, as the chat service says");
        return new ServiceCheck(now);
    }

    private static async Task<DateTime?> SandboxClock(SandboxSettings sandbox, Findings findings, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.Url + "/") };
        try
        {
            var clock = await new SandboxClient(http).Clock(ct);
            findings.Ok("sandbox", $"answers at {sandbox.Url}");
            findings.Ok("clock", $"{clock.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC by the sandbox's school clock{(clock.Settled ? "" : ", on its way to a later time")}");
            return clock.Now.UtcDateTime;
        }
        catch (Exception e) when (e is HttpRequestException or SandboxClientException or OperationCanceledException)
        {
            if (sandbox.Mode == SandboxMode.Join) findings.Mend("sandbox", $"does not answer at {sandbox.Url}: start it with dotnet run --project Bot -- sandbox.");
            else findings.Ok("sandbox", "starts together with the program");
            return null;
        }
    }

    private static async Task<DateTime?> Token(TelegramSettings settings, Findings findings, CancellationToken ct)
    {
        DateTime? date = null;
        using var clients = new BotClients(settings.Token!, () => settings.BaseUrl);
        clients.Sending.OnApiResponseReceived += (_, answer, _) =>
        {
            date = answer.ResponseMessage.Headers.Date?.UtcDateTime;
            return ValueTask.CompletedTask;
        };
        try
        {
            var bot = await clients.Sending.GetMe(ct);
            findings.Ok("token", $"is accepted; the bot is @{bot.Username}");
        }
        catch (Exception failure) when (failure is RequestException or OperationCanceledException)
        {
            findings.Mend("token", failure is OperationCanceledException ? "The chat service did not answer within 10 s." : IntakeTrouble.Words(failure));
        }
        return date;
    }
}
