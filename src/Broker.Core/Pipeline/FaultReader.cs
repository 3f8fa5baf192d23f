using System.Text.Json;
using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>Reads an exception of an attempt: did the request leave, and may it be repeated?</summary>
/// <remarks>One broken answer surfaces as HttpRequestException or as HttpIOException depending on timing; both are the same fault here.</remarks>
internal static class FaultReader
{
    internal static ApiFailure Read(Exception exception, bool leaving, bool timerFired, bool connectTimeoutIsCertain) => exception switch
    {
        BrokerApiException inner => new ApiFailure
        {
            Kind = inner.Error.Kind,
            Code = inner.Error.Code,
            CodeIsListed = inner.Error.CodeIsListed,
            IsTransient = inner.IsTransient,
            NotSent = !leaving,
            RetryAfter = inner.Error.RetryAfter,
            Advice = "The credential could not be renewed. " + inner.Error.Advice,
        },
        OperationCanceledException when timerFired => new ApiFailure { Kind = ErrorKind.Timeout, IsTransient = true, NotSent = !leaving },
        OperationCanceledException => new ApiFailure { Kind = connectTimeoutIsCertain ? ErrorKind.Connection : ErrorKind.Timeout, IsTransient = true, NotSent = !leaving || connectTimeoutIsCertain },
        AnswerTooLargeException large => new ApiFailure { Kind = ErrorKind.Protocol, Advice = large.Message },
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } unsent =>
            new ApiFailure { Kind = ErrorKind.Connection, IsTransient = true, NotSent = true, Cause = TransportFaultException.Of(unsent) },
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } limit =>
            new ApiFailure { Kind = ErrorKind.Protocol, Cause = TransportFaultException.Of(limit) },
        HttpRequestException or IOException => new ApiFailure { Kind = ErrorKind.Transport, IsTransient = true, NotSent = !leaving, Cause = TransportFaultException.Of(exception) },
        InvalidDataException => new ApiFailure { Kind = ErrorKind.Protocol, IsTransient = true, Advice = "The answer's compression is broken or was not asked for." },
        _ => new ApiFailure { Kind = leaving ? ErrorKind.Protocol : ErrorKind.Other, NotSent = !leaving, Advice = leaving ? null : $"The request could not be prepared ({exception.GetType().Name})." },
    };

    /// <summary>A success status whose body cannot be read. Reads may try again: a proxy or a restart often leaves one bad answer.</summary>
    internal static ApiFailure Unreadable(Exception exception, int status) => new()
    {
        Kind = ErrorKind.Protocol,
        Status = status,
        IsTransient = true,
        Advice = exception is JsonException { BytePositionInLine: { } position, LineNumber: { } line }
            ? $"The answer is not the expected JSON (line {line}, byte {position})."
            : "The answer is not of the expected form.",
    };
}
