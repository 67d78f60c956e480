using FamilyLink.Admin.Access;
using FamilyLink.Admin.Layout;
using FamilyLink.Admin.Parts;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Roster;
using FamilyLink.Domain.Roster.Reading;
using FamilyLink.Domain.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace FamilyLink.Admin.Roster;

/// <summary>A school's own list: chosen, understood, looked at, written.</summary>
public sealed partial class ImportPage
{
    private readonly Dictionary<int, LineChoice> _choices = [];
    private IReadOnlyList<Sheet>? _sheets;
    private RosterLayout? _layout;
    private List<RosterLine> _lines = [];
    private RosterPlan? _plan;
    private Imported? _done;
    private CancellationTokenSource? _stop;
    private string? _name, _refused;
    private bool _reading;
    private int _written;

    [CascadingParameter]
    private Me Me { get; set; } = default!;

    private int Writes => _plan!.Count(LineFate.New) + _plan.Count(LineFate.Changed);

    private string Figure(LineFate fate) => _plan!.Count(fate).ToString("N0", System.Globalization.CultureInfo.CurrentCulture);

    private async Task Chosen(InputFileChangeEventArgs e)
    {
        (_sheets, _layout, _plan, _done, _refused, _name, _reading) = (null, null, null, null, null, e.File.Name, true);
        _choices.Clear();
        StateHasChanged();
        var read = e.File.Size > SheetReader.MostBytes ? new SheetsRead([], SheetRefusal.TooLarge) : await Read(e.File);
        (_reading, _refused) = (false, read.Refused is { } why ? RosterTexts.Of("Refusal." + why) : null);
        if (read.Refused is not null)
            return;
        _sheets = read.Sheets;
        await Relaid(Headings.Recognise(_sheets));
    }

    private static async Task<SheetsRead> Read(IBrowserFile file)
    {
        using var held = new MemoryStream();
        await using (var coming = file.OpenReadStream(SheetReader.MostBytes))
            await coming.CopyToAsync(held);
        held.Position = 0;
        return await Task.Run(() => SheetReader.Read(held, CancellationToken.None));
    }

    private async Task Relaid(RosterLayout layout)
    {
        (_layout, _plan) = (layout, null);
        _choices.Clear();
        if (layout.Lacking.Count > 0)
            return;
        var lines = await Desk.Read(work => Rosters.Lines(work, Me.SchoolId, _sheets![layout.Sheet], layout));
        _lines = lines.Value ?? [];
        await Compare();
    }

    private async Task Compare()
    {
        var plan = await Desk.Read(work => Rosters.Compare(work, Me.SchoolId, _lines, _choices));
        (_plan, _refused) = (plan.Value, plan.Refused is { } no ? RefusalTexts.Of(no.Code) : null);
    }

    private Task Decide((int Line, LineChoice Choice) decided)
    {
        _choices[decided.Line] = decided.Choice;
        return Compare();
    }

    private async Task Mark()
    {
        using var book = new MemoryStream();
        RosterBook.Marked(book, _layout!, _plan!);
        using var stream = new DotNetStreamReference(new MemoryStream(book.ToArray()));
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./js/download.js");
        await module.InvokeVoidAsync("save", T["MarkedName"].Value + ".xlsx", stream);
    }

    private async Task Write()
    {
        using var stop = _stop = new CancellationTokenSource();
        (_written, var shown) = (0, _plan!.Fingerprint());
        StateHasChanged();
        try
        {
            var progress = new Progress<int>(done =>
            {
                _written = done;
                StateHasChanged();
            });
            var done = await Task.Run(() => Desk.Do(work => Rosters.Import(work, Me.SchoolId, _lines, _choices, shown, progress), stop.Token));
            if (done.Ok)
                (_done, _plan, _sheets, _name) = (done.Value, null, null, null);
            else
                await Refuse(done.Refused!.Code);
        }
        catch (OperationCanceledException)
        {
            Toasts.Done(T["Stopped"]);
        }
        finally
        {
            _stop = null;
        }
    }

    private async Task Refuse(RefusalCode code)
    {
        if (code == RefusalCode.Conflict)
            await Compare();
        _refused = code == RefusalCode.Conflict ? T["ChangedMeanwhile"] : RefusalTexts.Of(code);
    }

    /// <summary>Leaving the page stops the writing, and nothing of it stays.</summary>
    public void Dispose() => _stop?.Cancel();
}
