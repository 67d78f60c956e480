using FamilyLink.Domain.Access;
using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.County;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.FamilyPhone.Planning;
using FamilyLink.Domain.Figures;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Ledger;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.MonthChecks;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Pairing.Planning;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Registers;
using FamilyLink.Domain.Roster;
using FamilyLink.Domain.Safeguarding;
using FamilyLink.Domain.Scans;
using FamilyLink.Domain.SchoolYear;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FamilyLink.Domain;

/// <summary>Registers everything of the domain on an opened store.</summary>
public static class DomainServices
{
    /// <summary>Adds the store, the clocks and every use case; an <see cref="ISchoolClock"/> registered before stays.</summary>
    public static IServiceCollection AddFamilyLinkDomain(this IServiceCollection services, OpenStore open)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISchoolClock, MachineSchoolClock>();
        services.AddSingleton(open);
        services.AddSingleton(open.Engine);
        services.AddSingleton(open.Keys);
        services.AddSingleton(p =>
        {
            var ids = new IdSource(p.GetRequiredService<TimeProvider>(), open.Stamp.Installation);
            ids.ContinueAfter(open.LastId);
            return ids;
        });
        services.AddSingleton<Sealer>();
        services.AddSingleton(p => new MediaStore(open.Keys, open.Settings.MediaDirectory, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Doorbell>().AddSingleton<MediaSweep>();
        services.AddSingleton<Store>();
        services.AddSingleton<InvitationCodes>().AddSingleton<Invitations>().AddSingleton<Enrol>().AddSingleton<Bindings>().AddSingleton<PhoneChecks>().AddSingleton<Consents>().AddSingleton<ChildConsents>().AddSingleton<ChildAccounts>();
        services.AddSingleton<ConsentProofs>().AddSingleton<ConsentAsks>().AddSingleton<AskTicks>().AddSingleton<Countries>().AddSingleton<ScanTaking>().AddSingleton<ScanBook>();
        services.AddSingleton<Preferences>();
        services.AddSingleton(new AuditHeads(open.Settings));
        services.AddSingleton<Staff>().AddSingleton<Self>().AddSingleton<Upcoming>().AddSingleton<SlotBoard>().AddSingleton<Invitees>();
        services.AddSingleton<Reminders>().AddSingleton<Sessions>().AddSingleton<CallMaker>().AddSingleton<Slots>().AddSingleton<Lines>();
        services.AddSingleton<Calls>().AddSingleton<MakeUps>().AddSingleton<Moves>().AddSingleton<Pauses>().AddSingleton<Standing>().AddSingleton<OwnTalks>().AddSingleton<Substitutes>().AddSingleton<StandIns>().AddSingleton<ParentWords>().AddSingleton<Numbers>();
        services.AddSingleton<WalkIns>().AddSingleton<SessionQueue>().AddSingleton<CallWeeks>();
        services.AddSingleton<Ticks>().AddSingleton<Today>();
        services.AddSingleton<CountyOverview>().AddSingleton<AskForTeacher>();
        services.AddSingleton<Todos>().AddSingleton<PhoneList>().AddSingleton<PhoneTries>().AddSingleton<HomeSlips>().AddSingleton<PaperFamilies>();
        services.AddSingleton<Recordings>().AddSingleton<VoiceTaking>();
        services.AddSingleton<Plans>().AddSingleton<PlanPublishing>().AddSingleton<PlanBoard>().AddSingleton<SchoolHolidays>().AddSingleton<Wishes>().AddSingleton<SchoolTerms>();
        services.AddSingleton<Rosters>().AddSingleton<ChildRegister>().AddSingleton<FileBook>().AddSingleton<FileHistory>().AddSingleton<OwnFields>();
        services.AddSingleton<PairProposals>().AddSingleton<PairAnswers>().AddSingleton<PairLife>().AddSingleton<PairStages>().AddSingleton<PairBook>().AddSingleton<PairPlanner>().AddSingleton<Helpers>().AddSingleton<Renewals>().AddSingleton<HandOvers>().AddSingleton<PairTicks>();
        services.AddSingleton<LeavingEnds>().AddSingleton<Leavers>().AddSingleton<Siblings>().AddSingleton<YearEnds>();
        services.AddSingleton<FamilyPart>().AddSingleton<FileProposals>().AddSingleton<FileAsking>();
        services.AddSingleton<CensusRounds>().AddSingleton<CensusAnswers>().AddSingleton<CensusTicks>();
        services.AddSingleton<RegisterBook>();
        services.AddSingleton<Notes>().AddSingleton<NoteFiles>().AddSingleton<NoteAnswers>().AddSingleton<NoteBook>().AddSingleton<WeeklyUpdates>().AddSingleton<PaperUpdates>();
        services.AddSingleton<ProgressNotes>().AddSingleton<ProgressReading>().AddSingleton<ProgressBook>();
        services.AddSingleton<LetterWriting>().AddSingleton<LetterDesk>().AddSingleton<LetterReading>().AddSingleton<LetterFiles>().AddSingleton<LetterBook>().AddSingleton<LetterTicks>().AddSingleton<LetterLooks>().AddSingleton<LetterThemes>().AddSingleton<LetterBindings>().AddSingleton<LetterFigures>();
        services.AddSingleton<Concerns>();
        services.AddSingleton<CareLog>().AddSingleton<CareBook>().AddSingleton<CareFetching>().AddSingleton<CareRules>().AddSingleton<CareExcuses>().AddSingleton<CareBoard>().AddSingleton<CareTicks>().AddSingleton<SchoolDuties>();
        services.AddSingleton<LedgerBook>().AddSingleton<LedgerBox>().AddSingleton<MonthBook>().AddSingleton<MonthKeeping>().AddSingleton<FigureBook>();
        services.AddSingleton<CardCodes>().AddSingleton<Cards>().AddSingleton<CardIssuing>().AddSingleton<CardScans>().AddSingleton<CardLists>();
        services.AddSingleton<ChildFiles>().AddSingleton<ChildSearch>().AddSingleton<Messages>().AddSingleton<DemoSchool>();
        return services;
    }
}
