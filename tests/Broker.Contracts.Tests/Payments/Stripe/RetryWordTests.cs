using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>Stripe's own word about repeating, and answers that it stored under a key. contracts/payments.md a4, a5, h.</summary>
public sealed class RetryWordTests(WireMockFixture server) : StripeContractTest(server)
{
    private const string Word = "Stripe-Should-Retry";

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_word_against_a_repeat_is_kept(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        Outcome vague = operation.OnlyReads ? Outcome.Refused : Outcome.Unknown;
        var run = new StripeRun(Server);
        foreach ((JsonObject answer, int status, Outcome outcome) in new[]
        {
            (StripeAnswers.Error(500, "api_error", null, "", (Word, "false")), 500, vague),
            (StripeAnswers.Answer(503, null, (Word, "false")), 503, vague),
            (StripeAnswers.Error(409, "idempotency_error", "idempotency_key_in_use", "", (Word, "false")), 409, vague),
            (StripeAnswers.Error(429, "invalid_request_error", "rate_limit", "", (Word, "false"), ("Retry-After", "0")), 429, Outcome.Refused),
            (StripeAnswers.Error(429, "invalid_request_error", "lock_timeout", "", (Word, "false")), 429, Outcome.Refused),
        })
        {
            run.Add(operation, answer.ToJsonString(), 1, async path =>
            {
                ApiError error = await FailureAsync(operation, Client(operation, path));
                Assert.Equal((status, outcome, 1), (error.Status, error.Outcome, error.Attempts));
            }, answer, StripeAnswers.SuccessOf(operation));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_word_for_a_repeat_is_followed_where_nothing_can_double(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        foreach ((JsonObject answer, Outcome outcome) in new[]
        {
            (StripeAnswers.Error(400, "invalid_request_error", "parameter_missing", "", (Word, "true")), Outcome.Refused),
            (StripeAnswers.Error(402, "card_error", "card_declined", "", (Word, "true")), Outcome.Refused),
            (StripeAnswers.Error(409, "invalid_request_error", "resource_already_exists", "", (Word, "true")), Outcome.Refused),
            (StripeAnswers.Error(424, "api_error", null, "", (Word, "true")), Outcome.Unknown),
            (StripeAnswers.Error(500, "api_error", null, "", (Word, "true")), Outcome.Unknown),
            (StripeAnswers.Error(500, "api_error", null, "", (Word, "CANARY")), Outcome.Unknown),
        })
        {
            run.Add(operation, answer.ToJsonString(), operation.MayRepeat ? 2 : 1, async path =>
            {
                if (operation.MayRepeat)
                {
                    operation.Check(await operation.CallAsync(Client(operation, path)));
                    return;
                }

                Assert.Equal(outcome, (await FailureAsync(operation, Client(operation, path))).Outcome);
            }, answer, StripeAnswers.SuccessOf(operation));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_stored_server_error_ends_the_tries_and_leaves_a_write_unknown(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        Outcome outcome = operation.OnlyReads ? Outcome.Refused : Outcome.Unknown;
        JsonObject stored = StripeAnswers.Error(500, "api_error", null, "", ("Idempotent-Replayed", "true"));
        JsonObject urged = StripeAnswers.Error(500, "api_error", null, "", ("Idempotent-Replayed", "true"), (Word, "true"));
        var run = new StripeRun(Server);
        run.Add(operation, "stored", 1, path => StoredAsync(path, 1), stored, StripeAnswers.SuccessOf(operation));
        run.Add(operation, "stored, with a word for a repeat", 1, path => StoredAsync(path, 1), urged, StripeAnswers.SuccessOf(operation));
        if (operation.MayRepeat)
        {
            run.Add(operation, "fresh, then stored", 2, path => StoredAsync(path, 2), StripeAnswers.Error(500, "api_error"), stored, StripeAnswers.SuccessOf(operation));
        }

        await run.RunAsync();

        async Task StoredAsync(string path, int attempts)
        {
            ApiError error = await FailureAsync(operation, Client(operation, path));
            Assert.Equal((500, outcome, attempts, false), (error.Status, error.Outcome, error.Attempts, error.IsTransient));
            Assert.Contains("do not send again", error.Advice, StringComparison.Ordinal);
        }
    }
}
