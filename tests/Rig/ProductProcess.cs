using System.Diagnostics;
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

    /// <summary>Where it listens.</summary>
    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<ProductProcess> Start(IReadOnlyDictionary<string, string?> settings)
    {
        var product = new ProductProcess(settings);
        await product.Start(ready: true);
        return product;
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

    /// <summary>Starts it again; ready means that /healthz/ready says so.</summary>
    public async Task Start(bool ready)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _settings["Data:Directory"] };
        start.ArgumentList.Add(Program());
        foreach (var (key, value) in _settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Console__Url"] = Url;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Log.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Log.Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (ready) await Product.Ready(Url, Log);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Kill();

    // As it was built beside the tests: same configuration, same framework.
    private static string Program()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var root = built;
        while (!File.Exists(Path.Combine(root.FullName, "FamilyLink.sln"))) root = root.Parent ?? throw new InvalidOperationException("The tests lie outside the repository.");
        return Path.Combine(root.FullName, "Bot", "bin", built.Parent!.Name, built.Name, "FamilyLink.Bot.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
