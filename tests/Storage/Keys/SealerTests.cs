using System.Text;
using System.Xml.Linq;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Tests.Storage.Keys;

public sealed class SealerTests : IDisposable
{
    private const long Child = 351_234_567_890_123_456;
    private const long Sibling = Child + 1;
    private const string Field = "letters.body";
    private const string Letter = "妈妈，我昨天梦见你了 <b>&</b> 😊";
    private readonly KeyFolder folder = new();
    private readonly KeyFile keys;
    private readonly Sealer sealer;

    public SealerTests() => sealer = new Sealer(keys = folder.Open());

    [Theory]
    [InlineData("")]
    [InlineData("好")]
    [InlineData(Letter)]
    public void What_is_sealed_opens_again(string text)
    {
        var opened = sealer.Open(Child, Field, 7, sealer.Seal(Child, Field, 7, text));
        opened.State.ShouldBe(OpenedState.Good);
        opened.Text.ShouldBe(text);
    }

    [Fact]
    public void The_same_text_never_seals_to_the_same_bytes() =>
        sealer.Seal(Child, Field, 7, Letter).ShouldNotBe(sealer.Seal(Child, Field, 7, Letter));

    [Fact]
    public void Nothing_of_the_text_is_in_the_sealed_bytes()
    {
        var envelope = sealer.Seal(Child, Field, 7, string.Concat(Enumerable.Repeat(Letter + "PLANTED-STRING", 50)));
        envelope.AsSpan().IndexOf("PLANTED"u8).ShouldBe(-1);
        envelope.AsSpan().IndexOf(Encoding.UTF8.GetBytes("妈妈")).ShouldBe(-1);
    }

    [Theory] // another child's, another field's, another row's: a sealed value cannot be carried over
    [InlineData(Sibling, Field, 7)]
    [InlineData(Child, "letters.title", 7)]
    [InlineData(Child, Field, 8)]
    [InlineData(KeyFile.System, Field, 7)]
    public void It_opens_only_where_it_was_sealed(long subject, string purpose, long row)
    {
        keys.Ensure(Sibling);
        sealer.Open(subject, purpose, row, sealer.Seal(Child, Field, 7, Letter)).State.ShouldBe(OpenedState.Altered);
    }

    [Fact]
    public void Any_altered_byte_is_found()
    {
        var envelope = sealer.Seal(Child, Field, 7, Letter);
        for (var at = 0; at < envelope.Length; at++)
            for (var bit = 0; bit < 8; bit++)
            {
                envelope[at] ^= (byte)(1 << bit);
                sealer.Open(Child, Field, 7, envelope).State.ShouldBe(OpenedState.Altered);
                envelope[at] ^= (byte)(1 << bit);
            }
        sealer.Open(Child, Field, 7, envelope).Text.ShouldBe(Letter);
    }

    [Fact]
    public void Any_cut_or_longer_value_is_found()
    {
        var envelope = sealer.Seal(Child, Field, 7, Letter);
        for (var length = 0; length < envelope.Length; length++)
            sealer.Open(Child, Field, 7, envelope.AsSpan(0, length)).State.ShouldBe(OpenedState.Altered);
        sealer.Open(Child, Field, 7, [.. envelope, 0]).State.ShouldBe(OpenedState.Altered);
    }

    [Fact]
    public void A_destroyed_key_erases_and_says_so()
    {
        var envelope = sealer.Seal(Child, Field, 7, Letter);
        var kept = sealer.Seal(Sibling, Field, 7, Letter);
        sealer.Destroy(Child);
        sealer.Destroy(Child);
        var opened = sealer.Open(Child, Field, 7, envelope);
        opened.State.ShouldBe(OpenedState.Erased);
        opened.Text.ShouldBeNull();
        sealer.Open(Sibling, Field, 7, kept).Text.ShouldBe(Letter);
        new Sealer(folder.Open()).Open(Child, Field, 7, envelope).State.ShouldBe(OpenedState.Erased);
    }

    [Fact]
    public void For_an_erased_child_nothing_is_sealed_and_no_new_key_is_made()
    {
        sealer.Destroy(Child);
        Should.Throw<InvalidOperationException>(() => sealer.Seal(Child, Field, 7, Letter)).Message.ShouldNotContain("妈妈");
        keys.Ensure(Child);
        keys.StateOf(Child).ShouldBe(KeyState.Erased);
    }

    [Fact]
    public void The_system_s_own_key_cannot_be_destroyed() =>
        Should.Throw<ArgumentOutOfRangeException>(() => sealer.Destroy(KeyFile.System));

    [Fact]
    public void A_child_whose_key_is_not_in_the_file_is_told_apart_from_an_erased_one() =>
        sealer.Open(Child, Field, 7, new byte[60]).State.ShouldBe(OpenedState.KeyMissing);

    [Fact]
    public void Sign_in_keys_are_sealed_under_the_name_they_are_stored_by()
    {
        var xml = new SealedXml(sealer);
        var key = XElement.Parse("<key id=\"1\"><secret>PLANTED</secret></key>");
        var stored = xml.Seal(key, "key-1");
        stored.AsSpan().IndexOf("PLANTED"u8).ShouldBe(-1);
        XNode.DeepEquals(xml.Unseal(stored, "key-1"), key).ShouldBeTrue();
        xml.Unseal(stored, "key-2").ShouldBeNull();
        stored[^1] ^= 1;
        xml.Unseal(stored, "key-1").ShouldBeNull();
    }

    public void Dispose() => folder.Dispose();
}
