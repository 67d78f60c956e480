using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FamilyLink.Tests.Scenario;

namespace FamilyLink.Tests.Rig;

/// <summary>The bot as a process of its own, to be killed; the sandbox it joins lives on.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private Process? _process;

    private ProductProcess(IReadOnlyDictionary<string, string?> settings) => _settings = settings;

    /// <summary>The last lines it wrote, of all its lives.</summary>
    public LogTail Log { get; } = new();

    /// <summary>Where it listens in its present life.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<ProductProcess> Start(IReadOnlyDictionary<string, string?> settings)
    {
        var product = new ProductProcess(settings);
        await product.Start();
        return product;
    }

    /// <summary>Starts it again and waits until /healthz/ready says that it is ready.</summary>
    public async Task Start()
    {
        // A port that was free a moment ago may be somebody else's by now; then another one is tried.
        for (var tries = 1; ; tries++)
        {
            Launch();
            var life = _process!;
            await Product.Ready(Url, Log, () => life.HasExited);
            if (!life.HasExited) return;
            await Kill();
            if (tries == 5 || !Log.ToString().Contains("address", StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException($"The product ended at its start.\n{Log}");
        }
    }

    /// <summary>Ends it as a power cut does (SIGKILL), by its own id.</summary>
    public async Task Kill()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Asks it to end in order (SIGTERM) and waits until it has.</summary>
    public async Task Stop()
    {
        await Signal("TERM");
        await _process!.WaitForExitAsync().WaitAsync(Until.Limit);
        await Kill();
    }

    /// <summary>Puts it to sleep in the middle of whatever it does (SIGSTOP).</summary>
    public Task Pause() => Signal("STOP");

    /// <summary>Wakes it where it stood (SIGCONT).</summary>
    public Task Wake() => Signal("CONT");

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Kill();

    private void Launch()
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _settings["Data:Directory"] };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "FamilyLink.Bot.dll"));
        foreach (var (key, value) in _settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Console__Url"] = Url;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Log.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Log.Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{name} {_process!.Id}")]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
