namespace FamilyLink.Bot.Sandbox.Media;

/// <summary>Bytes somebody sent, already on disk; they are removed again unless a message comes to use them.</summary>
/// <param name="DiskName">Name in the store's files directory.</param>
/// <param name="FileName">The sender's name for it, without folders.</param>
/// <param name="ContentType">As declared by the sender, or guessed from the name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Traits">What its head and tail say.</param>
internal sealed record Upload(string DiskName, string FileName, string ContentType, long Size, FileTraits Traits)
{
    /// <summary>True once a stored message refers to it.</summary>
    public bool Used { get; set; }

    public static async Task<Upload> Save(Stream body, string fileName, string? contentType, string directory, CancellationToken stop)
    {
        var diskName = Guid.NewGuid().ToString("N");
        var path = Path.Combine(directory, diskName);
        await using (var file = File.Create(path))
            await body.CopyToAsync(file, stop);
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var traits = FileTraits.Read(path);
        var declared = contentType is { Length: > 0 } type && type != "application/octet-stream" ? type : MimeTypes.Of(name);
        return new(diskName, name.Length == 0 ? "file" : name, traits.Mime ?? declared, new FileInfo(path).Length, traits);
    }
}
