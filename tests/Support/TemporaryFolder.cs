namespace FamilyLink.Tests.Support;

/// <summary>The folder that a test leaves behind.</summary>
public static class TemporaryFolder
{
    private const int Tries = 200;

    /// <summary>Deletes it with all that is in it; a loop that a test abandoned on purpose, as a kill would, may still be putting a file there: then once more, for at most ten seconds.</summary>
    public static void Delete(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(path, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (IOException) when (attempt < Tries)
            {
                Thread.Sleep(50);
            }
        }
    }
}
