using System.CommandLine;
using FamilyLink.Domain;
using Microsoft.Extensions.Options;

namespace FamilyLink.Bot.Settings;

/// <summary>Runs a verb: what stands in the way is said in plain words, without a stack, and is exit code 2.</summary>
public static class Launch
{
    /// <summary>Exit code when the program could not start as it is set up.</summary>
    public const int Refused = 2;

    /// <summary>Runs the command line.</summary>
    public static Task<int> Run(RootCommand root, string[] args) =>
        // Ctrl-C belongs to the host, which drains; the parser must not end the process under it.
        root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });

    /// <summary>Runs the work of a verb.</summary>
    public static async Task<int> Plainly(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (StartRefused refused)
        {
            return await Say(refused.Message);
        }
        catch (OptionsValidationException wrong)
        {
            return await Say(string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await Say($"{e.Message} Another program uses this address: stop it, or set Console:Url or Sandbox:Url to another port.");
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    /// <summary>Only what a person needs goes to the terminal: warnings, and the program's own word.</summary>
    public static void AddPlainLogging(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        logging.AddSimpleConsole(o => (o.SingleLine, o.TimestampFormat) = (true, "HH:mm:ss "));
    }

    /// <summary>Says, once everything runs, where it is reached.</summary>
    public static void SayWhenReady(this WebApplication app, FamilyLinkSettings settings, bool console) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var url = settings.ConsoleUrl.TrimEnd('/');
        Console.WriteLine(console ? $"FamilyLink is ready: {url}" : $"The bot runs; {url}/healthz/ready tells how it is.");
        if (settings.Sandbox.On) Console.WriteLine($"It plays with the sandbox at {settings.Sandbox.Url}{(console ? $"; the phones are on {url}/sandbox" : "")}.");
        Console.WriteLine("Ctrl-C stops it.");
    });

    private static async Task<int> Say(string words)
    {
        await Console.Error.WriteLineAsync($"FamilyLink cannot start.{Environment.NewLine}{words}");
        return Refused;
    }
}
