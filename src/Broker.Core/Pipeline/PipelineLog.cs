using Broker.Core.Errors;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Pipeline;

/// <summary>All log messages of the pipeline. Only listed values: no URL, no body, no provider text.</summary>
internal static partial class PipelineLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Debug, Message = "{System} {Operation} succeeded in {Milliseconds} ms.")]
    internal static partial void Succeeded(ILogger logger, string system, string operation, double milliseconds);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Information, Message = "{System} {Operation} attempt {Attempt} failed: {Kind}, status {Status}, code {Code}; it is sent again.")]
    internal static partial void Repeating(ILogger logger, string system, string operation, int attempt, ErrorKind kind, int? status, string code);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "{System} {Operation} failed after {Attempts} attempts: {Kind}, outcome {Outcome}, status {Status}, code {Code}, request {RequestId}.")]
    internal static partial void Failed(
        ILogger logger, string system, string operation, int attempts, ErrorKind kind, Outcome outcome, int? status, string code, string? requestId);
}
