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
    /// <summary>Ask the families of a class for a consent.</summary>
    AskConsents,
    /// <summary>Say by which country's rules families consent.</summary>
    KeepCountry,
    /// <summary>See the scans of signed papers; every sight of one is logged.</summary>
    SeeScans,
    /// <summary>Put scans in and take them away.</summary>
    KeepScans,
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
    /// <summary>See who is paired with whom, and the register of a pairing.</summary>
    SeePairs,
    /// <summary>Propose, substitute and end pairings.</summary>
    KeepPairs,
    /// <summary>Say yes or no to a pairing, as helper or family.</summary>
    AnswerPairing,
    /// <summary>Say what the child said to a pairing.</summary>
    SayForChild,
    /// <summary>Keep the first meeting, the plan and its checks.</summary>
    KeepPairPlan,
    /// <summary>Read the page for who takes a child over; every sight is logged.</summary>
    SeeHandOver,
    /// <summary>Keep helpers, their clearance, and the school's limit.</summary>
    KeepHelpers,
    /// <summary>Fill in one's own part of a child's file.</summary>
    FillOwnPart,
    /// <summary>Take what a family said into the file, or not.</summary>
    DecideProposals,
    /// <summary>Ask families for what is missing of a file.</summary>
    AskForFile,
    /// <summary>See how far a census has come, in figures.</summary>
    SeeCensus,
    /// <summary>Confirm or change a child in a census.</summary>
    AnswerCensus,
    /// <summary>Open and close a census, see to what was noted.</summary>
    KeepCensus,
    /// <summary>See the registers and counts of children.</summary>
    SeeRegisters,
    /// <summary>Take them out as a workbook.</summary>
    ExportRegisters,
    /// <summary>See which contact cards are about and which say something old.</summary>
    SeeCards,
    /// <summary>Print contact cards; say that one came back.</summary>
    IssueCards,
    /// <summary>Keep what stands on every card: the school's numbers, who teaches what.</summary>
    KeepCardLists,
    /// <summary>Learn from a card's code whether it still holds good.</summary>
    ScanCard,
    /// <summary>Hear what the school spoke for those who hardly read, and what lacks a voice.</summary>
    SeeRecordings,
    /// <summary>Record, replace or withdraw a spoken prompt.</summary>
    KeepRecordings,
    /// <summary>Write down what was done for a child.</summary>
    LogCare,
    /// <summary>Write down what the school did as a whole, without naming children.</summary>
    LogSchoolEvent,
    /// <summary>Correct such a record or take it back.</summary>
    MendCare,
    /// <summary>Read what was written down about a child; every sight is logged.</summary>
    SeeCare,
    /// <summary>Say why what is owed to a child could not be done.</summary>
    ExcuseCare,
    /// <summary>See what is owed, done and late, child by child, without what was written.</summary>
    SeeCareMap,
    /// <summary>Set what is owed to whom, and how often.</summary>
    KeepCareRules,
    /// <summary>Read everything done for children in one timeline; every sight of what was written is logged.</summary>
    SeeLedger,
    /// <summary>Take the ledger out as a workbook or on paper.</summary>
    ExportLedger,
    /// <summary>See the weekly marks and the monthly sheet of a teacher.</summary>
    SeeChecks,
    /// <summary>Tick the weekly marks and fill in the monthly sheet.</summary>
    KeepChecks,
    /// <summary>Write the teacher's own word on the monthly sheet.</summary>
    SayToCheck,
    /// <summary>Sign the monthly sheet as the head.</summary>
    SignChecks,
    /// <summary>See how far the school has come, in figures with the children behind them.</summary>
    SeeFigures,
    /// <summary>Change whether a child is at school, with all that follows; see what it would do.</summary>
    ChangeStatus,
    /// <summary>Move the classes up at the end of the school year.</summary>
    EndSchoolYear,
    /// <summary>Write a quick note about a child.</summary>
    WriteNote,
    /// <summary>Send, correct or take back a note: who wrote it.</summary>
    KeepNote,
    /// <summary>Answer a note about one's child, or such an answer.</summary>
    AnswerNote,
    /// <summary>Read the notes about a child.</summary>
    SeeNotes,
    /// <summary>Take a child's letter home in, page by page, and send it.</summary>
    WriteLetter,
    /// <summary>Write to one's child.</summary>
    AnswerLetter,
    /// <summary>Say of a letter to oneself that one saw it, open it again, ask to have it read.</summary>
    ReadLetter,
    /// <summary>Read or play an answer to the child, and say what the child said.</summary>
    HandLetter,
    /// <summary>Say that a printed letter was posted.</summary>
    PostLetter,
    /// <summary>See the mailboxes: which letters there are and how they stand, no word of them.</summary>
    SeeLetters,
    /// <summary>Look once more at an open letter that one took in oneself.</summary>
    OpenLetter,
    /// <summary>Look at a letter of a young class before it goes, let it go or give it back.</summary>
    LookLetter,
    /// <summary>Ask a family whether an older child may have an account of its own, open it and close it.</summary>
    KeepChildAccounts,
    /// <summary>Make the rule of who looks at letters before they go.</summary>
    KeepLetterRules,
    /// <summary>Write and take out themes for letters.</summary>
    KeepThemes,
    /// <summary>Ask to have a year's letters bound.</summary>
    AskBinding,
    /// <summary>See which families want their letters bound.</summary>
    SeeBindingWishes,
    /// <summary>Open a family's letters to bind them.</summary>
    BindLetters,
    /// <summary>Say that something about a child worries.</summary>
    RaiseConcern,
    /// <summary>See what worries.</summary>
    SeeConcerns,
    /// <summary>Take a concern up, and say what was done.</summary>
    KeepConcerns,
    /// <summary>See totals across schools.</summary>
    SeeCounty,
    /// <summary>Read and verify the audit chain.</summary>
    SeeAudit,
}
