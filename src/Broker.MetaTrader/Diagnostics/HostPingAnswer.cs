using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Errors;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>Milliseconds, or that the host could not be reached: an answer about the host, not a failure of the API.</summary>
internal readonly struct HostPingAnswer(long? milliseconds, string? code)
{
    // Longer than any host is waited for; beyond it the number means something else.
    private const long Longest = 86_400_000;

    private static readonly ApiResponseReader<IReadOnlyList<HostPingAnswer>> Items = Answers.Items(static (ref Utf8JsonReader reader, out HostPingAnswer value) =>
    {
        long? taken = JsonFields.WholeValue(ref reader);
        value = OfNumber(taken is { } number && Math.Abs(number) <= Longest ? number : null);
        return true;
    });

    internal static readonly ApiResponseReader<HostPingAnswer> Reader = ReadOne;
    internal static readonly ApiResponseReader<IReadOnlyList<HostPingAnswer>?> ManyReader = ReadMany;

    /// <summary>Does this failure say that the host is the trouble? Codes of credentials, throttles and wrong parameters do not.</summary>
    internal static bool IsUnreachable(ApiFailure failure, TradingPlatform platform) =>
        MetaTraderErrorCodes.Find(failure.Code, platform)?.Class is MetaTraderErrorClass.ConnectionLost or MetaTraderErrorClass.TimedOut or MetaTraderErrorClass.ApiFault or MetaTraderErrorClass.Busy;

    internal ApiResult<TimeSpan> ToResult(ApiOperation operation) => milliseconds is { } taken and >= 0
        ? new ApiResult<TimeSpan>(TimeSpan.FromMilliseconds(taken))
        : new ApiResult<TimeSpan>(new ApiError
        {
            System = MetaTraderProtocol.SystemName,
            Operation = operation.Name,
            Kind = ErrorKind.Unavailable,
            Outcome = Outcome.Refused,
            Status = 200,
            Code = code,
            CodeIsListed = code is not null,
            IsTransient = true,
            Advice = "The API answered, and could not reach the host.",
            Attempts = 1,
        });

    private static HostPingAnswer ReadOne(in ApiResponse response) => IsFailure(response, out string? code)
        ? new HostPingAnswer(null, code)
        : OfNumber(Answers.Number(response) is var number && number == decimal.Truncate(number) && Math.Abs(number) <= Longest ? (long)number : throw new JsonException("The answer is no time in milliseconds."));

    // Null: the call as a whole said that a host could not be reached, and not which one.
    private static IReadOnlyList<HostPingAnswer>? ReadMany(in ApiResponse response) => IsFailure(response, out _) ? null : Items(response);

    private static HostPingAnswer OfNumber(long? number) => new(number, null);

    // The protocol let this failure pass only because its code is about the host, and listed.
    private static bool IsFailure(in ApiResponse response, out string? code)
    {
        code = null;
        if (!ErrorEnvelope.MayBeIn(response.Body) || !ErrorEnvelope.TryRead(response.Body, out ErrorEnvelope told))
        {
            return false;
        }

        code = told.Code;
        return true;
    }
}
