using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Admin;

/// <summary>The real program in a process and a data directory of its own.</summary>
public sealed class ConsoleProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _said = new();
    private Process? _program;

    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    public string SandboxUrl { get; } = $"http://127.0.0.1:{FreePort()}";

    public string Data { get; } = Directory.CreateTempSubdirectory("familylink-console-").FullName;

    /// <summary>What it wrote to the terminal.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task Start(string? database, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FamilyLink.Admin.dll")])
        {
            WorkingDirectory = Data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Data__Directory"] = Data;
        start.Environment["Console__Url"] = Url;
        start.Environment["Sandbox__Url"] = SandboxUrl;
        start.Environment["Database__Provider"] = TestEngine.Chosen.ToString();
        start.Environment["ConnectionStrings__FamilyLink"] = database ?? "";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        _program = Process.Start(start)!;
        _program.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _program.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
        await Until.True(Answers, () => "the program did not answer: " + Said, TimeSpan.FromMinutes(3));
    }

    /// <summary>Ends it from one instant to the next, as a power cut does.</summary>
    public async Task Kill()
    {
        if (_program is { HasExited: false })
        {
            _program.Kill(entireProcessTree: true);
            await _program.WaitForExitAsync();
        }

        _program?.Dispose();
        _program = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        TemporaryFolder.Delete(Data);
    }

    private async Task<bool> Answers()
    {
        _program!.HasExited.ShouldBeFalse("the program ended at start: " + Said);
        using var http = new HttpClient();
        try
        {
            return (await http.GetAsync(Url + "/healthz/live")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
