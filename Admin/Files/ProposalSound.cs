using FamilyLink.Admin.Access;
using FamilyLink.Admin.Hosting;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Admin.Files;

/// <summary>What a family said for a file by voice, for the browser's player: as far as the signed-in person decides it, and each hearing is logged.</summary>
public static class ProposalSound
{
    /// <summary>Where one is heard.</summary>
    public static string Url(long proposalId) => FormattableString.Invariant($"/files/voice/{proposalId}");

    /// <summary>Maps those addresses.</summary>
    public static void MapProposals(this IEndpointRouteBuilder app) => app.MapGet("/files/voice/{id:long}", Play).RequireAuthorization();

    private static async Task<IResult> Play(long id, HttpContext context, Store store, FileProposals proposals, MediaStore media)
    {
        var heard = await store.Write(StaffSession.Who(context.User), work => proposals.Hear(work, id), context.RequestAborted);
        return heard.Ok ? SealedFile.Show(context, media, heard.Value.ChildId, heard.Value.Voice) : Results.NotFound();
    }
}
