using System.Text;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Tests.Storage.Keys;

public class XaesTests
{
    [Theory] // the vectors of c2sp.org/XAES-256-GCM, one for each value of the bit that CMAC folds back
    [InlineData(0x01, "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271")]
    [InlineData(0x03, "c2sp.org/XAES-256-GCM", "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d")]
    public void It_seals_as_the_specification_says(byte keyByte, string bound, string expected)
    {
        var key = Enumerable.Repeat(keyByte, Xaes.KeySize).ToArray();
        var content = "XAES-256-GCM"u8.ToArray();
        var target = new byte[content.Length + Xaes.Overhead];
        "ABCDEFGHIJKLMNOPQRSTUVWX"u8.CopyTo(target);
        Xaes.SealUnderNonceIn(target, key, Encoding.UTF8.GetBytes(bound), content);
        Convert.ToHexStringLower(target[Xaes.NonceSize..]).ShouldBe(expected);
        var opened = new byte[content.Length];
        Xaes.TryOpen(key, Encoding.UTF8.GetBytes(bound), target, opened).ShouldBeTrue();
        opened.ShouldBe(content);
    }
}
