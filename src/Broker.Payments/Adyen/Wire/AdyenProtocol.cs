using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;

namespace Broker.Payments.Adyen.Wire;

/// <summary>Adyen's headers and its error bodies (contracts/payments.md b, h).</summary>
internal sealed class AdyenProtocol(Secret apiKey) : ApiProtocol
{
    internal const string Name = "adyen";

    private const string StillRunning = "704";
    private readonly string key = apiKey.Reveal();

    public override string System => Name;

    public override string? RequestIdHeader => "pspReference";

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("X-API-Key", key);
        if (call.IdempotencyKey is { } operation && call.Operation.Method == HttpMethod.Post)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", operation);
        }

        return default;
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        if (response.IsSuccessStatus)
        {
            return null;
        }

        AdyenErrorBody body = AdyenErrorBody.Read(response.Body);
        ApiFailure known = ApiFailure.FromStatus(response.Status);
        bool transientHint = string.Equals(response.Header("transient-error"), "true", StringComparison.OrdinalIgnoreCase);
        bool running = response.Status is 409 or 422 && body.Code == StillRunning;
        return known with
        {
            Kind = running ? ErrorKind.Conflict : known.Kind,

            // The first request with this key may be at work or done: what becomes of it is unknown, so this is not "not applied".
            NotApplied = known.NotApplied && !running,
            IsTransient = running ? transientHint : known.IsTransient || (transientHint && response.Status is not (401 or 403)),
            Code = body.Code,
            CodeIsListed = body.CodeIsListed,
            RetryAfter = RetryAfterHeader.Read(response),
            RelatedId = body.PspReference,
            Text = new ProviderText(body.Message),
            Fields = body.Fields ?? [],
            Advice = running ? "A request with the same idempotency key is still running, or was carried out." : null,
        };
    }
}
