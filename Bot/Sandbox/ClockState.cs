namespace FamilyLink.Bot.Sandbox;

/// <summary>The school clock as the server tells it; all instants UTC.</summary>
/// <param name="Now">What time it is: running while settled, the product's last reported step during a jump.</param>
/// <param name="Target">Where the latest jump leads; it also names the jump.</param>
/// <param name="Settled">True when the product has reported everything due up to the target as sent.</param>
public sealed record ClockState(DateTimeOffset Now, DateTimeOffset Target, bool Settled);
