using Broker.Orchestration.Journal;
using Microsoft.Extensions.Logging;

namespace Broker.Orchestration.Lanes;

/// <summary>All log messages of the orchestration. Only codes and ids of the family's own; no text from outside.</summary>
internal static partial class OrchestrationLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Observer {Observer} failed with {Exception}.")]
    internal static partial void ObserverFailed(ILogger logger, string observer, string exception);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Node {Node} holds the lease of epoch {Epoch}.")]
    internal static partial void LeaseHeld(ILogger logger, string node, long epoch);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "The lease was taken over; this node stops acting and asks for a new one.")]
    internal static partial void LeaseLost(ILogger logger);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "The lane runner failed with {Exception} and goes on after a pause.")]
    internal static partial void RunnerFailed(ILogger logger, string exception);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Information, Message = "{Count} effects were interrupted by the end of an earlier process and are resolved.")]
    internal static partial void Interrupted(ILogger logger, int count);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Warning, Message = "Effect {Kind} failed: {Code}; try {Attempt}.")]
    internal static partial void EffectFailed(ILogger logger, EffectKind kind, string code, int attempt);

    [LoggerMessage(EventId = 3007, Level = LogLevel.Error, Message = "Work on one customer failed with {Exception} and is tried again.")]
    internal static partial void WorkFailed(ILogger logger, string exception);

    [LoggerMessage(EventId = 3008, Level = LogLevel.Warning, Message = "A delivery of {Source} was refused: {Reason}.")]
    internal static partial void DeliveryRefused(ILogger logger, string source, string reason);

    [LoggerMessage(EventId = 3009, Level = LogLevel.Warning, Message = "The CRM fields could not be checked now ({Code}); the check is repeated before the first write.")]
    internal static partial void CrmNotReady(ILogger logger, string code);

    [LoggerMessage(EventId = 3010, Level = LogLevel.Information, Message = "Drift sweep: {Read} changed records read, {Echoes} as last written, {Planned} to be looked at.")]
    internal static partial void Swept(ILogger logger, int read, int echoes, int planned);

    [LoggerMessage(EventId = 3011, Level = LogLevel.Warning, Message = "The drift sweep ended early ({Code}) and goes on from there the next time.")]
    internal static partial void SweepEnded(ILogger logger, string code);

    [LoggerMessage(EventId = 3013, Level = LogLevel.Warning, Message = "{Count} CRM fields do not fit the ownership map; StartWithDifferingCrmFields lets the host start all the same.")]
    internal static partial void CrmFieldsDiffer(ILogger logger, int count);

    [LoggerMessage(EventId = 3012, Level = LogLevel.Error, Message = "The drift sweep failed with {Exception} and is tried again.")]
    internal static partial void SweepFailed(ILogger logger, string exception);
}
