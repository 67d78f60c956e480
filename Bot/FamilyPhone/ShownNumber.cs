using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>A telephone number that somebody asked for: it stands in the chat for half an hour and goes by itself.</summary>
internal static class ShownNumber
{
    private static readonly TimeSpan Stays = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Gone = TimeSpan.FromDays(1);

    /// <summary>Shows it as a message of a kind, or says why not.</summary>
    public static void Say(Turn turn, RefusalCode? refused, string kind, long? subject)
    {
        if (refused == RefusalCode.NotFound) turn.Toast(new Words(typeof(FamilyPhoneTexts)).Plain(turn.Language, "NumbersNone"), plain: true);
        else if (refused is not null) turn.Toast("Foreign");
        else turn.Remove(turn.Say(kind, subject, turn.Pressed!.Row.ChildId).Id).Due(turn.Work.Now + Stays, turn.Work.Now + Gone);
    }
}
