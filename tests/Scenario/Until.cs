using System.Diagnostics;

namespace FamilyLink.Tests.Scenario;

/// <summary>Waits for a condition, never by guess.</summary>
internal static class Until
{
    /// <summary>Long enough for a machine that builds beside the tests.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks until the answer is yes; fails with the words after the limit.</summary>
    public static Task True(Func<Task<bool>> question, Func<string> words, TimeSpan? limit = null) =>
        Some(async () => await question() ? "yes" : null, words, limit);

    /// <summary>Asks until there is an answer; fails with the words after the limit.</summary>
    public static async Task<T> Some<T>(Func<Task<T?>> question, Func<string> words, TimeSpan? limit = null) where T : class
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < (limit ?? Limit); await Task.Delay(Pause))
            if (await question() is { } answer) return answer;
        throw new TimeoutException(words());
    }
}
