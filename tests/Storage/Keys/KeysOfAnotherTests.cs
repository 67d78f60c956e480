using FamilyLink.Domain;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Storage.Keys;

/// <summary>A database knows its own keys file.</summary>
public sealed class KeysOfAnotherTests
{
    [Fact]
    public async Task TheKeysFileOfAnotherDatabaseIsRefusedAtStartWithTheMendAndTheRightOneOpensAgain()
    {
        await using var house = await TestHouse.Open();
        await using var other = await TestHouse.Open();
        await house.Close();
        await other.Close();
        var (own, aside) = (house.Settings.KeysDirectory, house.Settings.KeysDirectory + "-aside");
        Directory.Move(own, aside);
        Directory.CreateDirectory(own);
        foreach (var file in Directory.EnumerateFiles(other.Settings.KeysDirectory)) File.Copy(file, Path.Combine(own, Path.GetFileName(file)));
        var refused = await Should.ThrowAsync<StartRefused>(() => OpenStore.Open(house.Settings, TimeProvider.System));
        refused.Message.ShouldContain("belongs to another database");
        refused.Message.ShouldContain("另一个数据库");
        refused.Message.ShouldContain(Path.Combine(own, "familylink.keys"));
        Directory.Delete(own, recursive: true);
        Directory.Move(aside, own);
        await using var open = await OpenStore.Open(house.Settings, TimeProvider.System);
    }
}
