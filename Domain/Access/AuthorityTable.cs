using System.Collections.Frozen;

namespace FamilyLink.Domain.Access;

/// <summary>Every use case that somebody may ask for; each has a row in <see cref="AuthorityTable"/>.</summary>
public enum UseCase
{
    /// <summary>See today's calls and what is amiss.</summary>
    SeeToday,
    /// <summary>See a child's page: members, slots, calls, messages.</summary>
    SeeChild,
    /// <summary>Search and list children.</summary>
    ListChildren,
    /// <summary>See telephone numbers; every sight is logged.</summary>
    ShowNumbers,
    /// <summary>Set up lines and their opening times.</summary>
    KeepLines,
    /// <summary>See lines and slots.</summary>
    SeeSlots,
    /// <summary>Make or end a weekly slot.</summary>
    KeepSlots,
    /// <summary>Plan the week: propose, change the draft, publish; what a class or child needs for it.</summary>
    PlanWeek,
    /// <summary>Set days and hours without calls.</summary>
    KeepHolidays,
    /// <summary>Cancel one call.</summary>
    CancelCall,
    /// <summary>Answer for the parent: suits, other time, not this week.</summary>
    AnswerCall,
    /// <summary>Give one call another time.</summary>
    MoveCall,
    /// <summary>Say how a call went.</summary>
    ReportCall,
    /// <summary>Run a session: who comes by, in what order, how late.</summary>
    RunSession,
    /// <summary>Leave a word for the child after the call.</summary>
    LeaveWord,
    /// <summary>Read the parent's word; every sight is logged.</summary>
    ReadWord,
    /// <summary>Let a parent's calls rest and take them up again.</summary>
    PauseCalls,
    /// <summary>Say that this week's talk was on the family's own phones.</summary>
    SayOwnTalk,
    /// <summary>Say whether such a talk was.</summary>
    ConfirmOwnTalk,
    /// <summary>See who of the families must be phoned today.</summary>
    SeePhoneList,
    /// <summary>Write down that a family was told something by telephone or slip, or tried to be.</summary>
    KeepPhoneList,
    /// <summary>Ask somebody to take one's duty.</summary>
    PassDuty,
    /// <summary>Hand the duties of some days to another teacher who has agreed.</summary>
    HandOverDuty,
    /// <summary>Say yes or no to a duty one is asked to take.</summary>
    TakeDuty,
    /// <summary>Ask for the teacher about a child of one's own.</summary>
    AskTeacher,
    /// <summary>Say that one will be, or was, in touch with who asked for the teacher.</summary>
    AnswerAsk,
    /// <summary>Issue, print or revoke invitations.</summary>
    KeepInvitations,
    /// <summary>See invitations.</summary>
    SeeInvitations,
    /// <summary>See since when and how a family's telephones are bound.</summary>
    SeeBindings,
    /// <summary>Take a chat back, say that a telephone is shared or was checked; with the reason.</summary>
    KeepBindings,
    /// <summary>Say whether a telephone is still the family's.</summary>
    AnswerPhoneCheck,
    /// <summary>Give or withdraw consent for oneself.</summary>
    GiveConsent,
    /// <summary>See who said what to which consent text about a child.</summary>
    SeeConsents,
    /// <summary>Take the proof of a child's consents out.</summary>
    ExportConsents,
    /// <summary>Publish a new version of a consent text.</summary>
    KeepConsentTexts,
    /// <summary>Change one's own language, zone and quiet hours.</summary>
    ChangeSettings,
    /// <summary>See what waits to be sent.</summary>
    SeeMessages,
    /// <summary>Send again or cancel a message.</summary>
    KeepMessages,
    /// <summary>See staff accounts.</summary>
    SeeStaff,
    /// <summary>Make or close staff accounts and give or take roles.</summary>
    KeepStaff,
    /// <summary>Change members and their links to children.</summary>
    KeepFamilies,
    /// <summary>Bring a school's own list of children in.</summary>
    ImportRoster,
    /// <summary>Take the list of children out as a workbook.</summary>
    ExportRoster,
    /// <summary>Read a child's file.</summary>
    SeeFile,
    /// <summary>Fill in a child's file.</summary>
    KeepFile,
    /// <summary>Read the fields of a file that are for few eyes; every sight is logged.</summary>
    SeeRestricted,
    /// <summary>Fill in such fields.</summary>
    KeepRestricted,
    /// <summary>See who changed what in a file, and when.</summary>
    SeeFileHistory,
    /// <summary>Add fields of the school's own to the file.</summary>
    KeepFileForm,
    /// <summary>Hear what the school spoke for those who hardly read, and what lacks a voice.</summary>
    SeeRecordings,
    /// <summary>Record, replace or withdraw a spoken prompt.</summary>
    KeepRecordings,
    /// <summary>See totals across schools.</summary>
    SeeCounty,
    /// <summary>Read and verify the audit chain.</summary>
    SeeAudit,
}

/// <summary>The authority table: - none, O own, C class, S school, A all schools.</summary>
public static class AuthorityTable
{
    private static readonly Role[] Columns =
        [Role.Owner, Role.Head, Role.Coordinator, Role.Counsellor, Role.Teacher, Role.Viewer, Role.CountyViewer, Role.Parent, Role.Guardian, Role.Volunteer, Role.System];

