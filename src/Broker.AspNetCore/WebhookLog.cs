using Microsoft.Extensions.Logging;

namespace Broker.AspNetCore;

/// <summary>All log messages of the endpoints. Only sources that are registered, codes and counts; nothing that arrived.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "A delivery of {Source} was stored: {Stored} new, {Duplicates} known.")]
    internal static partial void Stored(ILogger logger, string source, int stored, int duplicates);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "A delivery of {Source} was refused: {Reason}.")]
    internal static partial void Refused(ILogger logger, string source, string reason);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Error, Message = "A delivery of {Source} could not be stored ({Exception}); the sender is asked to send it again.")]
    internal static partial void NotStored(ILogger logger, string source, string exception);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "The refusal of a delivery of {Source} could not be recorded ({Exception}).")]
    internal static partial void RefusalNotRecorded(ILogger logger, string source, string exception);
}
