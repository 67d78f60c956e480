using System.Text;
using FamilyLink.Admin.Access;
using FamilyLink.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Admin;

/// <summary>What opens the console lies sealed, belongs to one account and works once (reliability 16).</summary>
public sealed class SecondFactorTests
{
    [Fact]
    public async Task NeitherTheSecretNorTheSpareCodesLieReadableInTheData()
    {
        await using var house = await AccessHouse.Open();
        var owner = await AccessHouse.Owner(house);
        var (key, codes) = await SetUp(house, owner.Id);
        var kept = await house.Look(db => db.UserTokens.Select(t => t.Value!).ToListAsync());
        kept.Count.ShouldBe(2);
        foreach (string planted in codes.Append(key))
        {
            kept.ShouldAllBe(v => !v.Contains(planted, StringComparison.OrdinalIgnoreCase) && !Encoding.UTF8.GetString(Convert.FromBase64String(v)).Contains(planted, StringComparison.OrdinalIgnoreCase));
            foreach (string file in Directory.EnumerateFiles(house.Directory, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
                (await Bytes(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(planted)).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task ASpareCodeWorksOnceAndSoDoesAnAppsCode()
    {
        await using var house = await AccessHouse.Open();
        var owner = await AccessHouse.Owner(house);
        var (key, codes) = await SetUp(house, owner.Id);
        (await Redeem(house, owner.Id, codes[3])).ShouldBeTrue();
        (await Redeem(house, owner.Id, codes[3])).ShouldBeFalse();
        (await Redeem(house, owner.Id, codes[4])).ShouldBeTrue();
        string code = OneTimeCode.Of(key, OneTimeCode.StepOf(house.Machine.GetUtcNow()));
        (await Verify(house, owner.Id, code)).ShouldBeTrue();
        (await Verify(house, owner.Id, code)).ShouldBeFalse();
        house.Machine.Advance(TimeSpan.FromSeconds(30));
        (await Verify(house, owner.Id, OneTimeCode.Of(key, OneTimeCode.StepOf(house.Machine.GetUtcNow())))).ShouldBeTrue();
    }

    [Fact]
    public async Task ASecretCopiedToAnotherAccountOpensNothingAndTheSecondFactorIsStillAskedFor()
    {
        await using var house = await AccessHouse.Open();
        var (owner, thief) = (await AccessHouse.Owner(house), await AccessHouse.Owner(house));
        var (key, _) = await SetUp(house, thief.Id);
        await SetUp(house, owner.Id);
        await house.Do(async work =>
        {
            var tokens = await work.Db.UserTokens.ToListAsync(TestContext.Current.CancellationToken);
            foreach (var mine in tokens.Where(t => t.UserId == thief.Id)) tokens.Single(t => t.UserId == owner.Id && t.Name == mine.Name).Value = mine.Value;
            return FamilyLink.Domain.Result.Done;
        });
        (await Verify(house, owner.Id, OneTimeCode.Of(key, OneTimeCode.StepOf(house.Machine.GetUtcNow())))).ShouldBeFalse();
        (await AccessHouse.With(house, owner.Id, (accounts, account) => accounts.GetValidTwoFactorProvidersAsync(account))).ShouldNotBeEmpty("an unreadable secret must not leave the password alone");
    }

    private static Task<(string Key, string[] Codes)> SetUp(TestHouse house, long account) => AccessHouse.With(house, account, async (accounts, owner) =>
    {
        await accounts.ResetAuthenticatorKeyAsync(owner);
        await accounts.SetTwoFactorEnabledAsync(owner, true);
        string[] codes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(owner, 10))!];
        return ((await accounts.GetAuthenticatorKeyAsync(owner))!, codes);
    });

    private static Task<bool> Redeem(TestHouse house, long account, string code) =>
        AccessHouse.With(house, account, async (accounts, owner) => (await accounts.RedeemTwoFactorRecoveryCodeAsync(owner, code)).Succeeded);

    private static Task<bool> Verify(TestHouse house, long account, string code) =>
        AccessHouse.With(house, account, (accounts, owner) => accounts.VerifyTwoFactorTokenAsync(owner, TokenOptions.DefaultAuthenticatorProvider, code));

    // The store has its files open.
    private static async Task<byte[]> Bytes(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[open.Length];
        await open.ReadExactlyAsync(bytes);
        return bytes;
    }
}
