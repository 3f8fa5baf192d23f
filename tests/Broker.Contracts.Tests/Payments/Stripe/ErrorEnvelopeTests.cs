using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>Every error envelope on every operation. contracts/payments.md a4, a5, h.</summary>
public sealed class ErrorEnvelopeTests(WireMockFixture server) : StripeContractTest(server)
{
    private static readonly string[] LimitReasons = ["global-concurrency", "global-rate", "endpoint-concurrency", "endpoint-rate", "resource-specific"];

    private static readonly (int Status, string Type, string? Code, ErrorKind Kind)[] Refusals =
    [
        (400, "invalid_request_error", "parameter_missing", ErrorKind.Validation),
        (400, "invalid_request_error", null, ErrorKind.Validation),
        (400, "idempotency_error", null, ErrorKind.Conflict),
        (400, "invalid_request_error", "payment_intent_unexpected_state", ErrorKind.Conflict),
        (400, "invalid_request_error", "charge_already_refunded", ErrorKind.Conflict),
        (400, "card_error", "incorrect_number", ErrorKind.Refused),
        (401, "invalid_request_error", "api_key_expired", ErrorKind.Authentication),
        (402, "card_error", "card_declined", ErrorKind.Refused),
        (402, "invalid_request_error", "payment_intent_payment_attempt_failed", ErrorKind.Refused),
        (403, "invalid_request_error", "secret_key_required", ErrorKind.Permission),
        (404, "invalid_request_error", "resource_missing", ErrorKind.NotFound),
        (409, "invalid_request_error", "resource_already_exists", ErrorKind.Conflict),
        (410, "invalid_request_error", null, ErrorKind.Validation),
    ];

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_refusal_is_certain_sent_once_and_tells_only_listed_codes(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        foreach ((int status, string type, string? code, ErrorKind kind) in Refusals)
        {
            run.Add(operation, $"{status} {type} {code}", 1, async path =>
            {
                ApiError error = await FailureAsync(operation, Client(operation, path));
                Assert.Equal((kind, Outcome.Refused, status, code ?? type, "req_err", 1), (error.Kind, error.Outcome, error.Status, error.Code, error.RequestId, error.Attempts));
            }, StripeAnswers.Error(status, type, code));
        }

        run.Add(operation, "a decline that was stored under the key", 1, async path =>
        {
            ApiError error = await FailureAsync(operation, Client(operation, path));
            Assert.Equal((ErrorKind.Refused, Outcome.Refused, "card_declined"), (error.Kind, error.Outcome, error.Code));
        }, StripeAnswers.Error(402, "card_error", "card_declined", "", ("Idempotent-Replayed", "true")));
        run.Add(operation, "a system behind Stripe that failed", 1, async path =>
        {
            ApiError error = await FailureAsync(operation, Client(operation, path));
            Assert.Equal((ErrorKind.Unavailable, operation.OnlyReads ? Outcome.Refused : Outcome.Unknown, 424), (error.Kind, error.Outcome, error.Status));
        }, StripeAnswers.Error(424, "api_error"));
        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_refusal_that_is_no_envelope_is_told_by_its_status(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        foreach ((int status, ErrorKind kind) in new[]
        {
            (400, ErrorKind.Validation), (401, ErrorKind.Authentication), (402, ErrorKind.Refused), (403, ErrorKind.Permission), (404, ErrorKind.NotFound), (409, ErrorKind.Conflict),
        })
        {
            foreach (string? body in new[] { "<html><body>CANARY</body></html>", null, """{"error":{"type":7,"code":{"CANARY":[]},"message":["CANARY"]""" })
            {
                run.Add(operation, $"{status} {body}", 1, async path =>
                {
                    ApiError error = await FailureAsync(operation, Client(operation, path));
                    Assert.Equal((kind, Outcome.Refused, status, null, 1), (error.Kind, error.Outcome, error.Status, error.Code, error.Attempts));
                }, StripeAnswers.Answer(status, body));
            }
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_key_in_use_is_waited_for_with_the_same_key_and_says_nothing_about_the_effect(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        JsonObject used = StripeAnswers.Error(409, "idempotency_error", "idempotency_key_in_use");
        int tries = operation.MayRepeat ? 4 : 1;
        var run = new StripeRun(Server);
        AddRecovery(run, operation, "key in use", Outcome.Unknown, ErrorKind.Conflict, used);
        run.Add(operation, "key stays in use", tries, async path =>
        {
            ApiError error = await FailureAsync(operation, Client(operation, path));
            Assert.Equal(
                (ErrorKind.Conflict, operation.OnlyReads ? Outcome.Refused : Outcome.Unknown, "idempotency_key_in_use", tries), (error.Kind, error.Outcome, error.Code, error.Attempts));
        }, used);
        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_limit_is_waited_out_and_told_with_its_reason_when_it_stays(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        int tries = operation.MayRepeat ? 4 : 1;
        var run = new StripeRun(Server);
        foreach (string reason in LimitReasons)
        {
            AddRecovery(
                run, operation, reason, Outcome.Refused, ErrorKind.RateLimited,
                StripeAnswers.Error(429, "invalid_request_error", "rate_limit", "", ("Stripe-Rate-Limited-Reason", reason), ("Retry-After", "0")));
        }

        foreach (string reason in new[] { "endpoint-rate", "CANARY" })
        {
            run.Add(operation, reason + " stays", tries, async path =>
            {
                ApiError error = await FailureAsync(operation, Client(operation, path));
                Assert.Equal((ErrorKind.RateLimited, Outcome.Refused, "rate_limit", tries, null), (error.Kind, error.Outcome, error.Code, error.Attempts, error.RetryAfter));
                Assert.Equal(reason == "CANARY" ? "Slow down." : $"Limit: {reason}. Slow down.", error.Advice);
            }, StripeAnswers.Error(429, "invalid_request_error", "rate_limit", "", ("Stripe-Rate-Limited-Reason", reason)));
        }

        AddRecovery(run, operation, "lock", Outcome.Refused, ErrorKind.Conflict, StripeAnswers.Error(429, "invalid_request_error", "lock_timeout"));
        AddRecovery(run, operation, "no envelope", Outcome.Refused, ErrorKind.RateLimited, StripeAnswers.Answer(429, "<html>CANARY"));
        run.Add(operation, "a wait beyond the limit of waits", 1, async path =>
        {
            ApiError error = await FailureAsync(operation, Client(operation, path));
            Assert.Equal((ErrorKind.RateLimited, Outcome.Refused, TimeSpan.FromSeconds(30)), (error.Kind, error.Outcome, error.RetryAfter));
        }, StripeAnswers.Error(429, "invalid_request_error", "rate_limit", "", ("Retry-After", "30")));
        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_limit_is_waited_out_as_long_as_it_asks()
    {
        var run = new StripeRun(Server);
        foreach (StripeOperation operation in StripeOperations.All.Where(operation => operation.MayRepeat).GroupBy(operation => operation.Retry).Select(group => group.First()))
        {
            run.Add(operation, "429 with a delay", 2, async path =>
            {
                long started = TimeProvider.System.GetTimestamp();
                operation.Check(await operation.CallAsync(Client(operation, path)));
                Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.9), "It did not wait."); // how much longer is the machine's affair
            }, StripeAnswers.Error(429, "invalid_request_error", "rate_limit", "", ("Retry-After", "1")), StripeAnswers.SuccessOf(operation));
        }

        await run.RunAsync();
    }

    // A failure, then the right answer: what may be repeated succeeds at the second try, all else is told after the first.
    private void AddRecovery(StripeRun run, StripeOperation operation, string name, Outcome outcome, ErrorKind kind, JsonObject failure) => run.Add(
        operation,
        name,
        operation.MayRepeat ? 2 : 1,
        async path =>
        {
            if (operation.MayRepeat)
            {
                operation.Check(await operation.CallAsync(Client(operation, path)));
                return;
            }

            ApiError error = await FailureAsync(operation, Client(operation, path));
            Assert.Equal((outcome, kind, 1), (error.Outcome, error.Kind, error.Attempts));
        },
        failure,
        StripeAnswers.SuccessOf(operation));
}
