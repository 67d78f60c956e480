using System.Globalization;
using System.Security.Cryptography;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Rig;

/// <summary>A page, voice, film or some words, as a phone sends it.</summary>
/// <param name="Kind">photo, document, voice, video or words.</param>
/// <param name="File">The file, or null for words.</param>
/// <param name="Words">The words, or null for a file.</param>
internal sealed record Piece(string Kind, SandboxFile? File, string? Words = null)
{
    /// <summary>What it is on a screen.</summary>
    public string Key => KeyOf(Kind, File?.Bytes, Words);

    /// <summary>What a message is: its words, or its kind and its bytes.</summary>
    public static string KeyOf(string kind, byte[]? bytes, string? words) => kind + ":" + (bytes is null ? words : Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
}

/// <summary>What is sent at once: words, or files with the words below the first of them.</summary>
/// <param name="Words">Words alone or below the first file, or null.</param>
/// <param name="Files">The files, pictures and films first as an album has them.</param>
internal sealed record Burst(string? Words, List<Piece> Files);

/// <summary>A letter to be written.</summary>
/// <param name="Child">What the child is called.</param>
/// <param name="Bursts">What is sent, one after the other.</param>
internal sealed record PlannedLetter(string Child, List<Burst> Bursts)
{
    /// <summary>Everything in the order in which the person sent it.</summary>
    public List<Piece> Pieces => [.. Bursts.SelectMany(b => b.Words is { } words ? b.Files.Prepend(new Piece("words", null, words)) : b.Files)];

    /// <summary>3 页、1 段语音: as the cover and the draft count it.</summary>
    public string Count => string.Join('、', new[] { ("页", (string[])["photo", "document"]), ("段语音", ["voice"]), ("段视频", ["video"]), ("段文字", ["words"]) }
        .Select(c => (c.Item1, Many: Pieces.Count(p => c.Item2.Contains(p.Kind)))).Where(c => c.Many > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Many} {c.Item1}")));
}

/// <summary>A post of many letters, drawn from a seed: who writes which, of what; and how they are written and read on phones.</summary>
internal sealed class LetterMail
{
    private const string First = "安宝春冬芳刚海佳康兰", Second = "丽明宁平琪蓉山文秀阳";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PressedAgain = TimeSpan.FromSeconds(8);
    private readonly Random _random;
    private readonly int _writers, _most;
    private readonly List<(Member Teacher, List<PlannedLetter> Letters)> _work = [];
    private int _acts;

    public LetterMail(int letters, int writers, int most, int seed)
    {
        (_random, _writers, _most) = (new Random(seed), writers, most);
        Letters = [.. Enumerable.Range(0, letters).Select(i => Draw($"{First[i / Second.Length]}{Second[i % Second.Length]}"))];
    }

    /// <summary>The letters.</summary>
    public List<PlannedLetter> Letters { get; }

    /// <summary>To whom each goes.</summary>
    public Dictionary<string, Member> Mothers { get; } = [];

    /// <summary>How much was said and pressed so far.</summary>
    public int Acts => Volatile.Read(ref _acts);

    /// <summary>How much there is to say and press.</summary>
    public int AllActs => Letters.Sum(l => l.Bursts.Count + 3);

    /// <summary>A school with these children, their mothers who agreed to letters and films, and their class teachers.</summary>
    public async Task Plant(TestHouse house)
    {
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        foreach (var (letters, i) in Letters.Chunk((Letters.Count + _writers - 1) / _writers).Select((l, i) => (l, i)))
        {
            var teacher = await house.Teacher($"老师{i}");
            await house.Class(string.Create(CultureInfo.InvariantCulture, $"三（{i + 1}）班"), teacher);
            _work.Add((teacher, [.. letters]));
            foreach (var letter in letters)
            {
                var child = await house.Child("王" + letter.Child);
                var mother = Mothers[letter.Child] = await house.Parent(child);
                foreach (var purpose in new[] { ConsentPurpose.Letters, ConsentPurpose.Video })
                    await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, purpose, [new(child.Id, mother.Id, true)], new DateOnly(2026, 11, 20)), coordinator);
            }
        }
    }

    /// <summary>Every teacher writes their letters, one after the other; all teachers at once.</summary>
    public Task Write(Stage stage) => Task.WhenAll(_work.Select((w, i) => Write(new Hand(stage.Sandbox.People, stage.PhoneOf(w.Teacher).Id), w.Letters, new Random(i))));

    /// <summary>What an addressee's phone shows: the letter from its cover on, each piece as it was sent; copies that say that they may be copies; when cover and last page came.</summary>
    public static async Task<(List<string> Keys, int Copies, DateTimeOffset Cover, DateTimeOffset Last)> Read(SandboxClient people, long chat, string child)
    {
        var (keys, copies, shown) = (new List<string>(), 0, (await people.Chat(chat)).Messages.Where(m => m is { FromBot: true, Deleted: false }).ToList());
        List<string> before = [];
        DateTimeOffset? cover = null;
        for (var i = 0; i < shown.Count;)
        {
            var album = shown.Skip(i).TakeWhile((m, n) => n == 0 || (m.MediaGroupId is { } id && id == shown[i].MediaGroupId)).ToList();
            i += album.Count;
            var words = album[0].Text ?? "";
            var marked = words.StartsWith(UndisturbedWeeks.Again, StringComparison.Ordinal);
            if (marked) words = words[UndisturbedWeeks.Again.Length..].TrimStart('\n');
            if (words.StartsWith(child + "给您写信了", StringComparison.Ordinal)) (words, cover) = (words.Split('\n')[0], cover ?? album[0].Time);
            List<string> unit = [];
            foreach (var message in album) unit.Add(Piece.KeyOf(message.Media?.Kind ?? "words", message.Media is { } media ? await people.Download(media) : null, words));
            if (marked && unit.SequenceEqual(before)) copies++;
            else keys.AddRange(unit);
            before = unit;
        }

        return (keys, copies, cover ?? default, shown.LastOrDefault()?.Time ?? default);
    }

