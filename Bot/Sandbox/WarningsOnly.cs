namespace FamilyLink.Bot.Sandbox;

/// <summary>The program's log without the server's line for every request, whose address carries the token.</summary>
internal sealed class WarningsOnly(ILoggerFactory logs) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Quiet(logs.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

    /// <summary>The factory belongs to the program.</summary>
    public void Dispose()
    {
    }

    private sealed class Quiet(ILogger inner) : ILogger
    {
        // Scopes carry the request's path, and with it the token.
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
