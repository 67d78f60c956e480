using FamilyLink.Bot.AskTeacher;
using FamilyLink.Bot.Care;
using FamilyLink.Bot.Census;
using FamilyLink.Bot.ContactCards;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Enrolment;
using FamilyLink.Bot.Families;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Files;
using FamilyLink.Bot.Leaving;
using FamilyLink.Bot.Letters;
using FamilyLink.Bot.Pairing;
using FamilyLink.Bot.Progress;
using FamilyLink.Bot.Progress.Monthly;
using FamilyLink.Bot.Safeguarding;
using FamilyLink.Bot.Spoken;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Telegram.Bot;

namespace FamilyLink.Bot.Updates;

/// <summary>Registers how people talk with the bot; sending and receiving are registered elsewhere.</summary>
public static class ConversationServices
{
    /// <summary>Adds the reader of the inbox, every feature's chat and the renderer of every kind.</summary>
    public static IServiceCollection AddFamilyLinkConversations(this IServiceCollection services)
    {
        services.AddSingleton<IChat, EnrolmentChat>().AddSingleton<IMessages, EnrolmentMessages>().AddSingleton<ConsentWords>().AddSingleton<IChat, PhoneCheckChat>().AddSingleton<IMessages, PhoneCheckChat>();
        services.AddSingleton<IChat, AskTeacherChat>().AddSingleton<IMessages, AskTeacherMessages>();
        services.AddSingleton<IChat, HomeChat>().AddSingleton<IMessages, HomeMessages>();
        services.AddSingleton<ChildConsentChat>().AddSingleton<IChat>(p => p.GetRequiredService<ChildConsentChat>()).AddSingleton<IMessages, ChildConsentMessages>();
        services.AddSingleton<SiblingChat>().AddSingleton<IChat>(p => p.GetRequiredService<SiblingChat>()).AddSingleton<FileChat>().AddSingleton<IChat>(p => p.GetRequiredService<FileChat>()).AddSingleton<IMessages, FileMessages>();
        services.AddSingleton<IChat, CensusChat>().AddSingleton<IMessages, CensusMessages>();
        services.AddSingleton<IChat, ConsentAskChat>().AddSingleton<IMessages, ConsentAskMessages>();
        services.AddSingleton<ContactCardChat>().AddSingleton<IChat>(p => p.GetRequiredService<ContactCardChat>()).AddSingleton<IMessages, ContactCardMessages>();
        services.AddSingleton<IChat, LetterChat>().AddSingleton<IChat, LetterHandChat>().AddSingleton<IChat, LetterLookChat>().AddSingleton<IMessages, LetterMessages>().AddSingleton<IMessages, LetterTold>().AddSingleton<IMessages, LetterNearMessages>().AddSingleton<IMessages, LetterLookMessages>();
        services.AddSingleton<IChat, ConcernChat>().AddSingleton<IMessages, ConcernMessages>();
        services.AddSingleton<IChat, NoteChat>().AddSingleton<IChat, NoteKeptChat>().AddSingleton<IChat, NoteAnswerChat>().AddSingleton<IMessages, NoteMessages>().AddSingleton<IMessages, NoteTold>().AddSingleton<IMessages, UpdateMessages>().AddSingleton<IMessages, UpdateHourMessages>();
        services.AddSingleton<MonthChat>().AddSingleton<IChat>(p => p.GetRequiredService<MonthChat>()).AddSingleton<IChat, MonthFamilyChat>().AddSingleton<IMessages, MonthMessages>().AddSingleton<IMessages, MonthTold>();
        services.AddSingleton<UpdateChat>().AddSingleton<IChat>(p => p.GetRequiredService<UpdateChat>());
        services.AddSingleton<NewsChat>().AddSingleton<IChat>(p => p.GetRequiredService<NewsChat>()).AddSingleton<IMessages, NewsMessages>();
        services.AddSingleton<IChat, SettingsChat>().AddSingleton<IMessages, SettingsMessages>();
        services.AddSingleton<IChat, ParentChat>().AddSingleton<IMessages, ParentMessages>().AddSingleton<IMessages, GuardianMessages>().AddSingleton<IMessages, AfterCallMessages>();
        services.AddSingleton<IChat, MoveChat>().AddSingleton<IMessages, MoveMessages>().AddSingleton<IMessages, WeekMessages>();
        services.AddSingleton<IChat, SessionChat>().AddSingleton<IMessages, SessionMessages>().AddSingleton<IChat, CardChat>().AddSingleton<IMessages, CardMessages>().AddSingleton<IMessages, ReportMessages>();
        services.AddSingleton<IChat, WordChat>().AddSingleton<IMessages, WordMessages>();
        services.AddSingleton<IChat, CallsChat>().AddSingleton<IMessages, CallsMessages>().AddSingleton<IMessages, CareMessages>();
        services.AddSingleton<IChat, DutyChat>().AddSingleton<IMessages, DutyMessages>();
        services.AddSingleton<IChat, HandChat>().AddSingleton<IMessages, HandMessages>();
        services.AddSingleton<IChat, PairAskChat>().AddSingleton<IMessages, PairAskMessages>().AddSingleton<IChat, PairChat>().AddSingleton<IChat, PairPlanChat>().AddSingleton<IMessages, PairMessages>().AddSingleton<IMessages, PairPlanMessages>();
        services.AddSingleton<IChat, RecordChat>().AddSingleton<IMessages, SpokenMessages>();
        services.AddSingleton<IMessages, LeavingMessages>();
        services.AddSingleton<LogChat>().AddSingleton<IChat>(p => p.GetRequiredService<LogChat>()).AddSingleton<IMessages, LogMessages>().AddSingleton<IChat, TapChat>().AddSingleton<IMessages, TapMessages>();
        services.AddSingleton<IChat, OwedChat>().AddSingleton<IMessages, OwedMessages>();
        services.AddSingleton<IMessages, UpdatesMessages>();
        services.TryAddSingleton(new BotIdentity(""));
        services.TryAddSingleton<Func<ITelegramBotClient>>(p => p.GetRequiredService<ITelegramBotClient>);
        services.AddSingleton<Routes>().AddSingleton<Router>().AddSingleton<Courtesies>().AddSingleton<UpdateDesk>();
        services.AddSingleton<InboxReader>().AddHostedService(p => p.GetRequiredService<InboxReader>());
        services.AddSingleton(p => Filled(p.GetServices<IMessages>()));
        return services;
    }

    private static Renderers Filled(IEnumerable<IMessages> features)
    {
        var renderers = new Renderers();
        foreach (var feature in features) feature.Add(renderers);
        return renderers;
    }
}
