using System.Security.Cryptography;
using System.Text;

namespace FamilyLink.Bot.Delivery;

/// <summary>Tells one bot's token from another's without telling anything of it: file ids are good for one bot alone.</summary>
/// <param name="token">The bot's token.</param>
public sealed class BotIdentity(string token)
{
    /// <summary>Sixteen hex digits of a hash; a token is too long to be guessed from it.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..16];
}
