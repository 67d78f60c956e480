namespace Telegram.Bot.Types;

/// <summary>A contact card; only UserId equal to the sender's id proves that it is their own.</summary>
public class Contact
{
    /// <summary>Telephone number.</summary>
    public string PhoneNumber { get; set; } = default!;

    /// <summary>First name.</summary>
    public string FirstName { get; set; } = default!;

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The person's id, when they use Telegram.</summary>
    public long? UserId { get; set; }

    /// <summary>More, as a vCard.</summary>
    public string? Vcard { get; set; }
}
