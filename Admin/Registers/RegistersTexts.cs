namespace FamilyLink.Admin.Registers;

/// <summary>Names the words of the page of registers (RegistersTexts.resx).</summary>
public sealed class RegistersTexts;
