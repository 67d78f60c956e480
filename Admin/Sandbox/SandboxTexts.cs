namespace FamilyLink.Admin.Sandbox;

/// <summary>Names the words of the demo phones (SandboxTexts.resx).</summary>
public sealed class SandboxTexts;
