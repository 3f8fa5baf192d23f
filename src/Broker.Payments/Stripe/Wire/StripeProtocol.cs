using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Stripe's headers and its error envelope (contracts/payments.md a1, a4, a5, h).</summary>
internal sealed class StripeProtocol(Secret apiKey, string apiVersion) : ApiProtocol
{
    internal const string Name = "stripe";

    private readonly string authorization = "Bearer " + apiKey.Reveal();

    public override string System => Name;

    public override string? RequestIdHeader => "Request-Id";

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("Stripe-Version", apiVersion);
        if (call.IdempotencyKey is { } key && call.Operation.Method == HttpMethod.Post)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return default;
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        if (response.IsSuccessStatus)
        {
            return null;
        }

        StripeErrorBody body = StripeErrorBody.Read(response.Body);
        string? code = body.Code ?? body.Type;
        bool? shouldRetry = response.Operation.Safety == RetrySafety.Once
            ? false // without a key Stripe cannot tell a repeat from a new request, so it goes out once whatever the answer says
            : response.Header("Stripe-Should-Retry") switch { "true" => true, "false" => false, _ => null };
        ApiFailure failure = Classify(in response, in body) with
        {
            Code = code,
            CodeIsListed = code is not null && StripeCodes.IsListed(code),
            RetryAfter = RetryAfterHeader.Read(response),
            ProviderSaysRetry = shouldRetry,
            RelatedId = body.RelatedId,
            Text = new ProviderText(body.Message),
            Fields = Fields(in body),
        };

        // A stored server error comes back for as long as the key lives: repeating is futile, only a read tells what happened.
        if (response.Status >= 500 && response.Header("Idempotent-Replayed") == "true")
        {
            return failure with
            {
                IsTransient = false,
                ProviderSaysRetry = false,
                Advice = "Stripe stored this error under the idempotency key and will repeat it: read the object to learn what happened, do not send again.",
            };
        }

        return shouldRetry == true ? failure with { IsTransient = true } : failure;
    }

    private static ApiFailure Classify(in ApiResponse response, in StripeErrorBody body)
    {
        int status = response.Status;
        ApiFailure byStatus = ApiFailure.FromStatus(status);
        return (status, body.Type, body.Code) switch
        {
            // The first request with this key is still running: what becomes of it is unknown, so this is not "not applied".
            (409, _, "idempotency_key_in_use") => new ApiFailure { Kind = ErrorKind.Conflict, Status = status, IsTransient = true, Advice = "A request with the same idempotency key is still running." },
            (429, _, "lock_timeout") => new ApiFailure { Kind = ErrorKind.Conflict, Status = status, IsTransient = true, NotApplied = true, Advice = "The same object was being changed by another request." },
            (429, _, _) => byStatus with { Advice = LimitAdvice(in response) },
            (424, _, _) => new ApiFailure { Kind = ErrorKind.Unavailable, Status = status, Advice = "A system that Stripe depends on failed." },
            (_, "idempotency_error", _) => new ApiFailure { Kind = ErrorKind.Conflict, Status = status, NotApplied = true, Advice = "This idempotency key was already used with other parameters: another operation needs a key of its own." },
            (402, _, _) or ( >= 400 and < 500, "card_error", _) => new ApiFailure { Kind = ErrorKind.Refused, Status = status, NotApplied = true, Advice = DeclineAdvice(in body) },
            ( >= 400 and < 500, _, "payment_intent_unexpected_state" or "charge_already_refunded" or "charge_already_captured" or "charge_disputed" or "refund_disputed_payment" or "resource_already_exists") =>
                byStatus with { Kind = ErrorKind.Conflict, Advice = "Read the object, then decide." },
            _ => byStatus,
        };
    }

    private static string LimitAdvice(in ApiResponse response)
    {
        string? reason = response.Header("Stripe-Rate-Limited-Reason");
        return StripeCodes.IsListedLimit(reason) ? $"Limit: {reason}. Slow down." : "Slow down.";
    }

    private static string DeclineAdvice(in StripeErrorBody body)
    {
        string reason = StripeCodes.IsListedDecline(body.DeclineCode) ? string.Create(CultureInfo.InvariantCulture, $"Declined: {body.DeclineCode}.") : "Declined.";
        string advice = StripeCodes.IsListedAdvice(body.AdviceCode) ? $" Network advice: {body.AdviceCode}." : string.Empty;
        return $"{reason}{advice} The payment stays; another try is a new operation with a new key.";
    }

    private static FieldError[] Fields(in StripeErrorBody body)
    {
        int count = (body.Parameter is null ? 0 : 1) + (body.DeclineCode is null ? 0 : 1) + (body.AdviceCode is null ? 0 : 1);
        if (count == 0)
        {
            return [];
        }

        var fields = new FieldError[count];
        int next = 0;
        if (body.Parameter is not null)
        {
            fields[next++] = new FieldError(StripeCodes.ParameterName(body.Parameter), body.Code ?? body.Type ?? string.Empty);
        }

        if (body.DeclineCode is not null)
        {
            fields[next++] = new FieldError(StripeDecline.DeclineCodeField, body.DeclineCode);
        }

        if (body.AdviceCode is not null)
        {
            fields[next] = new FieldError(StripeDecline.AdviceCodeField, body.AdviceCode);
        }

        return fields;
    }
}
