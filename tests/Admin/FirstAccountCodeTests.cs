using FamilyLink.Admin.Access;

namespace FamilyLink.Tests.Admin;

public sealed class FirstAccountCodeTests
{
    [Fact]
    public void The_code_is_read_as_it_is_typed_and_ends_with_its_use()
    {
        var first = new FirstAccountCode();
        first.Open.ShouldBeFalse();
        first.Matches("").ShouldBeFalse();
        string code = first.Issue();
        first.Matches(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)).ShouldBeTrue();
        first.Matches(code[..^1]).ShouldBeFalse();
        first.Use();
        first.Open.ShouldBeFalse();
        first.Matches(code).ShouldBeFalse();
    }
}
