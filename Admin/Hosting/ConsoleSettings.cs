namespace FamilyLink.Admin.Hosting;

/// <summary>Where the console listens and under which address people reach it; section Console of the settings.</summary>
public sealed class ConsoleSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Console";

    /// <summary>Where the console listens.</summary>
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The address in a browser when a proxy with a certificate stands in front, such as https://link.school.example; else empty.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>A PKCS#12 file (.pfx, .p12) with the certificate for an https Url; else empty.</summary>
    public string? Certificate { get; set; }

    /// <summary>The password of that file, or empty.</summary>
    public string? CertificatePassword { get; set; }
}
