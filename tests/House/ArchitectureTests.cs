using System.Reflection;
using System.Text.RegularExpressions;

namespace FamilyLink.Tests.House;

/// <summary>The house keeps its shape: which way things flow, where they lie, how large they grow (README, map).</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly Domain = typeof(Domain.Result).Assembly;
    private static readonly Assembly Bot = typeof(Bot.Delivery.Renderers).Assembly;
    private static readonly string Root = FindRoot();

    private static readonly string[] AllowedAtTheRoot =
    [
        "Admin", "Bot", "Domain", "tests", "docs", ".ci", "FamilyLink.sln", "README.md", "appsettings.example.json",
        "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", ".editorconfig", ".gitignore", ".gitattributes",
    ];

    [Fact]
    public void The_domain_calls_nobody()
    {
        var used = Domain.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        used.ShouldNotContain(n => n.StartsWith("FamilyLink") || n.StartsWith("Telegram") || n.StartsWith("Quartz") || n.StartsWith("Radzen"));
        Sources("Domain").SelectMany(f => AspNetUsing().Matches(File.ReadAllText(f)).Select(m => $"{Short(f)}: {m.Value}"))
            .ShouldBeEmpty("the domain knows Identity and Data Protection's store, not web requests");
    }

    [Fact]
    public void The_bot_does_not_know_the_console() =>
        Bot.GetReferencedAssemblies().ShouldNotContain(a => a.Name == "FamilyLink.Admin");

    [Fact]
    public void The_console_names_the_bot_only_where_it_is_put_together_and_on_the_sandbox_page() =>
        Sources("Admin").Where(f => File.ReadAllText(f).Contains("FamilyLink.Bot", StringComparison.Ordinal)).Select(Short)
            .Where(f => f is not ("Admin/Program.cs" or "Admin/AdminServices.cs") && !f.StartsWith("Admin/Sandbox/", StringComparison.Ordinal) && !f.StartsWith("Admin/Verbs/", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void The_sandbox_does_not_lean_on_the_client_library() =>
        Sources("Bot/Sandbox").Where(f => TelegramUsing().IsMatch(File.ReadAllText(f))).Select(Short).ShouldBeEmpty();

    [Fact]
    public void No_room_is_larger_than_250_lines() =>
        Sources("Domain").Concat(Sources("Bot")).Concat(Sources("Admin"))
            .Select(f => (File: Short(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > 250).ShouldBeEmpty();

    [Fact]
    public void A_folder_and_its_namespace_have_one_name() =>
        Sources("Domain").Concat(Sources("Bot").Where(f => !Short(f).StartsWith("Bot/Telegram/", StringComparison.Ordinal))).Concat(Sources("Admin"))
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(f => (File: Short(f), Space: NamespaceLine().Match(File.ReadAllText(f)).Groups[1].Value))
            .Where(f => f.Space.Length > 0 && f.Space != "FamilyLink." + Path.GetDirectoryName(f.File)!.Replace('/', '.'))
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_is_called_a_manager_or_a_helper() =>
        new[] { Domain, Bot, typeof(FamilyLink.Admin.AdminServices).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace?.StartsWith("FamilyLink", StringComparison.Ordinal) == true && EmptyName().IsMatch(t.Name)).Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void An_interface_has_at_least_two_implementations()
    {
        var all = new[] { Domain, Bot, typeof(FamilyLink.Admin.AdminServices).Assembly, typeof(ArchitectureTests).Assembly }.SelectMany(a => a.GetTypes()).ToList();
        all.Where(t => t.IsInterface && t.Namespace?.StartsWith("FamilyLink", StringComparison.Ordinal) == true)
            .Where(i => all.Count(t => t.IsClass && i.IsAssignableFrom(t)) < 2).Select(i => i.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_belongs_there_lies_at_the_root()
    {
        if (!Directory.Exists(Path.Combine(Root, ".git")) && !File.Exists(Path.Combine(Root, ".git"))) return;
        var ignored = new[] { ".git", "data", "artifacts", "TestResults" };
        Directory.EnumerateFileSystemEntries(Root).Select(e => Path.GetFileName(e)!).Except(ignored).Except(AllowedAtTheRoot).ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !Short(f).Split('/').Any(part => part is "bin" or "obj"));

    private static string Short(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FamilyLink.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"using Microsoft\.AspNetCore\.(?!Identity|DataProtection)[\w.]+;")]
    private static partial Regex AspNetUsing();

    [GeneratedRegex(@"^using Telegram\.Bot|\bTelegram\.Bot\.(Types|TelegramBotClient)", RegexOptions.Multiline)]
    private static partial Regex TelegramUsing();

    [GeneratedRegex(@"^namespace ([\w.]+)[;\r\n ]", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex("(Manager|Helper|Util|Utils|Common|Base)$")]
    private static partial Regex EmptyName();
}
