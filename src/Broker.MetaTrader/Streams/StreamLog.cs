using Broker.Core.Errors;
using Microsoft.Extensions.Logging;

namespace Broker.MetaTrader.Streams;

/// <summary>All log messages of streams. Only listed values: no address, no id, no frame.</summary>
internal static partial class StreamLog
{
    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "metatrader stream {Operation} is connected.")]
    internal static partial void Connected(ILogger logger, string operation);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Information, Message = "metatrader stream {Operation} failed, {Failures} in a row: {Kind}, status {Status}, code {Code}; next try in {Milliseconds} ms.")]
    internal static partial void Reconnecting(ILogger logger, string operation, int failures, ErrorKind kind, int? status, string code, double milliseconds);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Warning, Message = "metatrader stream {Operation} is silent for {Seconds} s.")]
    internal static partial void Silent(ILogger logger, string operation, double seconds);

    [LoggerMessage(EventId = 2104, Level = LogLevel.Warning, Message = "metatrader stream {Operation} ends after {Failures} failures in a row: {Kind}, status {Status}, code {Code}.")]
    internal static partial void Ended(ILogger logger, string operation, int failures, ErrorKind kind, int? status, string code);
}
