using FamilyLink.Admin.Access;

namespace FamilyLink.Tests.Admin;

public sealed class OneTimeCodeTests
{
    // RFC 6238, appendix B: the secret "12345678901234567890" in base 32, the last six of the eight digits.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long second, string code) =>
        OneTimeCode.Of(Key, OneTimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(second))).ShouldBe(code);

    [Fact]
    public void A_code_is_good_one_step_early_or_late_and_no_further()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        long step = OneTimeCode.StepOf(now);
        for (int off = -3; off <= 3; off++)
            OneTimeCode.Match(Key, OneTimeCode.Of(Key, step + off), now, lastUsed: 0).ShouldBe(Math.Abs(off) <= 1 ? step + off : null);
    }

    [Fact]
    public void A_code_works_once_and_so_does_every_earlier_one()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        long used = OneTimeCode.Match(Key, OneTimeCode.Of(Key, OneTimeCode.StepOf(now)), now, 0)!.Value;
        OneTimeCode.Match(Key, OneTimeCode.Of(Key, used), now, used).ShouldBeNull();
        OneTimeCode.Match(Key, OneTimeCode.Of(Key, used - 1), now, used).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    public void Anything_else_is_no_code(string typed) =>
        OneTimeCode.Match(Key, typed, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000), 0).ShouldBeNull();
}
