using System.Globalization;
using System.Text;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Every call of the subset: what goes out, under any culture, and what comes back, with whatever is new in it (contracts/payments.md a2, a3).</summary>
public sealed class StripeCallTests
{
    public static TheoryData<string> Every => StripeCall.Names();

    public static TheoryData<string, string> EveryInEveryCulture
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (StripeCall call in StripeCall.All)
            {
                data.Add(call.Name, "de-DE");
                data.Add(call.Name, "tr-TR");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryInEveryCulture))]
    public async Task A_call_sends_exactly_its_verb_path_pairs_and_key_under_any_culture(string name, string culture)
    {
        StripeCall call = StripeCall.Of(name);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            StubHttpHandler handler = new StubHttpHandler().Answer(200, call.Answer);

            Assert.NotNull(await call.SendKeyedAsync(StripeTestClient.Over(handler)));

            StubRequest request = Assert.Single(handler.Requests);
            string[] address = request.PathAndQuery.Split('?', 2);
            Assert.Equal($"{call.Verb} {call.Path}", $"{request.Method} {address[0]}");
            Assert.Equal(call.Pairs, StripeTestClient.Pairs(call.Verb == "POST" ? request.Body : address.ElementAtOrDefault(1)));
            Assert.Equal(call.HasKey ? StripeCall.Key.Value : null, request.Headers.GetValueOrDefault("Idempotency-Key"));
            Assert.Equal("2026-07-29.dahlia", request.Headers["Stripe-Version"]);
            Assert.Equal(call.Verb == "POST" ? "application/x-www-form-urlencoded" : null, request.Headers.GetValueOrDefault("Content-Type"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task An_answer_with_unknown_members_of_every_shape_still_reads(string name)
    {
        StripeCall call = StripeCall.Of(name);
        const string News = "{\"brand_new\":{\"id\":\"no\",\"data\":[1,{\"status\":7}]},\"newer\":[[],{}],\"newest\":null,";
        string answer = News + call.Answer.TrimStart()[1..].Replace("\"data\":[{", "\"data\":[" + News, StringComparison.Ordinal);

        Assert.NotNull(await call.SendKeyedAsync(StripeTestClient.Over(new StubHttpHandler().Answer(200, answer))));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task An_answer_cut_at_any_byte_is_told_as_such(string name)
    {
        StripeCall call = StripeCall.Of(name);
        string answer = call.Answer.TrimEnd();
        for (int length = 0; length < answer.Length; length += 7)
        {
            StripeClient client = StripeTestClient.Over(new StubHttpHandler().Answer(200, answer[..length]), o => o.Resilience.MaxRetries = 0);

            BrokerApiException thrown = await Assert.ThrowsAnyAsync<BrokerApiException>(() => call.SendKeyedAsync(client));

            Assert.Equal(ErrorKind.Protocol, thrown.Error.Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_changed_answer_is_read_or_refused_and_nothing_else(string name)
    {
        StripeCall call = StripeCall.Of(name);
        var random = new Random(name.Length * 7919);
        for (int round = 0; round < 150; round++)
        {
            byte[] answer = Encoding.UTF8.GetBytes(call.Answer);
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                answer[random.Next(answer.Length)] = (byte)"0\"{}[],:-ntf.e\u007f "[random.Next(16)];
            }

            StripeClient client = StripeTestClient.Over(new StubHttpHandler().Answer(200, Encoding.UTF8.GetString(answer)), o => o.Resilience.MaxRetries = 0);
            try
            {
                await call.SendKeyedAsync(client);
            }
            catch (BrokerApiException)
            {
            }
            catch (InvalidOperationException exception) when (exception.Message.Contains("continuation token", StringComparison.Ordinal))
            {
            }
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Nothing_of_keys_personal_data_and_bodies_is_logged_traced_or_thrown(string name)
    {
        StripeCall call = StripeCall.Of(name);
        const string Card = "4242424242424242";
        string error = $$$"""
            {"error":{"type":"card_error","code":"{{{Card}}}","decline_code":"CANARY","param":"card[{{{Card}}}]","message":"CANARY {{{Card}}}","payment_intent":{"id":"pi_1","client_secret":"CANARY"} } }
            """;
        foreach ((int status, string body) in new[] { (200, call.Answer), (402, error), (400, error), (500, error), (200, "{\"CANARY\":") })
        {
            using var telemetry = new TelemetryCollector();
            using var log = new LogCollector();
            StripeClient client = StripeTestClient.Over(new StubHttpHandler().Answer(status, body), o => o.ApiKey = Secret.From("sk_test_CANARYKEY"), log);
            string told = string.Empty;
            try
            {
                await call.SendKeyedAsync(client);
            }
            catch (BrokerApiException exception)
            {
                told = exception.ToString();
            }

            string everything = string.Concat(told, log.Text, telemetry.Text);
            Assert.DoesNotContain("CANARY", everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Card, everything, StringComparison.Ordinal);
            Assert.DoesNotContain("example.com", everything, StringComparison.Ordinal);
        }
    }
}