    // A volunteer from outside never sees a number; the county sees totals, never a child.
    private const string Table = """
        #                Own Head Coord Couns Teach View County Par Guard Volun System
        SeeToday          S   S    S     S     O     S    -      -   -     -     A
        SeeChild          S   S    S     S     C     S    -      O   O     O     A
        ListChildren      S   S    S     S     O     S    -      -   -     -     A
        ShowNumbers       S   S    S     S     C     -    -      -   -     -     A
        KeepLines         S   -    S     -     -     -    -      -   -     -     A
        SeeSlots          S   S    S     S     O     S    -      -   -     -     A
        KeepSlots         S   -    S     -     -     -    -      -   -     -     A
        PlanWeek          S   -    S     -     -     -    -      -   -     -     A
        KeepHolidays      S   -    S     -     -     -    -      -   -     -     A
        CancelCall        S   -    S     -     -     -    -      -   -     -     A
        AnswerCall        S   -    S     -     C     -    -      O   -     -     A
        MoveCall          S   -    S     -     C     -    -      O   -     -     A
        ReportCall        S   -    S     -     C     -    -      O   -     -     A
        RunSession        S   -    S     -     C     -    -      -   -     -     A
        LeaveWord         -   -    -     -     -     -    -      O   -     -     -
        ReadWord          -   -    S     -     C     -    -      -   -     -     -
        PauseCalls        S   -    S     -     -     -    -      O   -     -     A
        SayOwnTalk        S   -    S     -     C     -    -      O   -     -     -
        ConfirmOwnTalk    S   -    S     -     C     -    -      -   O     -     -
        SeePhoneList      S   S    S     -     -     -    -      -   -     -     A
        KeepPhoneList     S   -    S     -     -     -    -      -   -     -     A
        PassDuty          S   -    S     -     O     -    -      -   -     -     A
        HandOverDuty      S   -    S     -     -     -    -      -   -     -     A
        TakeDuty          -   -    -     -     O     -    -      -   -     -     -
        AskTeacher        -   -    -     -     -     -    -      O   O     -     -
        AnswerAsk         S   S    S     -     C     -    -      -   -     -     -
        KeepInvitations   S   -    S     -     -     -    -      -   -     -     A
        SeeInvitations    S   S    S     -     -     -    -      -   -     -     A
        SeeBindings       S   S    S     -     -     -    -      -   -     -     A
        KeepBindings      S   -    S     -     -     -    -      -   -     -     A
        AnswerPhoneCheck  -   -    -     -     -     -    -      O   O     -     -
        GiveConsent       -   -    S     -     -     -    -      O   O     O     -
        SeeConsents       S   S    S     S     C     -    -      -   -     -     A
        ExportConsents    S   S    S     -     -     -    -      -   -     -     A
        KeepConsentTexts  S   S    -     -     -     -    -      -   -     -     A
        ChangeSettings    -   -    S     -     O     -    -      O   O     O     -
        SeeMessages       S   S    S     -     -     -    -      -   -     -     A
        KeepMessages      S   -    S     -     -     -    -      -   -     -     A
        SeeStaff          S   S    S     -     -     -    -      -   -     -     A
        KeepStaff         S   -    -     -     -     -    -      -   -     -     A
        KeepFamilies      S   -    S     -     -     -    -      -   -     -     A
        ImportRoster      S   -    S     -     -     -    -      -   -     -     A
        ExportRoster      S   S    S     S     O     -    -      -   -     -     A
        SeeFile           S   S    S     S     C     -    -      -   -     -     A
        KeepFile          S   -    S     S     C     -    -      -   -     -     A
        SeeRestricted     -   S    S     S     -     -    -      -   -     -     -
        KeepRestricted    -   -    S     S     -     -    -      -   -     -     -
        SeeFileHistory    S   S    S     S     C     -    -      -   -     -     A
        KeepFileForm      S   -    S     -     -     -    -      -   -     -     A
        SeeRecordings     S   S    S     S     S     S    -      -   -     -     -
        KeepRecordings    S   -    S     -     S     -    -      -   -     -     -
        SeeCounty         -   -    -     -     -     -    A      -   -     -     A
        SeeAudit          S   S    -     -     -     -    -      -   -     -     A
        """;

    /// <summary>Looks that are too ordinary for the audit chain.</summary>
    public static readonly FrozenSet<UseCase> Plain =
        new[] { UseCase.SeeToday, UseCase.ListChildren, UseCase.SeeSlots, UseCase.SeeInvitations, UseCase.SeeMessages, UseCase.SeeStaff, UseCase.SeeCounty, UseCase.SeeChild, UseCase.SeePhoneList, UseCase.SeeBindings, UseCase.SeeRecordings, UseCase.SeeFile, UseCase.SeeConsents }.ToFrozenSet();

    /// <summary>What is kept in the audit chain whoever does it.</summary>
    public static readonly FrozenSet<UseCase> AlwaysLogged = new[] { UseCase.ShowNumbers, UseCase.ReadWord, UseCase.GiveConsent }.ToFrozenSet();

    /// <summary>Reads the table; a row of the wrong width or an unknown name is a bug and throws.</summary>
    internal static FrozenDictionary<(UseCase, Role), Reach> Read() =>
        Table.Split('\n').Where(line => !line.StartsWith('#')).SelectMany(Row).ToFrozenDictionary();

    private static IEnumerable<KeyValuePair<(UseCase, Role), Reach>> Row(string line)
    {
        var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (cells.Length != Columns.Length + 1) throw new FormatException($"The authority table's row is not {Columns.Length + 1} cells wide: {line}");
        var useCase = Enum.Parse<UseCase>(cells[0]);
        return Columns.Select((role, i) => KeyValuePair.Create((useCase, role), ReachOf(cells[i + 1])));
    }

    private static Reach ReachOf(string cell) => cell switch
    {
        "-" => Reach.None,
        "O" => Reach.Own,
        "C" => Reach.Class,
        "S" => Reach.School,
        "A" => Reach.All,
        _ => throw new FormatException($"Unknown reach {cell}"),
    };
}
