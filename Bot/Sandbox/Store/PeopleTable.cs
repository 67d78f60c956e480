using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>Rows of people and the state of their chats.</summary>
internal static class PeopleTable
{
    private const string Columns = "SELECT id, first_name, last_name, username, language_code, phone, started, blocked, deactivated FROM people ";

    public static SandboxPerson? Person(this StoreSession session, long id) => session.First(Columns + "WHERE id = $1", Map, id);

    public static List<SandboxPerson> People(this StoreSession session) => session.Query(Columns + "ORDER BY id", Map);

    /// <summary>Adds a person or changes the names of a known one; the state of the chat stays.</summary>
    public static void SavePerson(this StoreSession session, SandboxPerson person) => session.Execute("""
        INSERT INTO people(id, first_name, last_name, username, language_code, phone) VALUES($1, $2, $3, $4, $5, $6)
        ON CONFLICT(id) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name,
            username = excluded.username, language_code = excluded.language_code, phone = excluded.phone
        """, person.Id, person.FirstName, person.LastName, person.Username, person.LanguageCode, person.Phone);

    public static void SetState(this StoreSession session, long id, bool started, bool blocked, bool deactivated)
    {
        session.Execute("UPDATE people SET started = $2, blocked = $3, deactivated = $4 WHERE id = $1", id, started, blocked, deactivated);
        session.NextChange(id);
    }

    /// <summary>The next number in the history of one chat; everything a person can see move takes one.</summary>
    public static long NextChange(this StoreSession session, long chat)
    {
        session.Mark(Marks.Chats);
        return session.Number("UPDATE people SET change = change + 1 WHERE id = $1 RETURNING change", chat);
    }

    public static long LastChange(this StoreSession session, long chat) => session.Number("SELECT change FROM people WHERE id = $1", chat);

    public static JsonObject? ReplyKeyboard(this StoreSession session, long chat) =>
        session.First("SELECT keyboard FROM people WHERE id = $1 AND keyboard IS NOT NULL", row => row.GetString(0), chat) is { } json
            ? SandboxJson.Object(json)
            : null;

    public static void SetReplyKeyboard(this StoreSession session, long chat, JsonObject? keyboard) =>
        session.Execute("UPDATE people SET keyboard = $2 WHERE id = $1", chat, keyboard is null ? null : SandboxJson.Write(keyboard));

    public static JsonObject ToUser(this SandboxPerson person)
    {
        var user = new JsonObject { ["id"] = person.Id, ["is_bot"] = false };
        person.AddNames(user);
        if (person.LanguageCode is { } language)
            user["language_code"] = language;
        return user;
    }

    public static JsonObject ToChat(this SandboxPerson person)
    {
        var chat = new JsonObject { ["id"] = person.Id };
        person.AddNames(chat);
        chat["type"] = "private";
        return chat;
    }

    private static void AddNames(this SandboxPerson person, JsonObject to)
    {
        to["first_name"] = person.FirstName;
        if (person.LastName is { } last)
            to["last_name"] = last;
        if (person.Username is { } username)
            to["username"] = username;
    }

    private static SandboxPerson Map(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), Text(row, 2), Text(row, 3), Text(row, 4), Text(row, 5), row.GetBoolean(6), row.GetBoolean(7), row.GetBoolean(8));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
