namespace FamilyLink.Admin.Hosting;

/// <summary>What every answer tells the browser: scripts from here alone, no framing, no guessing, no address passed on.</summary>
public static class SecurityHeaders
{
    // What somebody has just spoken is played from the page's own memory; the microphone is for spoken prompts.
    // Blazor's virtualised lists set a height in a style attribute; style elements from elsewhere stay refused.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; media-src 'self' blob:; "
        + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every answer, errors included.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // A file that somebody put in says itself that it may do even less.
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = Policy;
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next();
    });

    /// <summary>Refuses a live connection opened by a page that is not ours: browsers put no such check on WebSockets.</summary>
    public static IApplicationBuilder UseOwnOriginForSockets(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        string? origin = context.Request.Headers.Origin;
        bool foreign = context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
            && !string.IsNullOrEmpty(origin)
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == HostAndPort(context.Request));
        if (!foreign)
            return next();
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    // The default port is left out on both sides, as browsers do.
    private static string HostAndPort(HttpRequest request) =>
        new Uri($"{request.Scheme}://{request.Host}").Authority;
}
