using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Outbox;

namespace FamilyLink.Tests.Updates;

public sealed class RendererTests
{
    [Fact]
    public async Task Every_kind_of_message_has_words()
    {
        await using var house = await ChatHouse.Open();
        var known = house.House.Get<Renderers>().Kinds;
        foreach (var kind in MessageKinds.All.Where(k => k.Key != "reply")) known.ShouldContain(kind.Key);
        foreach (var (kind, verb) in house.House.Get<Routes>().Buttons) known.ShouldContain(kind, verb);
        foreach (var kind in known) MessageKinds.Of(kind).Key.ShouldBe(kind);
    }
}
