using System.Globalization;
using FamilyLink.Admin.Access;
using FamilyLink.Admin.Parts;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using Microsoft.AspNetCore.Components;

namespace FamilyLink.Admin.Pairing;

/// <summary>The register of one pairing: read anew after everything that is done on it.</summary>
public sealed partial class RegisterPage
{
    private static readonly PairEnd[] s_reasons = [PairEnd.HelperAsked, PairEnd.ChildAsked, PairEnd.FamilyAsked, PairEnd.HelperLeft, PairEnd.School];

    private PairPage? _page;
    private List<ChildRow> _mates = [];
    private RefusalCode? _refused;
    private SuggestDialog? _next;
    private ConfirmDialog? _confirm;
    private DateOnly? _met;
    private string? _note;
    private PairEnd _reason = PairEnd.HelperAsked;

    /// <summary>The pairing.</summary>
    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    private Me Me { get; set; } = default!;

    private bool MayKeep => Me.Can(UseCase.KeepPairPlan) && _page?.Line.State is not (PairState.Ended or PairState.Declined);

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        var shown = await Desk.Read(work => Book.Show(work, Id));
        (_page, _refused) = (shown.Value, shown.Refused?.Code);
        if (_page is { } read)
        {
            _note ??= read.Note;
            if (Me.Can(UseCase.KeepPairPlan) && _mates.Count == 0 && (await Desk.Read(work => Files.Show(work, read.Line.Pair.ChildId))).Value is { } child)
                _mates = [.. (await Desk.Read(work => Files.List(work, Me.SchoolId, child.Child.ClassId, take: ChildFiles.LongestPage))).Value?.Rows.Where(r => r.Id != read.Line.Pair.ChildId && r.Status == ChildStatus.AtSchool) ?? []];
        }

        StateHasChanged();
    }

    private async Task SetHelp(MainHelp help) => await Do(await Desk.Do(work => Life.SetHelp(work, Id, help)), T["Saved"]);

    private async Task SetPartner(ChangeEventArgs e)
    {
        long? mate = long.TryParse((string?)e.Value, CultureInfo.InvariantCulture, out long id) ? id : null;
        await Do(await Desk.Do(work => Life.SetStudyPartner(work, Id, mate)), T["Saved"]);
    }

    private async Task Meet() => await Do(await Desk.Do(work => Life.Meet(work, Id, _met)), T["Saved"]);

    private async Task KeepNote() => await Do(await Desk.Do(work => Life.LeaveNote(work, Id, _note)), T["Saved"]);

    private async Task Withdraw(PairAsk ask) => await Do(await Desk.Do(work => Proposals.Withdraw(work, ask.Id)), T["Withdrawn"]);

    private async Task EndIt()
    {
        if (await _confirm!.AskAsync(T["End"], T["EndAsk", _page!.Line.Child, _page.Line.Helper], T["End"], danger: true))
            await Do(await Desk.Do(work => Life.End(work, Id, _reason)), T["EndDone"]);
    }

    private async Task Do(Result done, string words)
    {
        if (Toasts.Say(done, words))
            await Load();
    }
}
