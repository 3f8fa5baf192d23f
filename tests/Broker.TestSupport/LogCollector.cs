using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Broker.TestSupport;

/// <summary>Collects every log line of every level, with its structured values, for canary tests.</summary>
public sealed class LogCollector : ILoggerFactory, ILogger, ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public string Text => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        lines.Enqueue("scope: " + state);
        return null;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(", ", pairs.Select(p => $"{p.Key}={p.Value}")) : string.Empty;
        lines.Enqueue($"{logLevel} {eventId.Id}: {formatter(state, exception)} [{values}] {exception}");
    }

    public void Dispose()
    {
    }
}
