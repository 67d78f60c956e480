using System.Runtime.InteropServices;
using System.Text;

namespace FamilyLink.Domain.Storage;

/// <summary>Files that are either wholly there after a crash or not at all: temporary file, fsync, rename, fsync of the folder.</summary>
public static class DurableFile
{
    /// <summary>What the names of half-written files end in; such a file may be removed at start.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>Makes the folder and those above it, open to nobody but the owner, and makes their names durable.</summary>
    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        var parent = Path.GetDirectoryName(Path.GetFullPath(folder));
        if (parent is not null) MakeFolder(parent);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (parent is not null) SyncFolder(parent);
    }

    /// <summary>Opens a new file that only the owner may read; an older one of this name is emptied.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Puts the content in place of the file in one step, or leaves the old file as it was.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + TemporaryEnding;
        using (var file = Create(temporary))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        Publish(temporary, path);
    }

    /// <summary>Gives a written and synced temporary file its lasting name.</summary>
    public static void Publish(string temporary, string path)
    {
        File.Move(temporary, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Makes the names in a folder durable; Windows does so by itself.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = open(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (handle < 0) throw Failed(folder);
        try
        {
            if (fsync(handle) != 0) throw Failed(folder);
        }
        finally
        {
            _ = close(handle);
        }
    }

    private static IOException Failed(string folder) =>
        new($"Cannot make the folder {folder} durable: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

#pragma warning disable SYSLIB1054, IDE1006 // .NET opens no folders; three calls do not justify unsafe code for generated marshalling.
    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int handle);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int handle);
#pragma warning restore SYSLIB1054, IDE1006
}
