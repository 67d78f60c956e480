using System.Security.Cryptography.X509Certificates;

namespace FamilyLink.Admin.Hosting;

/// <summary>Opens the port of the settings, with the school's certificate where there is one.</summary>
public static class ListeningAddress
{
    /// <summary>Listens on Console__Url alone.</summary>
    public static void AddConsoleAddress(this IWebHostBuilder host, ConsoleSettings settings)
    {
        host.UseUrls(settings.Url);
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (string.IsNullOrEmpty(settings.Certificate) || !File.Exists(settings.Certificate))
                return;
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(settings.Certificate, settings.CertificatePassword);
            kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
        });
    }
}
