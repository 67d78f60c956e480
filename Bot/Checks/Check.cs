using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Bot.Checks;

/// <summary>The verb `check`: looks at everything the program needs, changes nothing, and works beside a running server.</summary>
public static class Check
{
    private const long LittleSpace = 500L * 1024 * 1024;

    /// <summary>Prints one line for each thing; 0 when all is well, 1 when something is to be mended.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="more">What else is wrong with them, by those who know.</param>
    /// <param name="to">Where the lines go.</param>
    /// <param name="machine">The machine clock.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<int> Run(IConfiguration configuration, IEnumerable<string> more, TextWriter to, TimeProvider machine, CancellationToken ct)
    {
        var findings = new Findings(to);
        foreach (var wrong in more) findings.Mend("settings", wrong);
        if (Settings(configuration, findings) is not { } settings) return findings.ExitCode;
        Disk(settings.Storage, findings);
        var service = await ServiceCheck.Run(settings, findings, machine, ct);
        await DatabaseCheck.Run(settings, service.SchoolNow, findings, ct);
        return findings.ExitCode;
    }

    private static FamilyLinkSettings? Settings(IConfiguration configuration, Findings findings)
    {
        foreach (var key in SettingsReader.Unknown(configuration)) findings.Mend("settings", $"{key} is not a setting; appsettings.example.json lists them all.");
        try
        {
            var settings = SettingsReader.Read(configuration);
            findings.Ok("settings", settings.Sandbox.On ? $"no token: plays with the sandbox ({settings.Sandbox.Mode}, {settings.Sandbox.Url})" : $"a token is set: a real school, by {settings.Telegram.Mode}");
            return settings;
        }
        catch (StartRefused refused)
        {
            foreach (var line in refused.Message.Split(Environment.NewLine)) findings.Mend("settings", line);
            return null;
        }
    }

    private static void Disk(StorageSettings storage, Findings findings)
    {
        var folder = Existing(storage.Directory);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var words = $"{free / (1024 * 1024)} MB free under {storage.Directory}";
        if (free < LittleSpace) findings.Mend("disk", $"{words}: make room, 500 MB at least.");
        else if (!Writable(folder)) findings.Mend("disk", $"{folder} cannot be written: mend its permissions, or set Data:Directory to another place.");
        else findings.Ok("disk", words);
        if (storage.Provider == DatabaseProvider.Sqlite)
            findings.Ok("server", DataLock.IsHeld(storage.Directory) ? "a FamilyLink runs on this data directory" : "none runs on this data directory");
    }

    private static string Existing(string folder)
    {
        while (!Directory.Exists(folder)) folder = Path.GetDirectoryName(folder) ?? "/";
        return folder;
    }

    private static bool Writable(string folder)
    {
        try
        {
            using var file = new FileStream(Path.Combine(folder, $".check-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
