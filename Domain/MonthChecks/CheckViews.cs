using FamilyLink.Domain.Care;
using FamilyLink.Domain.Ledger;

namespace FamilyLink.Domain.MonthChecks;

/// <summary>A weekly mark that stands.</summary>
/// <param name="Week">Which of the four, from 1.</param>
/// <param name="By">Who set it, by name.</param>
/// <param name="At">When, UTC, school clock.</param>
public sealed record MarkSet(int Week, string By, DateTime At);

/// <summary>A teacher's month in the list of the school, which is by name and never by figures.</summary>
/// <param name="TeacherId">The member.</param>
/// <param name="Name">Name.</param>
/// <param name="Classes">The classes of which they are class teacher.</param>
/// <param name="Marks">The weekly marks that stand.</param>
/// <param name="Figures">What was asked for in the month, done and not.</param>
/// <param name="Lacking">Records of theirs without evidence.</param>
/// <param name="Grade">How it was, or null.</param>
/// <param name="Signed">True once the head signed.</param>
public sealed record CheckRow(long TeacherId, string Name, List<string> Classes, List<MarkSet> Marks, CareFigures Figures, int Lacking, CheckGrade? Grade, bool Signed);

/// <summary>One thing that was not done, with why when somebody said it.</summary>
/// <param name="Child">Name.</param>
/// <param name="Duty">What.</param>
/// <param name="Reason">Why it could not be done, or null.</param>
/// <param name="Words">More words to it, or null.</param>
public sealed record CheckGap(string Child, CareDuty Duty, CareReason? Reason, string? Words);

/// <summary>The monthly sheet of a teacher.</summary>
/// <param name="School">The school's name.</param>
/// <param name="Row">What the list says too.</param>
/// <param name="Month">The days that are counted: the month, or so far as it has gone.</param>
/// <param name="Children">How many children are theirs.</param>
/// <param name="Gaps">What was not done, by duty and name.</param>
/// <param name="Notes">Quick notes written in the month.</param>
/// <param name="Asking">Records that ask for evidence.</param>
/// <param name="Lacking">Of them those without.</param>
/// <param name="Words">What was said, by its place.</param>
/// <param name="CheckedBy">Who went through it, by name, or null.</param>
/// <param name="CheckedAt">When, UTC, school clock.</param>
/// <param name="SignedBy">Who signed, by name, or null.</param>
/// <param name="SignedAt">When, UTC, school clock.</param>
public sealed record CheckSheet(
    string School, CheckRow Row, CareSpan Month, int Children, List<CheckGap> Gaps, int Notes, int Asking, List<LedgerLine> Lacking,
    IReadOnlyDictionary<CheckPart, string> Words, string? CheckedBy, DateTime? CheckedAt, string? SignedBy, DateTime? SignedAt);
