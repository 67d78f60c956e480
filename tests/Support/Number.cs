using System.Globalization;

namespace FamilyLink.Tests.Support;

/// <summary>How much of something a run is asked for from outside.</summary>
internal static class Number
{
    /// <summary>A whole number from the environment, or the standard one.</summary>
    public static int Of(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : standard;
}
