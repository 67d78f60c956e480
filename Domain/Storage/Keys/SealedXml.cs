using System.Xml;
using System.Xml.Linq;

namespace FamilyLink.Domain.Storage.Keys;

/// <summary>Seals the sign-in keys (Data Protection) under the system key, so that a copied database signs nobody in.</summary>
/// <param name="sealer">The sealer.</param>
public sealed class SealedXml(Sealer sealer)
{
    private const string Purpose = "data-protection ";

    /// <summary>Seals an element, bound to the name it is stored under.</summary>
    public byte[] Seal(XElement element, string name) =>
        sealer.Seal(KeyFile.System, Purpose + name, 0, element.ToString(SaveOptions.DisableFormatting));

    /// <summary>Opens an element stored under a name; null when it was altered, moved or its key is gone: then new sign-in keys are made.</summary>
    public XElement? Unseal(ReadOnlySpan<byte> stored, string name)
    {
        if (!sealer.Open(KeyFile.System, Purpose + name, 0, stored).TryText(out var text)) return null;
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }
}
