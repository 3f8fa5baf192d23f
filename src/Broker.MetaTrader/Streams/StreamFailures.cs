using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Errors;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams;

/// <summary>
/// The failures of sockets in the family's words. The platform's exceptions are never kept: they can hold the address, which holds the session's token.
/// </summary>
internal static class StreamFailures
{
    internal static ApiError NotInGateway(ApiOperation operation) => Refusals.NotInThisDialect(
        operation, "The gateway is not known to push anything but quotes: poll by calls, or use a session host.");

    internal static ApiError GatewayNotPermitted(ApiOperation operation) => Refusals.NotInThisDialect(
        operation,
        "The gateway's socket is named by one weak source only and takes the API key in its address. Set AllowUnverifiedGatewayStream to try it, poll Quotes, or use a session host.");

    internal static ApiError NotOnPlatform(ApiOperation operation) => Refusals.NotInThisDialect(operation, "This platform has no such socket.");

    internal static ApiError Refused(ApiOperation operation, in StreamOpening opening)
    {
        if (opening.Status is not { } status)
        {
            return Make(operation, new ApiFailure { Kind = ErrorKind.Connection, IsTransient = true, NotSent = true });
        }

        // A success without an upgrade is what a host answers that tells its failures by the body; which failure, the next subscription tells.
        ApiFailure failure = status is >= 200 and < 300
            ? new ApiFailure { Kind = ErrorKind.Protocol, Status = status, IsTransient = true, Advice = "The host answered the handshake like a call. Check BaseAddress, and that the session lives." }
            : ApiFailure.FromStatus(status);
        return Make(operation, failure with
        {
            RetryAfter = opening.RetryAfter,
            Advice = status == 404 ? "Either the session is not known any more, or this host has no such socket." : failure.Advice ?? FailureRules.AdviceFor(status),
        });
    }

    internal static ApiError ConnectTimeout(ApiOperation operation) => Make(operation, new ApiFailure { Kind = ErrorKind.Timeout, IsTransient = true });

    internal static ApiError Closed(ApiOperation operation) =>
        Make(operation, new ApiFailure { Kind = ErrorKind.Transport, IsTransient = true, Advice = "The host closed the connection." });

    internal static ApiError Broken(ApiOperation operation, Exception fault) =>
        Make(operation, new ApiFailure { Kind = ErrorKind.Transport, IsTransient = true, Advice = $"The connection broke ({fault.GetType().Name})." });

    internal static ApiError Silent(ApiOperation operation) =>
        Make(operation, new ApiFailure { Kind = ErrorKind.Timeout, IsTransient = true, Advice = "Nothing came for too long." });

    internal static ApiError TooLarge(ApiOperation operation, int limit) => Make(operation, new ApiFailure
    {
        Kind = ErrorKind.Protocol,
        IsTransient = true,
        Advice = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A frame is larger than MaxFrameBytes, which is {limit}."),
    });

    internal static ApiError Unexpected(ApiOperation operation, Exception fault) =>
        Make(operation, new ApiFailure { Kind = ErrorKind.Other, Advice = $"The stream failed ({fault.GetType().Name})." });

    /// <summary>The error a frame tells, when it ends the session; null when the stream can go on.</summary>
    internal static ApiError? FromFrame(ApiOperation operation, TradingPlatform platform, ReadOnlySpan<byte> frame)
    {
        try
        {
            return ErrorEnvelope.TryRead(frame, out ErrorEnvelope told) &&
                MetaTraderErrorCodes.Find(told.Code, platform) is { Class: MetaTraderErrorClass.SessionLost or MetaTraderErrorClass.CredentialsRefused } known
                    ? Make(operation, FailureRules.For(known.Class) with { Code = known.Name, CodeIsListed = true, Text = new ProviderText(told.Text) })
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    internal static bool IsSessionLost(ApiError error, TradingPlatform platform) =>
        MetaTraderErrorCodes.Find(error.Code, platform)?.Class == MetaTraderErrorClass.SessionLost;

    // Listening changes nothing, so the outcome is never in doubt.
    private static ApiError Make(ApiOperation operation, ApiFailure failure) => new()
    {
        System = MetaTraderProtocol.SystemName,
        Operation = operation.Name,
        Kind = failure.Kind,
        Outcome = failure.NotSent ? Outcome.NotSent : Outcome.Refused,
        Status = failure.Status,
        Code = failure.Code,
        CodeIsListed = failure.CodeIsListed,
        IsTransient = failure.IsTransient,
        RetryAfter = failure.RetryAfter,
        Text = failure.Text,
        Advice = failure.Advice ?? string.Empty,
        Attempts = 1,
    };
}
