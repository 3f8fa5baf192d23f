using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Diagnostics;
using Broker.MetaTrader.Errors;

namespace Broker.MetaTrader.Wire;

/// <summary>What is particular to the MetaTrader API: the credential headers, and success that only the body tells (contracts/metatrader.md 2, 3).</summary>
internal sealed class MetaTraderProtocol(MetaTraderCredential credential, TradingPlatform platform) : ApiProtocol
{
    internal const string SystemName = "metatrader";

    public override string System => SystemName;

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        credential.Apply(request);
        return default;
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        if (response.IsSuccessStatus)
        {
            return ErrorEnvelope.MayBeIn(response.Body) && ErrorEnvelope.TryRead(response.Body, out ErrorEnvelope told) ? Accept(Read(response, told), response) : null;
        }

        return Read(response, Envelope(response.Body));
    }

    // A connection check that finds the account disconnected, and a host that cannot be reached, are answers and no failures: nothing to repeat, nothing for the
    // circuit breaker.
    private ApiFailure? Accept(ApiFailure failure, in ApiResponse response) =>
        ConnectionOperations.IsCheck(response.Operation) && MetaTraderErrorCodes.Find(failure.Code, platform)?.Class == MetaTraderErrorClass.ConnectionLost ? null
        : DiagnosticsOperations.IsHostPing(response.Operation) && HostPingAnswer.IsUnreachable(failure, platform) ? null
        : failure;

    // Behind an error status any body may stand: an envelope, a proxy's page, nothing.
    private static ErrorEnvelope Envelope(ReadOnlySpan<byte> body)
    {
        try
        {
            return ErrorEnvelope.TryRead(body, out ErrorEnvelope told) ? told : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private ApiFailure Read(in ApiResponse response, in ErrorEnvelope told)
    {
        int status = response.Status;
        ApiFailure byStatus = response.IsSuccessStatus
            ? new ApiFailure { Kind = ErrorKind.Other, Status = status }
            : ApiFailure.FromStatus(status) with { Advice = FailureRules.AdviceFor(status) };
        MetaTraderErrorCode? known = MetaTraderErrorCodes.Find(told.Code, platform);
        ApiFailure judged = status is 401 or 403 or 429 ? byStatus
            : known is { Class: not MetaTraderErrorClass.Unclassified } ? FailureRules.For(known.Class) with { Status = status }
            : told.Code is not null && status != 404 ? byStatus with { NotApplied = false }
            : byStatus;
        if (FailureRules.IsPassingTrouble(told.Text) && known is null or { Class: MetaTraderErrorClass.ApiFault } && response.IsSuccessStatus)
        {
            judged = judged with { Kind = ErrorKind.Unavailable, IsTransient = true, NotApplied = false };
        }

        return judged with
        {
            Code = known?.Name ?? told.Code,
            CodeIsListed = known is not null,
            Text = new ProviderText(told.Text),
            RetryAfter = judged.IsTransient ? RetryAfterHeader.Read(response) : null,
        };
    }
}
