using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>A file the server holds, by one of its ids.</summary>
/// <param name="Id">The file_id.</param>
/// <param name="Kind">photo, voice, audio, video or document.</param>
/// <param name="Path">The file_path that getFile tells.</param>
/// <param name="DiskName">Its name in the files directory.</param>
/// <param name="Mime">Content type.</param>
/// <param name="Size">Bytes.</param>
internal sealed record StoredFile(string Id, string Kind, string Path, string DiskName, string Mime, long Size);

/// <summary>Rows of files.</summary>
internal static class FileTable
{
    private const string Columns = "SELECT file_id, kind, path, disk_name, mime, size FROM files ";

    public static void AddFile(this StoreSession session, StoredFile file, string uniqueId, JsonNode media) => session.Execute(
        "INSERT INTO files(file_id, kind, path, disk_name, mime, size, unique_id, media) VALUES($1, $2, $3, $4, $5, $6, $7, $8)",
        file.Id, file.Kind, file.Path, file.DiskName, file.Mime, file.Size, uniqueId, SandboxJson.Write(media));

    public static StoredFile? FileById(this StoreSession session, string id) => session.First(Columns + "WHERE file_id = $1", Map, id);

    /// <summary>The same for the bot, to whom an id that another bot was given says nothing.</summary>
    public static StoredFile? BotsFile(this StoreSession session, string id) => session.First(Columns + "WHERE file_id = $1 AND strange = 0", Map, id);

    /// <summary>No id given until now is the bot's any more.</summary>
    public static void ForgetFileIds(this StoreSession session) => session.Execute("UPDATE files SET strange = 1");

    public static StoredFile? FileByPath(this StoreSession session, string path) => session.First(Columns + "WHERE path = $1 LIMIT 1", Map, path);

    public static string UniqueId(this StoreSession session, string id) =>
        session.First("SELECT unique_id FROM files WHERE file_id = $1", row => row.GetString(0), id)!;

    /// <summary>The photo, voice … as messages show it, for sending it again by its id.</summary>
    public static JsonNode Media(this StoreSession session, string id) =>
        JsonNode.Parse(session.First("SELECT media FROM files WHERE file_id = $1", row => row.GetString(0), id)!)!;

    private static StoredFile Map(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5));
}
