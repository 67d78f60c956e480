using FamilyLink.Bot.Delivery;

namespace FamilyLink.Bot.Updates;

/// <summary>A feature's messages: it adds the renderer of each of its kinds.</summary>
public interface IMessages
{
    /// <summary>Adds this feature's renderers.</summary>
    void Add(Renderers renderers);
}

/// <summary>What every renderer asks of a rendering.</summary>
internal static class RenderingParts
{
    /// <summary>The row's further choices.</summary>
    public static RowArgs Args(this Rendering rendering) => RowArgs.Of(rendering.Row.Args);

    /// <summary>The language: the person's, or for a stranger the one the row carries.</summary>
    public static string Tongue(this Rendering rendering) =>
        rendering.To is null && rendering.Args()["l"] is { } carried ? carried : rendering.Language;

    /// <summary>New buttons of this row.</summary>
    public static Buttons Buttons(this Rendering rendering) => new(rendering.Row.Id, rendering.Tongue());
}
