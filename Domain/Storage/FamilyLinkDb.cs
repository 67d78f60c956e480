using FamilyLink.Domain.Access;
using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.FamilyPhone.Planning;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.MonthChecks;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Safeguarding;
using FamilyLink.Domain.Scans;
using FamilyLink.Domain.SchoolYear;
using FamilyLink.Domain.Spoken;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Storage;

/// <summary>The whole store as EF sees it; written only through <see cref="Store"/> or, for sign-in, through its gate.</summary>
/// <param name="options">Connection and engine.</param>
/// <param name="gate">Set for contexts that live outside a use case (sign-in): their saves pass through the write gate.</param>
public sealed class FamilyLinkDb(DbContextOptions<FamilyLinkDb> options, IEngine? gate = null)
    : IdentityUserContext<StaffAccount, long>(options)
{
    /// <summary>Schools.</summary>
    public DbSet<School> Schools => Set<School>();
    /// <summary>Classes.</summary>
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();
    /// <summary>Children.</summary>
    public DbSet<Child> Children => Set<Child>();
    /// <summary>Adults of the programme.</summary>
    public DbSet<Member> Members => Set<Member>();
    /// <summary>Chats of members.</summary>
    public DbSet<MemberAddress> Addresses => Set<MemberAddress>();
    /// <summary>Who is what to which child.</summary>
    public DbSet<ChildLink> Links => Set<ChildLink>();
    /// <summary>Changes of a child's status.</summary>
    public DbSet<StatusChange> StatusChanges => Set<StatusChange>();
    /// <summary>Ends of school years.</summary>
    public DbSet<YearEnd> YearEnds => Set<YearEnd>();
    /// <summary>Name search.</summary>
    public DbSet<NameGram> NameGrams => Set<NameGram>();
    /// <summary>What stands in the files of children.</summary>
    public DbSet<FileEntry> FileEntries => Set<FileEntry>();
    /// <summary>Fields that schools added to the file.</summary>
    public DbSet<OwnField> OwnFields => Set<OwnField>();
    /// <summary>What families said for files.</summary>
    public DbSet<FileProposal> FileProposals => Set<FileProposal>();
    /// <summary>Rounds of the census.</summary>
    public DbSet<CensusRound> CensusRounds => Set<CensusRound>();
    /// <summary>What a round said of a child.</summary>
    public DbSet<CensusAnswer> CensusAnswers => Set<CensusAnswer>();
    /// <summary>What class teachers noted for the coordinator.</summary>
    public DbSet<CensusNote> CensusNotes => Set<CensusNote>();
    /// <summary>Figures of closed rounds.</summary>
    public DbSet<CensusCount> CensusCounts => Set<CensusCount>();
    /// <summary>What was done for children.</summary>
    public DbSet<CareRecord> CareRecords => Set<CareRecord>();
    /// <summary>The children in it.</summary>
    public DbSet<CareChild> CareChildren => Set<CareChild>();
    /// <summary>What was written about it.</summary>
    public DbSet<CareText> CareTexts => Set<CareText>();
    /// <summary>Its voices and pictures.</summary>
    public DbSet<CareMedia> CareMedia => Set<CareMedia>();
    /// <summary>What schools ask for, where it is not as usual.</summary>
    public DbSet<CareRule> CareRules => Set<CareRule>();
    /// <summary>What a school as a whole owes, where it is not as usual.</summary>
    public DbSet<SchoolDutyRule> SchoolDutyRules => Set<SchoolDutyRule>();

    /// <summary>Why a school could not do what it owes as a whole.</summary>
    public DbSet<SchoolDutyExcuse> SchoolDutyExcuses => Set<SchoolDutyExcuse>();
    /// <summary>From when on schools count what is owed.</summary>
    public DbSet<CareStart> CareStarts => Set<CareStart>();
    /// <summary>Why something could not be done.</summary>
    public DbSet<CareExcuse> CareExcuses => Set<CareExcuse>();
    /// <summary>Letters home and back.</summary>
    public DbSet<Letter> Letters => Set<Letter>();
    /// <summary>Their pages, voices, films and words.</summary>
    public DbSet<LetterPart> LetterParts => Set<LetterPart>();
    /// <summary>For whom they are.</summary>
    public DbSet<LetterReader> LetterReaders => Set<LetterReader>();
    /// <summary>What to write about.</summary>
    public DbSet<LetterTheme> LetterThemes => Set<LetterTheme>();
    /// <summary>Who waits for a family's yes to letters.</summary>
    public DbSet<LetterWish> LetterWishes => Set<LetterWish>();
    /// <summary>Families' wishes to have a year's letters bound.</summary>
    public DbSet<LetterBinding> LetterBindings => Set<LetterBinding>();
    /// <summary>What worries about children.</summary>
    public DbSet<Concern> Concerns => Set<Concern>();
    /// <summary>Weekly marks of teachers' months.</summary>
    public DbSet<CheckMark> CheckMarks => Set<CheckMark>();
    /// <summary>Monthly sheets of teachers.</summary>
    public DbSet<MonthCheck> MonthChecks => Set<MonthCheck>();
    /// <summary>Days on which teachers were told.</summary>
    public DbSet<CareRun> CareRuns => Set<CareRun>();
    /// <summary>Contact cards that were printed.</summary>
    public DbSet<ContactCard> ContactCards => Set<ContactCard>();
    /// <summary>Who teaches a class what.</summary>
    public DbSet<SubjectTeacher> SubjectTeachers => Set<SubjectTeacher>();
    /// <summary>Quick notes.</summary>
    public DbSet<Note> Notes => Set<Note>();
    /// <summary>The children of notes.</summary>
    public DbSet<NoteChild> NoteChildren => Set<NoteChild>();
    /// <summary>The words of notes, edition by edition.</summary>
    public DbSet<NoteText> NoteTexts => Set<NoteText>();
    /// <summary>Files sent with notes and answers, until they are fetched.</summary>
    public DbSet<NoteFile> NoteFiles => Set<NoteFile>();
    /// <summary>The same as they are kept for each child.</summary>
    public DbSet<NoteMedia> NoteMedia => Set<NoteMedia>();
    /// <summary>Answers to notes.</summary>
    public DbSet<NoteAnswer> NoteAnswers => Set<NoteAnswer>();
    /// <summary>Monthly notes and the letters of a term.</summary>
    public DbSet<ProgressNote> ProgressNotes => Set<ProgressNote>();
    /// <summary>Their aspects, edition by edition.</summary>
    public DbSet<ProgressPart> ProgressParts => Set<ProgressPart>();
    /// <summary>Who of a family has them, and what they pressed.</summary>
    public DbSet<ProgressReader> ProgressReaders => Set<ProgressReader>();
    /// <summary>When each person's weekly update is due.</summary>
    public DbSet<UpdateTurn> UpdateTurns => Set<UpdateTurn>();
    /// <summary>Weekly updates that were owed.</summary>
    public DbSet<WeeklyUpdate> WeeklyUpdates => Set<WeeklyUpdate>();
    /// <summary>Pairings.</summary>
    public DbSet<Pair> Pairs => Set<Pair>();
    /// <summary>Askings about pairings.</summary>
    public DbSet<PairAsk> PairAsks => Set<PairAsk>();
    /// <summary>What was said to them.</summary>
    public DbSet<PairWord> PairWords => Set<PairWord>();
    /// <summary>Who stands in for a helper.</summary>
    public DbSet<PairLeave> PairLeaves => Set<PairLeave>();
    /// <summary>Plans of pairings in stages.</summary>
    public DbSet<PairStage> PairStages => Set<PairStage>();
    /// <summary>What is known of helpers.</summary>
    public DbSet<HelperCard> Helpers => Set<HelperCard>();
    /// <summary>How schools pair.</summary>
    public DbSet<PairingRules> PairingRules => Set<PairingRules>();
    /// <summary>Telephones and video seats.</summary>
    public DbSet<PhoneLine> Lines => Set<PhoneLine>();
    /// <summary>Opening times of lines.</summary>
    public DbSet<LineOpening> Openings => Set<LineOpening>();
    /// <summary>Weekly times.</summary>
    public DbSet<CallSlot> Slots => Set<CallSlot>();
    /// <summary>When a class cannot come to the telephone.</summary>
    public DbSet<ClassHours> ClassHours => Set<ClassHours>();
    /// <summary>Plans of the week.</summary>
    public DbSet<WeekPlan> WeekPlans => Set<WeekPlan>();
    /// <summary>Their times.</summary>
    public DbSet<PlanEntry> PlanEntries => Set<PlanEntry>();
    /// <summary>Terms.</summary>
    public DbSet<SchoolTerm> Terms => Set<SchoolTerm>();
    /// <summary>Days and hours without calls.</summary>
    public DbSet<QuietDays> QuietDays => Set<QuietDays>();
    /// <summary>Calls.</summary>
    public DbSet<Call> Calls => Set<Call>();
    /// <summary>Sessions: one line, one day.</summary>
    public DbSet<CallSession> Sessions => Set<CallSession>();
    /// <summary>Words of parents for their children.</summary>
    public DbSet<ParentWord> Words => Set<ParentWord>();
    /// <summary>What the school spoke for those who hardly read.</summary>
    public DbSet<PromptRecording> PromptRecordings => Set<PromptRecording>();
    /// <summary>Under which ids bots know those recordings.</summary>
    public DbSet<PromptFile> PromptFiles => Set<PromptFile>();
    /// <summary>Times in which a parent's calls rest.</summary>
    public DbSet<CallPause> Pauses => Set<CallPause>();
    /// <summary>Weeks in which a family talked on its own phones.</summary>
    public DbSet<OwnTalk> OwnTalks => Set<OwnTalk>();
    /// <summary>Teachers asked to take a duty.</summary>
    public DbSet<DutyAsk> DutyAsks => Set<DutyAsk>();
    /// <summary>Teachers who take another's duties for some days.</summary>
    public DbSet<DutyStandIn> StandIns => Set<DutyStandIn>();
    /// <summary>Tries to tell a family something by telephone or slip.</summary>
    public DbSet<PhoneTry> PhoneTries => Set<PhoneTry>();
    /// <summary>Families who asked for the teacher.</summary>
    public DbSet<TeacherAsk> TeacherAsks => Set<TeacherAsk>();
    /// <summary>Invitations.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();
    /// <summary>Wrong codes typed.</summary>
    public DbSet<CodeTry> CodeTries => Set<CodeTry>();
    /// <summary>Consent texts.</summary>
    public DbSet<ConsentText> ConsentTexts => Set<ConsentText>();
    /// <summary>Consents.</summary>
    public DbSet<Consent> Consents => Set<Consent>();
    /// <summary>Families asked for a consent.</summary>
    public DbSet<ConsentAsk> ConsentAsks => Set<ConsentAsk>();
    /// <summary>Scans of signed papers.</summary>
    public DbSet<Scan> Scans => Set<Scan>();
    /// <summary>Updates from the chat service.</summary>
    public DbSet<InboxUpdate> Inbox => Set<InboxUpdate>();
    /// <summary>Conversations of several steps.</summary>
    public DbSet<Conversation> Conversations => Set<Conversation>();
    /// <summary>Messages owed.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    /// <summary>Roles given to accounts.</summary>
    public DbSet<StaffGrant> Grants => Set<StaffGrant>();
    /// <summary>The audit chain.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    /// <summary>Histories of rows.</summary>
    public DbSet<RecordChange> Changes => Set<RecordChange>();
    /// <summary>Data Protection's keys, sealed.</summary>
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    /// <summary>Leases of nightly work.</summary>
    public DbSet<WorkLease> Leases => Set<WorkLease>();
    /// <summary>The one row that says sandbox or real, for good.</summary>
    public DbSet<InstallStamp> Stamps => Set<InstallStamp>();

    /// <summary>Passkeys included from the start (packages.md).</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        if (gate is null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var writer = await gate.EnterWrite(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Configure(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(FamilyLinkDb).Assembly);
        Conventions.Finish(builder);
    }

    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<Entity>().Where(e => e.State == EntityState.Modified))
            entry.Entity.Version++;
    }
}
