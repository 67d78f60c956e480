using FamilyLink.Bot.Care;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Files;
using FamilyLink.Bot.Health;
using FamilyLink.Bot.Progress;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Schedule;
using FamilyLink.Bot.Settings;
using FamilyLink.Bot.Spoken;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage.Media;
using Quartz;
using Telegram.Bot;

namespace FamilyLink.Bot;

/// <summary>Puts the bot together; hosted services start in the order of their lines and stop in reverse.</summary>
public static class BotServices
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);

    /// <summary>Adds the school clock: the machine's own, or the sandbox's, which is set before anything else starts. Call it before the domain is added.</summary>
    public static IServiceCollection AddFamilyLinkClock(this IServiceCollection services, FamilyLinkSettings settings)
    {
        services.AddSingleton(TimeProvider.System).AddSingleton(settings).AddSingleton(settings.Sandbox).AddSingleton(settings.School);
        if (!settings.Sandbox.On) return services;
        if (settings.Sandbox.Mode == SandboxMode.Host) services.AddSandboxServer(p => Options(p.GetRequiredService<IConfiguration>(), settings.Sandbox));
        services.AddSingleton<SandboxSchoolClock>().AddSingleton<ISchoolClock>(p => p.GetRequiredService<SandboxSchoolClock>());
        return services.AddSingleton<SandboxLine>().AddHostedService(p => p.GetRequiredService<SandboxLine>());
    }

    /// <summary>Adds the whole bot on an opened store.</summary>
    public static IServiceCollection AddFamilyLinkBot(this IServiceCollection services, FamilyLinkSettings settings)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.AddHostedService<AuditHeadKeeper>();
        services.AddHostedService<FirstSchool>();
        services.AddDelivery(settings);
        services.AddFamilyLinkConversations();
        services.AddUpdates(settings.Telegram);
        services.AddSchedule(settings.Sandbox);
        return services.AddFamilyLinkHealth(settings, bot: true);
    }

    /// <summary>Adds what the console needs where the bot runs in another process.</summary>
    public static IServiceCollection AddFamilyLinkWithoutBot(this IServiceCollection services, FamilyLinkSettings settings)
    {
        if (settings.Sandbox.On) services.AddHostedService<ClockFollower>();
        return services.AddFamilyLinkHealth(settings, bot: false);
    }

    /// <summary>Maps the webhook, when updates come in by it.</summary>
    public static void MapFamilyLinkBot(this IEndpointRouteBuilder app, FamilyLinkSettings settings)
    {
        if (settings.Telegram is { Mode: UpdateMode.Webhook, WebhookUrl: { } url })
            app.MapPost(url.AbsolutePath, app.ServiceProvider.GetRequiredService<Webhook>().Receive).AllowAnonymous().DisableAntiforgery();
    }

    /// <summary>The options of the sandbox server: its own section, with the address and the folder of the checked settings.</summary>
    public static SandboxOptions Options(IConfiguration configuration, SandboxSettings settings)
    {
        var options = configuration.GetSection("Sandbox").Get<SandboxOptions>() ?? new();
        (options.Mode, options.Url, options.DataDirectory) = (settings.Mode, settings.Url, settings.Directory);
        return options;
    }

    private static void AddDelivery(this IServiceCollection services, FamilyLinkSettings settings)
    {
        services.AddSingleton(p => new BotClients(settings.Telegram.Token ?? SandboxOptions.DefaultToken, () => settings.Telegram.BaseUrl ?? p.GetService<SandboxLine>()?.Url));
        services.AddSingleton(new BotIdentity(settings.Telegram.Token ?? SandboxOptions.DefaultToken));
        services.AddSingleton<ITelegramBotClient>(p => p.GetRequiredService<BotClients>().Sending);
        services.AddSingleton(Pace.Documented).AddSingleton<DeliveryState>().AddSingleton<Breaker>().AddSingleton<Carrier>();
        services.AddSingleton<Composer>();
        services.AddHostedService<Deliverer>();
    }

    private static void AddUpdates(this IServiceCollection services, TelegramSettings settings)
    {
        services.AddSingleton<Intake>().AddSingleton<IntakeState>();
        if (settings.Mode == UpdateMode.Polling) services.AddHostedService<Polling>();
        else services.AddSingleton<Webhook>().AddHostedService(p => p.GetRequiredService<Webhook>());
    }

    private static void AddSchedule(this IServiceCollection services, SandboxSettings sandbox)
    {
        services.AddSingleton<NodeLease>().AddSingleton<Ticker>();
        services.AddSingleton(FamilyPhone).AddSingleton<VoiceCollector>().AddSingleton<PromptCollector>().AddSingleton(Recordings).AddSingleton(Prompts).AddSingleton(Sweep).AddSingleton(Pairings).AddSingleton(Asks);
        services.AddSingleton<ProposalCollector>().AddSingleton(Proposals).AddSingleton(Census);
        services.AddSingleton<CareCollector>().AddSingleton(CareFiles).AddSingleton(Care);
        services.AddSingleton<NoteCollector>().AddSingleton(NoteFiles).AddSingleton(Updates);
        services.AddQuartz(quartz => quartz.ScheduleJob<TickJob>(trigger => trigger.WithIdentity("ticks")
            .WithSimpleSchedule(s => s.WithInterval(TickEvery).RepeatForever().MeasureIntervalFromCompletion())));
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        if (sandbox.On) services.AddHostedService<Stepper>();
    }

    private static Tick Recordings(IServiceProvider provider)
    {
        var collector = provider.GetRequiredService<VoiceCollector>();
        return new Tick("recordings", collector.RunDue, collector.NextDue, OneNode: true);
    }

    private static Tick Proposals(IServiceProvider provider)
    {
        var collector = provider.GetRequiredService<ProposalCollector>();
        return new Tick("spoken answers for files", collector.RunDue, collector.NextDue, OneNode: true);
    }

    // What is due later lies in the outbox already, so the census itself has no next instant.
    private static Tick Census(IServiceProvider provider) =>
        new("census", provider.GetRequiredService<CensusTicks>().RunDue, _ => Task.FromResult<DateTime?>(null), OneNode: true);

    private static Tick CareFiles(IServiceProvider provider)
    {
        var collector = provider.GetRequiredService<CareCollector>();
        return new Tick("voices and pictures of records", collector.RunDue, collector.NextDue, OneNode: true);
    }

    private static Tick Care(IServiceProvider provider)
    {
        var ticks = provider.GetRequiredService<CareTicks>();
        return new Tick("what is owed", ticks.RunDue, ticks.NextDue, OneNode: true);
    }

    private static Tick Prompts(IServiceProvider provider)
    {
        var collector = provider.GetRequiredService<PromptCollector>();
        return new Tick("spoken prompts", collector.RunDue, collector.NextDue, OneNode: true);
    }

    private static Tick Pairings(IServiceProvider provider)
    {
        var ticks = provider.GetRequiredService<PairTicks>();
        return new Tick("pairings", ticks.RunDue, ticks.NextDue, OneNode: true);
    }

    private static Tick NoteFiles(IServiceProvider provider)
    {
        var collector = provider.GetRequiredService<NoteCollector>();
        return new Tick("pictures and voices of notes", collector.RunDue, collector.NextDue, OneNode: true);
    }

    private static Tick Updates(IServiceProvider provider)
    {
        var updates = provider.GetRequiredService<WeeklyUpdates>();
        return new Tick("weekly updates", updates.RunDue, updates.NextDue, OneNode: true);
    }

    private static Tick Sweep(IServiceProvider provider)
    {
        var sweep = provider.GetRequiredService<MediaSweep>();
        return new Tick("media sweep", sweep.RunDue, _ => Task.FromResult<DateTime?>(null), OneNode: true);
    }

    private static Tick Asks(IServiceProvider provider)
    {
        var asks = provider.GetRequiredService<AskTicks>();
        return new Tick("consent asks", asks.RunDue, asks.NextDue, OneNode: true);
    }

    private static Tick FamilyPhone(IServiceProvider provider)
    {
        var ticks = provider.GetRequiredService<Ticks>();
        return new Tick("family phone", ticks.RunDue, ticks.NextDue, OneNode: true);
    }
}
