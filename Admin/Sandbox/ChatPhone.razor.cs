using System.Globalization;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace FamilyLink.Admin.Sandbox;

/// <summary>One phone: its chat with the bot, both keyboards, what is typed, pressed and sent.</summary>
public sealed partial class ChatPhone
{
    private const long LargestFile = 10 * 1024 * 1024;
    private const int MostFiles = 30, MostInAlbum = 10;
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(25);
    private readonly CancellationTokenSource _gone = new();
    private PhoneState _state = new();
    private CancellationTokenSource? _listening;
    private ElementReference _screen;
    private IJSObjectReference? _module;
    private string? _typed, _code, _refused;
    private bool _menu, _lost, _follow;
    private long _shown;

    /// <summary>Whose phone.</summary>
    [Parameter, EditorRequired]
    public long UserId { get; set; }

    /// <summary>Which place on the table, from 0.</summary>
    [Parameter, EditorRequired]
    public int Slot { get; set; }

    /// <summary>Everybody with a phone.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SandboxPerson> People { get; set; } = [];

    /// <summary>The zone in which times are shown (IANA): the school's.</summary>
    [Parameter, EditorRequired]
    public string Zone { get; set; } = "";

    /// <summary>An invitation's code, filled in for a phone that has not begun.</summary>
    [Parameter]
    public string? StartCode { get; set; }

    /// <summary>The printed card that lies beside this phone, until it was used.</summary>
    [Parameter]
    public DemoCard? Card { get; set; }

    /// <summary>Told when another person's phone is wanted in this place.</summary>
    [Parameter]
    public EventCallback<(int Slot, long UserId)> OnSwitch { get; set; }

    /// <summary>Told when the phone is put away.</summary>
    [Parameter]
    public EventCallback<int> OnPutAway { get; set; }

    private string Name => People.FirstOrDefault(p => p.Id == UserId) is { } person ? NameOf(person) : "…";

    /// <summary>What a person is called on the table.</summary>
    public static string NameOf(SandboxPerson person) => $"{person.LastName}{person.FirstName}";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown == UserId)
            return;
        _listening?.Cancel();
        (_shown, _state, _refused, _menu, _code) = (UserId, new PhoneState(), null, false, StartCode);
        if (_module is not null)
            _ = ListenAsync(UserId);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./js/phone.js");
            _ = ListenAsync(UserId);
        }
        else if (_follow && _module is not null)
        {
            _follow = false;
            await _module.InvokeVoidAsync("scrollToEnd", _screen);
        }
    }

    private async Task ListenAsync(long user)
    {
        _listening = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        var (state, stop) = (_state, _listening.Token);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var news = await Client.Chat(user, state.Last, state.Last == 0 ? TimeSpan.Zero : s_wait, stop);
                _follow |= state.Take(news);
                _lost = false;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or SandboxClientException or OperationCanceledException)
            {
                _lost = true;
                await Task.Delay(TimeSpan.FromSeconds(2), Clock, CancellationToken.None);
            }

            await InvokeAsync(StateHasChanged);
        }
    }

    private Task Switch(ChangeEventArgs e) =>
        long.TryParse(e.Value as string, CultureInfo.InvariantCulture, out long user) ? OnSwitch.InvokeAsync((Slot, user)) : Task.CompletedTask;

    private Task ToggleBlock() =>
        Try(() => _state.Person?.Blocked == true ? Client.Unblock(UserId) : Client.Block(UserId));

    private Task Press(ChatMessage message, ChatButton button) => button.CallbackData is { } data
        ? Try(() => Client.Press(UserId, data, message.MessageId))
        : Task.CompletedTask;

    private async Task SayTyped()
    {
        if (string.IsNullOrWhiteSpace(_typed))
            return;
        string text = _typed;
        _typed = "";
        await Say(text);
    }

    private Task Say(string text)
    {
        _menu = false;
        return Try(() => Client.Say(UserId, text));
    }

    // A whole link may be pasted; the code is what follows start=.
    private Task Start()
    {
        string? code = _code?.Split("start=").Last().Trim();
        return Try(() => Client.Start(UserId, string.IsNullOrEmpty(code) ? null : code));
    }

    private async Task SendFiles(InputFileChangeEventArgs chosen)
    {
        if (chosen.FileCount > MostFiles)
        {
            _refused = T["MostFiles", MostFiles];
            return;
        }

        foreach (var album in chosen.GetMultipleFiles(MostFiles).Where(f => f.Size <= LargestFile).Chunk(MostInAlbum))
        {
            var files = new List<SandboxFile>();
            foreach (var file in album)
            {
                using var bytes = new MemoryStream();
                await file.OpenReadStream(LargestFile).CopyToAsync(bytes);
                files.Add(new SandboxFile(KindOf(file.ContentType), file.Name, bytes.ToArray(), file.ContentType));
            }

            await Try(() => Client.Send(UserId, files));
            if (_refused is not null)
                return;
        }
    }

    private static string KindOf(string type) =>
        type.StartsWith("image/", StringComparison.Ordinal) ? "photo" : type.StartsWith("audio/", StringComparison.Ordinal) ? "voice" : "document";

    private async Task Try(Func<Task> act)
    {
        try
        {
            _refused = null;
            await act();
        }
        catch (SandboxClientException e)
        {
            _refused = e.Message;
        }
        catch (HttpRequestException)
        {
            _lost = true;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        _listening?.Dispose();
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its script with it.
        }
    }
}
