using FamilyLink.Domain.Enrolment;

namespace FamilyLink.Admin.Enrolment;

/// <summary>One card to print; its codes exist nowhere else.</summary>
/// <param name="Person">Whom it is for.</param>
/// <param name="Issued">The fresh invitation.</param>
/// <param name="Link">The link of its QR code, or null when the bot's name is not known.</param>
public sealed record InvitationCard(Invitee Person, IssuedInvitation Issued, string? Link);
