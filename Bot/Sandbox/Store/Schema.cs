namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>The tables; bodies are the JSON that the Bot API shows, instants are ISO 8601 text or Unix milliseconds.</summary>
internal static class Schema
{
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS counters(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT OR IGNORE INTO counters VALUES ('message', 0), ('update', 100000000 + abs(random() % 800000000)), ('person', 1000), ('file', 0);

        CREATE TABLE IF NOT EXISTS settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS people(
            id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT, username TEXT, language_code TEXT, phone TEXT,
            started INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0, deactivated INTEGER NOT NULL DEFAULT 0,
            change INTEGER NOT NULL DEFAULT 0, keyboard TEXT);

        CREATE TABLE IF NOT EXISTS messages(
            chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, change INTEGER NOT NULL, body TEXT NOT NULL,
            frozen INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0, reaction TEXT,
            PRIMARY KEY(chat_id, message_id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS messages_by_change ON messages(chat_id, change);

        CREATE TABLE IF NOT EXISTS presses(
            id TEXT PRIMARY KEY, chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, pressed_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS answers(
            chat_id INTEGER NOT NULL, change INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY(chat_id, change)) WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS updates(
            update_id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, queued_at INTEGER NOT NULL, body TEXT NOT NULL);

        CREATE TABLE IF NOT EXISTS files(
            file_id TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, disk_name TEXT NOT NULL, mime TEXT NOT NULL,
            size INTEGER NOT NULL, unique_id TEXT NOT NULL, media TEXT NOT NULL, strange INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS files_by_path ON files(path);

        CREATE TABLE IF NOT EXISTS faults(
            id INTEGER PRIMARY KEY AUTOINCREMENT, method TEXT, chat_id INTEGER, kind TEXT NOT NULL, retry_after INTEGER, times INTEGER);

        CREATE TABLE IF NOT EXISTS requests(
            number INTEGER PRIMARY KEY AUTOINCREMENT, method TEXT NOT NULL, chat_id INTEGER, body TEXT NOT NULL, status INTEGER NOT NULL,
            error TEXT, fault TEXT, time TEXT NOT NULL, machine_time TEXT NOT NULL);
        """;
}
