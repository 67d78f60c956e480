using System.Xml.Linq;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Admin.Access;

/// <summary>Keeps the keys of cookies and forms in the store, sealed: they survive a restart and are worth nothing in a copied database.</summary>
/// <param name="store">The store.</param>
/// <param name="seal">Seals them under the system key.</param>
public sealed class ProtectionKeys(Store store, SealedXml seal) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() =>
        // The framework's interface knows no waiting; it asks at start and once a day.
        Task.Run(() => store.Look(db => db.ProtectionKeys.ToListAsync())).GetAwaiter().GetResult()
            .Select(k => seal.Unseal(k.XmlSealed, k.Name)).OfType<XElement>().ToList();

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => store.Write(Who.System, work =>
        {
            work.Db.ProtectionKeys.Add(new ProtectionKey { Id = work.NewId(), Name = friendlyName, XmlSealed = seal.Seal(element, friendlyName) });
            return Task.FromResult(Result.Done);
        })).GetAwaiter().GetResult();
}
