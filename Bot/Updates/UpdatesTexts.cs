namespace FamilyLink.Bot.Updates;

/// <summary>Names the words said to any chat (UpdatesTexts.resx): stale buttons, unknown messages.</summary>
public sealed class UpdatesTexts;
