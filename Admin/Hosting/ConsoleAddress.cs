using System.Net;
using Microsoft.Extensions.Options;

namespace FamilyLink.Admin.Hosting;

/// <summary>Refuses, at start, an address under which passwords and children's names would cross a network unencrypted.</summary>
public sealed class ConsoleAddress : IValidateOptions<ConsoleSettings>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, ConsoleSettings options)
    {
        var wrong = Problems(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    /// <summary>True for an address only this machine can reach.</summary>
    public static bool IsLoopback(Uri address) =>
        address.IsLoopback || IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);

    /// <summary>True when browsers reach the console by https, directly or through a proxy.</summary>
    public static bool IsEncrypted(ConsoleSettings settings) =>
        IsHttps(settings.Url) || IsHttps(settings.PublicUrl);

    /// <summary>The names under which requests are answered; any other name is somebody else's page pointing here.</summary>
    public static string[] Hosts(ConsoleSettings settings)
    {
        var own = new[] { settings.Url, settings.PublicUrl }.Select(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) ? uri : null).OfType<Uri>().ToList();
        if (own.Exists(u => u.Host is "0.0.0.0" or "[::]") && string.IsNullOrEmpty(settings.PublicUrl))
            return ["*"];
        return [.. own.Select(u => u.Host).Concat(["localhost", "127.0.0.1", "[::1]"]).Distinct()];
    }

    /// <summary>What is wrong with the section Console, with the mend, for the verb check.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        Problems(configuration.GetSection(ConsoleSettings.Section).Get<ConsoleSettings>() ?? new());

    private static IEnumerable<string> Problems(ConsoleSettings settings)
    {
        if (!Uri.TryCreate(settings.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return "Console__Url is not an address: write it like http://127.0.0.1:5080.";
            yield break;
        }

        if (!string.IsNullOrEmpty(settings.PublicUrl) && !IsHttps(settings.PublicUrl))
            yield return "Console__PublicUrl must begin with https://: it is the address of the proxy that holds the certificate.";
        if (!string.IsNullOrEmpty(settings.Certificate) && !File.Exists(settings.Certificate))
            yield return "Console__Certificate names a file that is not there.";
        if (url.Scheme == "https" && string.IsNullOrEmpty(settings.Certificate))
            yield return "Console__Url is https but there is no certificate: name a .pfx file in Console__Certificate.";
        if (url.Scheme == "http" && !IsLoopback(url) && !IsHttps(settings.PublicUrl))
            yield return "Console__Url would be reached from other machines without encryption: use https with Console__Certificate, "
                + "or put a proxy with a certificate in front and give its address in Console__PublicUrl.";
    }

    private static bool IsHttps(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "https";
}
