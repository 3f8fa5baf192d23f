using Broker.Core.Errors;
using Broker.Payments.Stripe;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Every call against the fault set, counted at the handler: the same key on every try, without a key at most once (contracts/payments.md a4, h).</summary>
public sealed class StripeCallRetryTests
{
    private static readonly string[] Faults = ["500", "reset", "timeout", "truncated", "429", "409", "lock", "html", "should-retry"];
    private readonly FakeTimeProvider time = new() { AutoAdvance = true };

    public static TheoryData<string, string> KeyedFaults => Cases(StripeCallKind.Keyed, StripeCallKind.KeyedOrOnce);

    public static TheoryData<string, string> UnkeyedFaults => Cases(StripeCallKind.KeyedOrOnce);

    public static TheoryData<string, string> FinalFaults => Cases(StripeCallKind.Final);

    public static TheoryData<string, string> ReadFaults => Cases(StripeCallKind.Read, StripeCallKind.Delete);

    public static TheoryData<string> Writes => StripeCall.Names(StripeCallKind.Keyed, StripeCallKind.KeyedOrOnce, StripeCallKind.Final);

    public static TheoryData<string> Deletions => StripeCall.Names(StripeCallKind.Delete);

    [Theory]
    [MemberData(nameof(KeyedFaults))]
    public async Task With_a_key_every_try_carries_it_and_the_same_body(string name, string fault)
    {
        StripeCall call = StripeCall.Of(name);
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault).Answer(200, call.Answer);

        Assert.NotNull(await call.SendAsync(Client(handler), StripeCall.Key));

        Assert.Equal(2, handler.Count);
        Assert.All(handler.Requests, request => Assert.Equal(StripeCall.Key.Value, request.Headers["Idempotency-Key"]));
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
        Assert.Equal(handler.Requests[0].PathAndQuery, handler.Requests[1].PathAndQuery);
    }

    [Theory]
    [MemberData(nameof(UnkeyedFaults))]
    public async Task Without_a_key_a_call_goes_out_once_whatever_happens(string name, string fault)
    {
        StripeCall call = StripeCall.Of(name);
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault).Answer(200, call.Answer);

        await Assert.ThrowsAnyAsync<BrokerApiException>(() => call.SendAsync(Client(handler), null));

        Assert.False(Assert.Single(handler.Requests).Headers.ContainsKey("Idempotency-Key"));
    }

    [Theory]
    [MemberData(nameof(FinalFaults))]
    public async Task What_is_final_goes_out_once_though_it_carries_its_key(string name, string fault)
    {
        StripeCall call = StripeCall.Of(name);
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault).Answer(200, call.Answer);

        await Assert.ThrowsAnyAsync<BrokerApiException>(() => call.SendAsync(Client(handler), StripeCall.Key));

        Assert.Equal(StripeCall.Key.Value, Assert.Single(handler.Requests).Headers["Idempotency-Key"]);
    }

    [Theory]
    [MemberData(nameof(ReadFaults))]
    public async Task Reads_and_deletions_are_repeated_and_never_carry_a_key(string name, string fault)
    {
        StripeCall call = StripeCall.Of(name);
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault).Answer(200, call.Answer);

        Assert.NotNull(await call.SendAsync(Client(handler), null));

        Assert.Equal(2, handler.Count);
        Assert.All(handler.Requests, request => Assert.False(request.Headers.ContainsKey("Idempotency-Key")));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_stored_server_error_is_asked_for_once_and_leaves_the_outcome_unknown(string name)
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(500, StripeBodies.Error("api_error", null), "application/json", ("Idempotent-Replayed", "true"), ("Stripe-Should-Retry", "true"));

        OutcomeUnknownException thrown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => StripeCall.Of(name).SendAsync(Client(handler), StripeCall.Key));

        Assert.Single(handler.Requests);
        Assert.Equal(StripeCall.Key.Value, thrown.RequestIdentity);
        Assert.Equal(PaymentModificationState.Unresolved, thrown.Error.ToModificationState());
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task When_every_try_fails_the_outcome_is_unknown_and_the_key_tells_what_to_look_for(string name)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), "reset");

        OutcomeUnknownException thrown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => StripeCall.Of(name).SendAsync(Client(handler), StripeCall.Key));

        Assert.Equal(StripeCall.Key.Value, thrown.RequestIdentity);
        Assert.Equal(StripeCall.Of(name).Kind == StripeCallKind.Final ? 1 : 3, handler.Count);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_refusal_is_final(string name)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(402, StripeBodies.Declined());

        BrokerApiException thrown = await Assert.ThrowsAnyAsync<BrokerApiException>(() => StripeCall.Of(name).SendAsync(Client(handler), StripeCall.Key));

        Assert.Single(handler.Requests);
        Assert.Equal((ErrorKind.Refused, Outcome.Refused, "pi_9"), (thrown.Error.Kind, thrown.Error.Outcome, thrown.Error.RelatedId));
    }

    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task A_repeated_deletion_that_finds_nothing_is_done_only_when_a_read_says_so(string name)
    {
        StripeCall call = StripeCall.Of(name);
        string missing = StripeBodies.Error("invalid_request_error", "resource_missing");
        string alive = name == "CancelSubscription" ? StripeResources.Subscription("active") : """{"id":"x","url":"https://b.example"}""";
        StubHttpHandler gone = new StubHttpHandler().Answer(500, "{}").Answer(404, missing).Answer(200, call.Answer);
        StubHttpHandler still = new StubHttpHandler().Answer(500, "{}").Answer(404, missing).Answer(200, alive);

        Assert.NotNull(await call.SendAsync(Client(gone), null));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => call.SendAsync(Client(still), null));

        Assert.Equal(["DELETE", "DELETE", "GET"], gone.Requests.Select(request => request.Method));
        Assert.Equal(3, still.Count);
    }

    private static TheoryData<string, string> Cases(params StripeCallKind[] kinds)
    {
        var data = new TheoryData<string, string>();
        foreach (StripeCall call in StripeCall.All.Where(call => kinds.Contains(call.Kind)))
        {
            foreach (string fault in Faults)
            {
                data.Add(call.Name, fault);
            }
        }

        return data;
    }

    private StripeClient Client(StubHttpHandler handler) => StripeTestClient.Over(handler, o => o.Resilience.MaxRetries = 2, time: time);

    private StubHttpHandler Fault(StubHttpHandler handler, string fault) => fault switch
    {
        "500" => handler.Answer(500, StripeBodies.Error("api_error", null)),
        "reset" => handler.Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")),
        "timeout" => handler.Then(async (_, token) =>
        {
            time.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("unreachable");
        }),
        "truncated" => handler.Answer(200, "{\"id\":\"re_"),
        "429" => handler.Answer(429, StripeBodies.Error("invalid_request_error", "rate_limit")),
        "409" => handler.Answer(409, StripeBodies.Error("idempotency_error", "idempotency_key_in_use")),
        "lock" => handler.Answer(429, StripeBodies.Error("invalid_request_error", "lock_timeout")),
        "should-retry" => handler.Answer(424, StripeBodies.Error("api_error", null), "application/json", ("Stripe-Should-Retry", "true")),
        _ => handler.Answer(502, "<html>bad gateway</html>", "text/html"),
    };
}
