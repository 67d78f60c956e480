using System.Globalization;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Care;

namespace FamilyLink.Bot.Care;

/// <summary>What one sitting of writing something down has gathered so far.</summary>
internal static class LogSitting
{
    private const char Between = '|';

    /// <summary>What is written down.</summary>
    public static CareKind Kind(Turn turn) => Enum.TryParse<CareKind>(turn.Talk["kind"], out var kind) ? kind : CareKind.Talk;

    /// <summary>The ticked children.</summary>
    public static List<long> Ticked(Turn turn) => Read(turn, "ids");

    /// <summary>Children who are not the teacher's own and were named.</summary>
    public static List<long> Named(Turn turn) => Read(turn, "named");

    /// <summary>Keeps a list of children.</summary>
    public static void Keep(Turn turn, string key, IEnumerable<long> ids) => turn.Talk.Set(key, string.Join(',', ids.Select(i => i.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The voices and pictures so far.</summary>
    public static List<CareFile> Files(Turn turn) =>
        [.. (turn.Talk["files"] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split(' ')).Where(f => f.Length == 3).Select(f => new CareFile(f[2], int.Parse(f[1], CultureInfo.InvariantCulture), f[0] == "p"))];

    /// <summary>Adds one.</summary>
    public static void Add(Turn turn, CareFile file) => turn.Talk.Set("files", (turn.Talk["files"] is { } before ? before + Between : "") + FormattableString.Invariant($"{(file.Picture ? "p" : "v")} {file.Seconds} {file.File}"));

    /// <summary>The draft of all of it.</summary>
    public static CareDraft Draft(Turn turn) => new(Kind(turn), Ticked(turn), CareWay.Chat)
    {
        Place = Enum.TryParse<VisitPlace>(turn.Talk["place"], out var place) ? place : null,
        Occasion = Enum.TryParse<CareOccasion>(turn.Talk["occasion"], out var occasion) ? occasion : CareOccasion.Usual,
        Texts = turn.Talk["words"] is { Length: > 0 } words ? new Dictionary<CarePart, string> { [CarePart.Words] = words } : new Dictionary<CarePart, string>(),
        Files = Files(turn),
    };

    /// <summary>What a question about it carries: kind, children and how much there is; never words.</summary>
    public static Conversations.About About(Turn turn, string? why = null)
    {
        var (files, ids) = (Files(turn), Ticked(turn));
        return new Conversations.About(null, ids.Count == 1 ? ids[0] : null, RowArgs.None.With("k", Kind(turn).ToString()).With("s", Short(ids)).With("x", Short(Named(turn))).With("p", turn.Talk.Number("page") ?? 0)
            .With("t", turn.Talk.Number("texts") ?? 0).With("v", files.Count(f => !f.Picture)).With("i", files.Count(f => f.Picture)).With("u", why ?? turn.Talk["why"]));
    }

    private static string? Short(List<long> ids) => ids.Count == 0 ? null : string.Join(',', ids.Select(Ids.ToShort));

    private static List<long> Read(Turn turn, string key) =>
        [.. (turn.Talk[key] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(i => long.Parse(i, CultureInfo.InvariantCulture))];
}
