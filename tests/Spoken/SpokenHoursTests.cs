using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Delivery;

namespace FamilyLink.Tests.Spoken;

public sealed class SpokenHoursTests
{
    [Theory]
    [InlineData("call.guardian.eve", OutboxState.Expired)]
    [InlineData("reply.test", OutboxState.Sent)]
    public async Task A_voice_keeps_the_hours_of_the_words_it_stands_beside(string words, OutboxState becomes)
    {
        await using var at = await DeliveryHouse.Open();
        var elder = await at.House.Guardian(await at.House.Child());
        at.House.Clock.Set("2026-11-26 22:30");
        var text = await at.Owe(words, elder, until: at.Now.AddHours(-1));
        await at.House.Do(async work =>
        {
            (await work.Db.FindAsync<OutboxMessage>(text.Id))!.Sent(7, work.Now.AddMinutes(-31));
            return FamilyLink.Domain.Result.Done;
        });
        var voice = await at.Owe(MessageKinds.Spoken, elder, target: text.Id, until: at.Now + MessageKinds.Of(MessageKinds.Spoken).Life);
        await at.Start();
        (await at.Becomes(voice, becomes)).Reason.ShouldBe(becomes == OutboxState.Expired ? Reasons.QuietHours : null);
    }
}
