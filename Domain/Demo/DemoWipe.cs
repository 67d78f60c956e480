using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Demo;

/// <summary>Removes the demo school row by row, what points before what is pointed at.</summary>
internal static class DemoWipe
{
    /// <summary>Removes everything; gives the children's ids so that their keys can be destroyed. Refused: NotFound.</summary>
    public static async Task<Result<List<long>>> All(Work work)
    {
        var (db, ct) = (work.Db, work.Stop);
        if (await DemoSchool.Find(db) is not { } school) return RefusalCode.NotFound;
        var id = school.Id;
        var children = await db.Children.Where(c => c.SchoolId == id).Select(c => c.Id).ToListAsync(ct);
        var chats = await db.Addresses.Where(a => db.Members.Any(m => m.Id == a.MemberId && m.SchoolId == id)).Select(a => a.Address).ToListAsync(ct);
        await db.Inbox.Where(u => chats.Contains(u.Address)).ExecuteDeleteAsync(ct);
        await db.Conversations.Where(c => chats.Contains(c.Address)).ExecuteDeleteAsync(ct);
        await db.CodeTries.Where(t => chats.Contains(t.Address)).ExecuteDeleteAsync(ct);
        await db.Outbox.Where(m => m.SchoolId == id || chats.Contains(m.Address!)).ExecuteDeleteAsync(ct);
        await db.DutyAsks.Where(a => a.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.StandIns.Where(s => s.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.PhoneTries.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Pauses.Where(p => p.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.OwnTalks.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Words.Where(w => w.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.PromptFiles.Where(f => db.PromptRecordings.Any(r => r.Id == f.RecordingId && r.SchoolId == id)).ExecuteDeleteAsync(ct);
        await db.PromptRecordings.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        // A call may have been moved more than once: from the last in each line back.
        while (await db.Calls.Where(c => c.SchoolId == id && !db.Calls.Any(next => next.MovedFromId == c.Id)).ExecuteDeleteAsync(ct) > 0) { }
        await db.TeacherAsks.Where(a => a.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Sessions.Where(s => s.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Terms.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.QuietDays.Where(d => d.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.PlanEntries.Where(e => e.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.WeekPlans.Where(p => p.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.ClassHours.Where(h => h.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Slots.Where(s => s.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Openings.Where(o => o.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Lines.Where(l => l.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Invitations.Where(i => i.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Consents.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.ConsentAsks.Where(a => a.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Scans.Where(s => s.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.ConsentTexts.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.NameGrams.Where(g => g.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.ProgressReaders.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.ProgressParts.Where(p => p.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.ProgressNotes.Where(p => p.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.NoteAnswers.Where(a => a.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.NoteMedia.Where(m => m.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.NoteFiles.Where(f => f.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.NoteTexts.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.NoteChildren.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Notes.Where(n => n.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.WeeklyUpdates.Where(u => u.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.UpdateTurns.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.PairStages.Where(s => s.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.PairLeaves.Where(l => l.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.PairWords.Where(w => w.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.PairAsks.Where(a => a.SchoolId == id).ExecuteDeleteAsync(ct);
        while (await db.Pairs.Where(p => p.SchoolId == id && !db.Pairs.Any(next => next.AfterId == p.Id)).ExecuteDeleteAsync(ct) > 0) { }
        await db.Helpers.Where(h => h.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.PairingRules.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CensusCounts.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CensusNotes.Where(n => n.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CensusAnswers.Where(a => a.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CensusRounds.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Concerns.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.LetterWishes.Where(w => w.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.LetterBindings.Where(b => b.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.LetterThemes.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.LetterReaders.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.LetterParts.Where(p => p.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Letters.Where(l => l.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CheckMarks.Where(m => m.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.MonthChecks.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CareRuns.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CareExcuses.Where(e => e.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CareStarts.Where(s => s.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CareRules.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.SchoolDutyExcuses.Where(e => e.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.SchoolDutyRules.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CareMedia.Where(m => m.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CareTexts.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CareChildren.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.CareRecords.Where(r => r.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.FileProposals.Where(p => p.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.ContactCards.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.SubjectTeachers.Where(t => t.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.FileEntries.Where(e => e.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.OwnFields.Where(f => f.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.StatusChanges.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.YearEnds.Where(y => y.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Links.Where(l => l.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Addresses.Where(a => db.Members.Any(m => m.Id == a.MemberId && m.SchoolId == id)).ExecuteDeleteAsync(ct);
        await db.Members.Where(m => m.SchoolId == id && m.ChildId != null).ExecuteDeleteAsync(ct);
        await db.Children.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Classes.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Grants.Where(g => g.SchoolId == id || db.Users.Any(a => a.Id == g.AccountId && a.Demo)).ExecuteDeleteAsync(ct);
        await db.Users.Where(a => a.Demo).ExecuteDeleteAsync(ct);
        await db.Members.Where(m => m.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Changes.Where(c => c.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Audit.Where(e => e.SchoolId == id).ExecuteDeleteAsync(ct);
        await db.Schools.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
        return children;
    }
}
