using FamilyLink.Bot.Care;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Families;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Files;
using FamilyLink.Bot.Health;
using FamilyLink.Bot.Letters;
using FamilyLink.Bot.Progress;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Schedule;
using FamilyLink.Bot.Settings;
using FamilyLink.Bot.Spoken;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Letters;
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
        services.AddHostedService<FirstMenus>();
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
        (options.Mode, options.Url, options.DataDirectory, options.Token) = (settings.Mode, settings.Url, settings.Directory, settings.Token);
        return options;
    }

    private static void AddDelivery(this IServiceCollection services, FamilyLinkSettings settings)
    {
        services.AddSingleton(p => new BotClients(settings.Telegram.Token ?? settings.Sandbox.Token, () => settings.Telegram.BaseUrl ?? p.GetService<SandboxLine>()?.Url));
        services.AddSingleton(new BotIdentity(settings.Telegram.Token ?? settings.Sandbox.Token));
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
        services.Due<Ticks>("family phone").Collects<VoiceCollector>("recordings").Collects<PromptCollector>("spoken prompts").Due<MediaSweep>("media sweep");
        services.Due<PairTicks>("pairings").Due<AskTicks>("consent asks").Collects<ProposalCollector>("spoken answers for files").Due<CensusTicks>("census");
        services.Collects<CareCollector>("voices and pictures of records").Due<CareTicks>("what is owed");
        services.Collects<LetterCollector>("pages of letters").Due<LetterTicks>("letters not seen");
        services.Collects<NoteCollector>("pictures and voices of notes").Due<WeeklyUpdates>("weekly updates");
        services.AddQuartz(quartz => quartz.ScheduleJob<TickJob>(trigger => trigger.WithIdentity("ticks")
            .WithSimpleSchedule(s => s.WithInterval(TickEvery).RepeatForever().MeasureIntervalFromCompletion())));
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        if (sandbox.On) services.AddHostedService<Stepper>();
    }

    private static IServiceCollection Due<T>(this IServiceCollection services, string name) where T : class, IDue =>
        services.AddSingleton(p => Of(name, p.GetRequiredService<T>()));

    private static Tick Of(string name, IDue due) => new(name, due.RunDue, due.NextDue, OneNode: true);

    private static IServiceCollection Collects<T>(this IServiceCollection services, string name) where T : class, IDue => services.AddSingleton<T>().Due<T>(name);
}
