using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FamilyLink.Tests.Scenario;

/// <summary>Keeps the last lines of a log, for the message of a failed test.</summary>
internal sealed class LogTail : ILoggerProvider
{
    private const int Most = 60;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _bad = new();

    /// <summary>What was logged as an error.</summary>
    public IReadOnlyCollection<string> Errors => [.. _bad];

    /// <summary>Keeps a line.</summary>
    public void Add(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (_lines.Count > Most) _lines.TryDequeue(out _);
    }

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <inheritdoc />
    public void Dispose()
    {
    }

    /// <inheritdoc />
    public override string ToString() => string.Join('\n', _lines);

    private sealed class Writer(LogTail tail, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            var line = $"{logLevel} {category}: {formatter(state, exception)} {exception}";
            tail.Add(line);
            if (logLevel >= LogLevel.Error) tail._bad.Enqueue(line);
        }
    }
}
