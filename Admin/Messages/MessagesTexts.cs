namespace FamilyLink.Admin.Messages;

/// <summary>Names the words of the page of messages (MessagesTexts.resx).</summary>
public sealed class MessagesTexts;
