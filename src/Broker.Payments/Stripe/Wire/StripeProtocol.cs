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
        Verdict verdict = Classify(in response, in body);
        var failure = new ApiFailure
        {
            Kind = verdict.Kind,
            Status = response.Status,
            IsTransient = verdict.IsTransient || shouldRetry == true,
            NotApplied = verdict.NotApplied,
            Advice = verdict.Advice,
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

        return failure;
    }

    private static Verdict Classify(in ApiResponse response, in StripeErrorBody body)
    {
        int status = response.Status;
        return (status, body.Type, body.Code) switch
        {
            // The first request with this key is still running: what becomes of it is unknown, so this is not "not applied".
            (409, _, "idempotency_key_in_use") => new Verdict(ErrorKind.Conflict, IsTransient: true, NotApplied: false, "A request with the same idempotency key is still running."),
            (429, _, "lock_timeout") => new Verdict(ErrorKind.Conflict, IsTransient: true, NotApplied: true, "The same object was being changed by another request."),
            (429, _, _) => Verdict.ByStatus(status, LimitAdvice(in response)),
            (424, _, _) => new Verdict(ErrorKind.Unavailable, IsTransient: false, NotApplied: false, "A system that Stripe depends on failed."),
            (_, "idempotency_error", _) => new Verdict(ErrorKind.Conflict, IsTransient: false, NotApplied: true, "This idempotency key was already used with other parameters: another operation needs a key of its own."),
            (402, _, _) or ( >= 400 and < 500, "card_error", _) => new Verdict(ErrorKind.Refused, IsTransient: false, NotApplied: true, StripeCodes.DeclineAdvice(body.DeclineCode, body.AdviceCode)),
            ( >= 400 and < 500, _, "payment_intent_unexpected_state" or "charge_already_refunded" or "charge_already_captured" or "charge_disputed" or "refund_disputed_payment" or "resource_already_exists") =>
                Verdict.ByStatus(status, "Read the object, then decide.") with { Kind = ErrorKind.Conflict },
            _ => Verdict.ByStatus(status, advice: null),
        };
    }

    private static string LimitAdvice(in ApiResponse response)
    {
        string? reason = response.Header("Stripe-Rate-Limited-Reason");
        return StripeCodes.IsListedLimit(reason) ? $"Limit: {reason}. Slow down." : "Slow down.";
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

    /// <summary>What the envelope says about the failure.</summary>
    private readonly record struct Verdict(ErrorKind Kind, bool IsTransient, bool NotApplied, string? Advice)
    {
        internal static Verdict ByStatus(int status, string? advice)
        {
            ApiFailure known = ApiFailure.FromStatus(status);
            return new Verdict(known.Kind, known.IsTransient, known.NotApplied, advice);
        }
    }
}
