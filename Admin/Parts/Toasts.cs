using FamilyLink.Domain;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Admin.Parts;

/// <summary>Short words at the edge of one reader's page: what was just done, or why it was not.</summary>
public sealed class Toasts
{
    private readonly List<Toast> _shown = [];

    /// <summary>Raised when the list changed; may come from any thread.</summary>
    public event Action? Changed;

    /// <summary>What is shown now: the latest alone, so that they never pile up over a page's buttons.</summary>
    public IReadOnlyList<Toast> Shown => _shown;

    /// <summary>Says that something was done.</summary>
    public void Done(string words) => Add(new(Tone.Good, words));

    /// <summary>Says why something was not done.</summary>
    public void Refused(string words) => Add(new(Tone.Bad, words));

    /// <summary>Says what came of a use case; true when it was done.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="done">What to say when it was done, or null to say nothing.</param>
    public bool Say(Result result, string? done)
    {
        if (result.Refused is { } refused)
            Refused(RefusalTexts.Of(refused.Code));
        else if (done is not null)
            Done(done);
        else if (_shown.RemoveAll(t => t.Tone == Tone.Bad) > 0)
            Changed?.Invoke();
        return result.Ok;
    }

    /// <summary>Takes one away.</summary>
    public void Dismiss(Toast toast)
    {
        if (_shown.Remove(toast))
            Changed?.Invoke();
    }

    private void Add(Toast toast)
    {
        _shown.Clear();
        _shown.Add(toast);
        Changed?.Invoke();
    }
}

/// <summary>One short word at the edge of the page.</summary>
/// <param name="Tone">How it is meant.</param>
/// <param name="Words">What it says.</param>
public sealed record Toast(Tone Tone, string Words)
{
    /// <summary>Tells two toasts with the same words apart.</summary>
    public Guid Key { get; } = Guid.NewGuid();
}
