using FamilyLink.Admin.Hosting;

namespace FamilyLink.Tests.Admin;

public sealed class ConsoleAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", null, true)]
    [InlineData("http://localhost:5080", null, true)]
    [InlineData("http://[::1]:5080", null, true)]
    [InlineData("http://0.0.0.0:5080", null, false)]
    [InlineData("http://192.168.1.20:5080", null, false)]
    [InlineData("http://192.168.1.20:5080", "https://link.school.example", true)]
    [InlineData("http://192.168.1.20:5080", "http://link.school.example", false)]
    [InlineData("https://192.168.1.20:5443", null, false)]
    [InlineData("not an address", null, false)]
    public void Plain_http_stays_on_this_machine(string url, string? publicUrl, bool good) =>
        new ConsoleAddress().Validate(null, new ConsoleSettings { Url = url, PublicUrl = publicUrl }).Succeeded.ShouldBe(good);

    [Theory]
    [InlineData("/children?x=1", "/children?x=1")]
    [InlineData("/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void A_form_returns_to_our_own_pages_alone(string? back, string path) =>
        ReaderPreferences.LocalPath(back).ShouldBe(path);
}
