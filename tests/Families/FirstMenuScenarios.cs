using System.Text.Json.Nodes;
using FamilyLink.Domain.Families;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Families;

/// <summary>The menu of a chat in which nobody has chosen a language yet.</summary>
public sealed class FirstMenuScenarios
{
    private Member _mother = null!;

    [Fact]
    public async Task A_chat_without_a_menu_of_its_own_has_one_as_soon_as_the_bot_runs()
    {
        await using var stage = await Stage.Open(Plant);
        var mother = stage.PhoneOf(_mother);
        await Scenario.Until.True(async () => (await Menu(stage, mother)).Contains("letter"), () => "the menu is empty");
        (await Menu(stage, mother)).ShouldBe(["letter", "next", "help", "settings", "language", "cancel"]);
        var english = await stage.NewPhone("Emma", 990_001);
        (await Menu(stage, english)).ShouldContain("letter");
    }

    [Fact]
    public async Task A_chat_service_that_does_not_take_the_menu_stops_nothing()
    {
        await using var stage = await Stage.Open(Plant, start: false);
        await stage.Sandbox.People.AddFaults([new("502html", "setMyCommands")]);
        await stage.StartProduct();
        var mother = stage.PhoneOf(_mother);
        await mother.Say("/help");
        await Scenario.Until.True(async () => (await mother.Screen()).Count > 0, () => "the bot says nothing");
        (await Menu(stage, mother)).ShouldBeEmpty();
    }

    private static async Task<List<string?>> Menu(Stage stage, Phone phone) =>
        [.. (await stage.Sandbox.People.Chat(phone.Id)).Commands.OfType<JsonObject>().Select(c => (string?)c["command"])];

    private async Task Plant(TestHouse house)
    {
        await house.Class("三（2）班", await house.Teacher("李芳"));
        var ming = await house.Child("王小明");
        _mother = await house.Parent(ming, "秀英");
    }
}
