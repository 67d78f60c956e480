using System.Collections.Frozen;

namespace FamilyLink.Domain.Access;

/// <summary>The authority table: - none, O own, C class, S school, A all schools.</summary>
public static class AuthorityTable
{
    private static readonly Role[] Columns =
        [Role.Owner, Role.Head, Role.Coordinator, Role.Counsellor, Role.Teacher, Role.Viewer, Role.CountyViewer, Role.Parent, Role.Guardian, Role.Volunteer, Role.Child, Role.System];

    // A volunteer from outside never sees a number; the county sees totals, never a child. A child with an account of its own has its letters, and no more.
    private const string Table = """
        #                Own Head Coord Couns Teach View County Par Guard Volun Child System
        SeeToday          S   S    S     S     O     S    -      -   -     -     -     A
        SeeChild          S   S    S     S     C     S    -      O   O     O     -     A
        ListChildren      S   S    S     S     O     S    -      -   -     -     -     A
        ShowNumbers       S   S    S     S     C     -    -      -   -     -     -     A
        KeepLines         S   -    S     -     -     -    -      -   -     -     -     A
        SeeSlots          S   S    S     S     O     S    -      -   -     -     -     A
        KeepSlots         S   -    S     -     -     -    -      -   -     -     -     A
        PlanWeek          S   -    S     -     -     -    -      -   -     -     -     A
        KeepHolidays      S   -    S     -     -     -    -      -   -     -     -     A
        CancelCall        S   -    S     -     -     -    -      -   -     -     -     A
        AnswerCall        S   -    S     -     C     -    -      O   -     -     -     A
        MoveCall          S   -    S     -     C     -    -      O   -     -     -     A
        ReportCall        S   -    S     -     C     -    -      O   -     -     -     A
        RunSession        S   -    S     -     C     -    -      -   -     -     -     A
        LeaveWord         -   -    -     -     -     -    -      O   -     -     -     -
        ReadWord          -   -    S     -     C     -    -      -   -     -     -     -
        PauseCalls        S   -    S     -     -     -    -      O   -     -     -     A
        SayOwnTalk        S   -    S     -     C     -    -      O   -     -     -     -
        ConfirmOwnTalk    S   -    S     -     C     -    -      -   O     -     -     -
        SeePhoneList      S   S    S     -     -     -    -      -   -     -     -     A
        KeepPhoneList     S   -    S     -     -     -    -      -   -     -     -     A
        PassDuty          S   -    S     -     O     -    -      -   -     -     -     A
        HandOverDuty      S   -    S     -     -     -    -      -   -     -     -     A
        TakeDuty          -   -    -     -     O     -    -      -   -     -     -     -
        AskTeacher        -   -    -     -     -     -    -      O   O     -     -     -
        AnswerAsk         S   S    S     -     C     -    -      -   -     -     -     -
        KeepInvitations   S   -    S     -     -     -    -      -   -     -     -     A
        SeeInvitations    S   S    S     -     -     -    -      -   -     -     -     A
        SeeBindings       S   S    S     -     -     -    -      -   -     -     -     A
        KeepBindings      S   -    S     -     -     -    -      -   -     -     -     A
        KeepChildAccounts S   -    S     -     -     -    -      -   -     -     -     A
        AnswerPhoneCheck  -   -    -     -     -     -    -      O   O     -     -     -
        GiveConsent       -   -    S     -     -     -    -      O   O     O     -     -
        SeeConsents       S   S    S     S     C     -    -      -   -     -     -     A
        ExportConsents    S   S    S     -     -     -    -      -   -     -     -     A
        KeepConsentTexts  S   S    -     -     -     -    -      -   -     -     -     A
        AskConsents       S   S    S     -     -     -    -      -   -     -     -     A
        KeepCountry       S   S    -     -     -     -    -      -   -     -     -     A
        SeeScans          -   S    S     S     C     -    -      -   -     -     -     -
        KeepScans         -   -    S     -     C     -    -      -   -     -     -     -
        ChangeSettings    -   -    S     -     O     -    -      O   O     O     O     -
        SeeMessages       S   S    S     -     -     -    -      -   -     -     -     A
        KeepMessages      S   -    S     -     -     -    -      -   -     -     -     A
        SeeStaff          S   S    S     -     -     -    -      -   -     -     -     A
        KeepStaff         S   -    -     -     -     -    -      -   -     -     -     A
        KeepFamilies      S   -    S     -     -     -    -      -   -     -     -     A
        ImportRoster      S   -    S     -     -     -    -      -   -     -     -     A
        ExportRoster      S   S    S     S     O     -    -      -   -     -     -     A
        SeeFile           S   S    S     S     C     -    -      -   -     -     -     A
        KeepFile          S   -    S     S     C     -    -      -   -     -     -     A
        SeeRestricted     -   S    S     S     -     -    -      -   -     -     -     -
        KeepRestricted    -   -    S     S     -     -    -      -   -     -     -     -
        SeeFileHistory    S   S    S     S     C     -    -      -   -     -     -     A
        KeepFileForm      S   -    S     -     -     -    -      -   -     -     -     A
        SeePairs          S   S    S     S     C     S    -      -   -     O     -     A
        KeepPairs         S   -    S     -     -     -    -      -   -     -     -     A
        AnswerPairing     S   -    S     -     O     -    -      O   O     O     -     -
        SayForChild       S   -    S     S     C     -    -      -   -     -     -     -
        KeepPairPlan      S   -    S     -     O     -    -      -   -     O     -     A
        SeeHandOver       S   S    S     S     C     -    -      -   -     -     -     A
        KeepHelpers       S   -    S     -     -     -    -      -   -     -     -     A
        FillOwnPart       -   -    -     -     -     -    -      O   O     -     -     -
        DecideProposals   S   -    S     -     C     -    -      -   -     -     -     -
        AskForFile        S   -    S     -     C     -    -      -   -     -     -     -
        SeeCensus         S   S    S     S     C     S    -      -   -     -     -     A
        AnswerCensus      S   -    S     -     C     -    -      -   -     -     -     -
        KeepCensus        S   S    S     -     -     -    -      -   -     -     -     A
        SeeRegisters      S   S    S     S     C     S    -      -   -     -     -     A
        ExportRegisters   S   S    S     S     C     S    -      -   -     -     -     A
        SeeCards          S   S    S     S     C     -    -      -   -     -     -     A
        IssueCards        S   -    S     -     C     -    -      -   -     -     -     A
        KeepCardLists     S   -    S     -     -     -    -      -   -     -     -     A
        ScanCard          -   -    -     -     C     -    -      O   O     O     -     -
        SeeRecordings     S   S    S     S     S     S    -      -   -     -     -     -
        KeepRecordings    S   -    S     -     S     -    -      -   -     -     -     -
        LogCare           S   S    S     S     S     -    -      -   -     O     -     -
        LogSchoolEvent    S   S    S     -     -     -    -      -   -     -     -     -
        MendCare          S   S    S     O     O     -    -      -   -     O     -     -
        SeeCare           S   S    S     S     C     -    -      -   -     -     -     -
        ExcuseCare        S   S    S     S     C     -    -      -   -     O     -     -
        SeeCareMap        S   S    S     S     C     S    -      -   -     -     -     A
        KeepCareRules     S   S    S     -     -     -    -      -   -     -     -     -
        SeeLedger         S   S    S     S     C     -    -      -   -     -     -     -
        ExportLedger      S   S    S     S     C     -    -      -   -     -     -     -
        SeeChecks         S   S    S     -     O     -    -      -   -     -     -     -
        KeepChecks        S   S    S     -     -     -    -      -   -     -     -     -
        SayToCheck        -   -    -     -     O     -    -      -   -     -     -     -
        SignChecks        -   S    -     -     -     -    -      -   -     -     -     -
        SeeFigures        S   S    S     S     C     S    -      -   -     -     -     -
        ChangeStatus      S   S    S     -     -     -    -      -   -     -     -     A
        EndSchoolYear     S   S    S     -     -     -    -      -   -     -     -     A
        WriteNote         S   S    S     S     C     -    -      -   -     O     -     -
        KeepNote          S   -    S     -     O     -    -      -   -     O     -     -
        AnswerNote        -   -    -     -     C     -    -      O   O     O     -     -
        SeeNotes          S   S    S     S     C     -    -      -   -     O     -     A
        WriteLetter       S   -    S     S     C     -    -      -   O     O     O     -
        AnswerLetter      -   -    -     -     -     -    -      O   O     -     -     -
        ReadLetter        -   -    -     -     -     -    -      O   O     -     -     -
        HandLetter        -   -    S     -     C     -    -      -   O     O     O     -
        PostLetter        S   -    S     -     C     -    -      -   -     -     -     -
        SeeLetters        S   S    S     S     C     -    -      -   -     -     -     A
        OpenLetter        -   -    S     S     C     -    -      -   -     -     -     -
        LookLetter        -   S    S     S     C     -    -      -   -     -     -     -
        KeepLetterRules   S   S    S     -     -     -    -      -   -     -     -     -
        KeepThemes        S   S    S     S     S     -    -      -   -     -     -     -
        AskBinding        -   -    S     -     C     -    -      O   O     -     -     -
        SeeBindingWishes  S   S    S     -     -     -    -      -   -     -     -     -
        BindLetters       -   -    S     -     -     -    -      -   -     -     -     -
        RaiseConcern      -   S    S     S     C     -    -      -   -     O     -     -
        SeeConcerns       -   S    -     S     -     -    -      -   -     -     -     -
        KeepConcerns      -   S    -     S     -     -    -      -   -     -     -     -
        SeeCounty         -   -    -     -     -     -    A      -   -     -     -     A
        SeeAudit          S   S    -     -     -     -    -      -   -     -     -     A
        """;

