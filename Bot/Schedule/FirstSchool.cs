using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Schedule;

/// <summary>At the first start: the demo school with its phones on a sandbox, an empty school of the settings' zone and language otherwise.</summary>
public sealed partial class FirstSchool(OpenStore open, Store store, SchoolSettings settings, DemoSchool demo, ILogger<FirstSchool> log, SandboxLine? sandbox = null) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var none = !await store.Look(db => db.Schools.AnyAsync(cancellationToken));
        if (none && open.Stamp.Sandbox) await Fill(cancellationToken);
        else if (none) await Found(cancellationToken);
        if (sandbox is not null) await new DemoPhones(demo).Put(sandbox.Client, cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Fill(CancellationToken ct)
    {
        var filled = await demo.Fill(ct);
        if (!filled.Ok) throw new StartRefused($"The demo school could not be made ({filled.Refused!.Code}). Set Data:Directory to a new place and start again.");
        Filled();
    }

    // Its name is changed in the console; no rule hangs on it.
    private async Task Found(CancellationToken ct) => await store.Write(Who.System, work =>
    {
        var name = settings.Language switch { "en" => "Our school", "zh-Hant" => "我們的學校", _ => "我们的学校" };
        work.Db.Schools.Add(new School { Id = work.NewId(), Name = name, TimeZone = settings.TimeZone, Language = settings.Language, Country = settings.Country });
        return Task.FromResult(Result.Done);
    }, ct);

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo school is filled: 63 children, one telephone, one call a week each.")]
    private partial void Filled();
}
