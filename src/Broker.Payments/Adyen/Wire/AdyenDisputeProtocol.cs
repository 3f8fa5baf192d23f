using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Wire;

/// <summary>The disputes service answers 200 with <c>disputeServiceResult.success</c> false when it refuses: the body decides (contracts/payments.md b).</summary>
internal sealed class AdyenDisputeProtocol(Secret apiKey) : ApiProtocol
{
    private readonly AdyenProtocol inner = new(apiKey);

    public override string System => inner.System;

    public override string? RequestIdHeader => inner.RequestIdHeader;

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken) => inner.PrepareAsync(request, call, cancellationToken);

    public override ApiFailure? Judge(in ApiResponse response)
    {
        if (!response.IsSuccessStatus)
        {
            return inner.Judge(in response);
        }

        var reader = new Utf8JsonReader(response.Body);
        JsonSteps.ExpectObject(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("disputeServiceResult"u8))
            {
                return JudgeResult(ref reader, response.Status);
            }

            JsonSteps.SkipNext(ref reader);
        }

        throw JsonSteps.Missing("disputeServiceResult");
    }

    private static ApiFailure? JudgeResult(ref Utf8JsonReader reader, int status)
    {
        bool success = false;
        string? message = null;
        if (JsonSteps.TryEnter(ref reader))
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("success"u8))
                {
                    success = JsonSteps.NextFlag(ref reader) ?? false;
                }
                else if (reader.ValueTextEquals("errorMessage"u8))
                {
                    message = JsonSteps.NextText(ref reader);
                }
                else
                {
                    JsonSteps.SkipNext(ref reader);
                }
            }
        }

        return success ? null : new ApiFailure
        {
            Kind = ErrorKind.Refused,
            Status = status,
            NotApplied = true,
            Text = new ProviderText(message),
            Advice = "Adyen refused it; the dispute may be closed, already defended, or lack a document. Its text tells which.",
        };
    }
}