    /// <summary>Looks that are too ordinary for the audit chain.</summary>
    public static readonly FrozenSet<UseCase> Plain =
        new[] { UseCase.SeeToday, UseCase.ListChildren, UseCase.SeeSlots, UseCase.SeeInvitations, UseCase.SeeMessages, UseCase.SeeStaff, UseCase.SeeCounty, UseCase.SeeChild, UseCase.SeePhoneList, UseCase.SeeBindings, UseCase.SeeRecordings, UseCase.SeeFile, UseCase.SeeConsents, UseCase.SeePairs, UseCase.SeeCensus, UseCase.SeeRegisters, UseCase.SeeCards, UseCase.SeeCareMap, UseCase.SeeFigures }.ToFrozenSet();

    /// <summary>What is kept in the audit chain whoever does it.</summary>
    public static readonly FrozenSet<UseCase> AlwaysLogged = new[] { UseCase.ShowNumbers, UseCase.ReadWord, UseCase.GiveConsent, UseCase.OpenLetter, UseCase.HandLetter, UseCase.LookLetter, UseCase.RaiseConcern }.ToFrozenSet();

    /// <summary>What is kept in the audit chain also when it is refused: somebody reached for another's letter, or for what worries about a child.</summary>
    public static readonly FrozenSet<UseCase> RefusalsLogged =
        new[] { UseCase.WriteLetter, UseCase.AnswerLetter, UseCase.ReadLetter, UseCase.HandLetter, UseCase.PostLetter, UseCase.OpenLetter, UseCase.LookLetter, UseCase.BindLetters, UseCase.SeeConcerns, UseCase.KeepConcerns }.ToFrozenSet();

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