    private async Task Write(Hand hand, List<PlannedLetter> letters, Random random)
    {
        List<long> said = [];
        foreach (var letter in letters)
        {
            await hand.People.Say(hand.Id, "/letter");
            Acted();
            if (letters.Count > 1) await hand.Press(letter.Child, "给哪个孩子写信", letter.Child + "写的、画的拍下来发给我");
            Acted();
            foreach (var burst in letter.Bursts)
            {
                said.AddRange((burst.Files.Count == 0 ? await hand.People.Say(hand.Id, burst.Words!)
                    : await hand.People.Send(hand.Id, burst.Files.Select(f => f.File!), burst.Words, muddle: random.Next())).MessageIds);
                // As when the chat service delivers an update once more, sometimes one of an earlier letter.
                if (random.Next(3) == 0) await hand.People.Again(hand.Id, said[random.Next(said.Count)]);
                Acted();
            }

            await hand.Press("📮 寄出", $"{letter.Child}写给妈妈的信\n已经收好：{letter.Count}。", $"寄出了：{letter.Child}写给妈妈的信");
            Acted();
        }
    }

    private void Acted() => Interlocked.Increment(ref _acts);

    private PlannedLetter Draw(string child)
    {
        List<Burst> bursts = [];
        for (var left = _random.Next(1, _most + 1); left > 0;)
        {
            var many = _random.Next(5) == 0 ? 0 : Math.Min(left, _random.Next(1, 7));
            List<Piece> files = [.. Enumerable.Range(0, many).Select(_ => File())];
            // What is sent at once goes as an album of pictures and films, one of documents, and each voice for itself.
            files = [.. files.GroupBy(f => f.Kind is "photo" or "video" ? "picture" : f.Kind).SelectMany(g => g)];
            var words = many == 0 || _random.Next(4) == 0 ? string.Create(CultureInfo.InvariantCulture, $"{child}写 <{bursts.Count}> & 妈妈") : null;
            bursts.Add(new Burst(words, files));
            left -= many + (words is null ? 0 : 1);
        }

        return new PlannedLetter(child, bursts);
    }

    private Piece File()
    {
        var unique = new byte[40];
        _random.NextBytes(unique);
        return _random.Next(10) switch
        {
            < 5 => Of("photo", "1.jpg", Samples.Jpeg(Samples.Segment(0xDB, unique))),
            5 => Of("document", "2.jpg", Samples.Jpeg(Samples.Segment(0xDB, unique))),
            6 => Of("document", "3.pdf", [.. "%PDF-1.7\n"u8, .. unique]),
            < 9 => Of("voice", "4.ogg", [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * _random.Next(2, 60)), .. new byte[14], .. "OpusHead"u8, .. unique]),
            _ => Of("video", "5.mp4", [.. Samples.Box("ftyp", Samples.Bytes("isom"), unique[..4]), .. Samples.Box("mdat", unique), .. Samples.Box("moov", Samples.Box("mvhd", unique))]),
        };
    }

    private static Piece Of(string kind, string name, byte[] bytes) => new(kind, new SandboxFile(kind, name, bytes));

    /// <summary>A phone in somebody's hand: it is looked at as news comes, and a press that did nothing is pressed again.</summary>
    private sealed class Hand(SandboxClient people, long id)
    {
        private readonly SortedDictionary<long, ChatMessage> _screen = [];
        private long _last;

        public SandboxClient People => people;

        public long Id => id;

        /// <summary>Presses a button of a message about something until the screen says that it did.</summary>
        public async Task Press(string caption, string about, string done)
        {
            for (var tries = 1; ; tries++)
            {
                var shown = await Sees(m => Has(m, done) || (Has(m, about) && Phone.Buttons(m).Any(b => b.Text == caption)), Patience)
                    ?? throw new TimeoutException($"{id} does not see {caption} ({about}). The screen shows:\n{string.Join("\n", _screen.Values.TakeLast(6).Select(m => "  " + m.Text))}");
                if (Has(shown, done)) return;
                try
                {
                    await people.PressText(id, caption, shown.MessageId);
                }
                catch (SandboxClientException) when (tries < 12)
                {
                    // The button went while the finger was on its way.
                }

                if (await Sees(m => Has(m, done), PressedAgain) is not null) return;
                if (tries == 12) throw new TimeoutException($"{id} presses {caption} in vain.");
            }
        }

        private async Task<ChatMessage?> Sees(Func<ChatMessage, bool> such, TimeSpan limit)
        {
            for (var watch = System.Diagnostics.Stopwatch.StartNew(); ;)
            {
                if (_screen.Values.LastOrDefault(m => m is { FromBot: true, Deleted: false } && such(m)) is { } seen) return seen;
                if (watch.Elapsed > limit) return null;
                var news = await people.Chat(id, _last, TimeSpan.FromSeconds(1));
                _last = news.Last;
                foreach (var message in news.Messages) _screen[message.MessageId] = message;
            }
        }

        private static bool Has(ChatMessage message, string words) => message.Text?.Contains(words, StringComparison.Ordinal) == true;
    }
}
