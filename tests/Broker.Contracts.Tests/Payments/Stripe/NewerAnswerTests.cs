using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>Answers of a newer Stripe: unknown members do not matter, unknown words are kept, events of other trains are read back.</summary>
public sealed class NewerAnswerTests(WireMockFixture server) : StripeContractTest(server)
{
    private const string Word = "brand_new";
    private static readonly string[] Words =
    [
        "status", "reason", "mode", "payment_status", "type", "reporting_category", "brand", "interval", "usage", "cancellation_reason", "capture_method", "collection_method", "failure_code",
        "failure_reason", "reconciliation_status", "network_status", "billing_scheme", "code", "decline_code", "advice_code",
    ];

    [WireMockTheory]
    [MemberData(nameof(Json))]
    public async Task Unknown_members_of_every_shape_in_every_object_do_not_matter(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        run.Add(operation, "unknown members", 1, async path => operation.Check(await operation.CallAsync(Client(operation, path))), StripeAnswers.With(operation, Changed(operation, static node => News(node))));
        run.Add(operation, "numbers as text", 1, async path => operation.Check(await operation.CallAsync(Client(operation, path))), StripeAnswers.With(operation, Changed(operation, static node => NumbersAsText(node))));
        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Json))]
    public async Task Unknown_words_are_kept_and_mean_an_unknown_state(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        run.Add(operation, "unknown words", 1, async path =>
        {
            object? value = await operation.CallAsync(Client(operation, path));
            foreach (object? one in value is IEnumerable several and not string ? several : new[] { value })
            {
                CheckWords(Assert.IsType<object>(one, exactMatch: false));
            }
        }, StripeAnswers.With(operation, Changed(operation, static node => NewWords(node))));
        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("2026-09-30.dahlia", true)]
    [InlineData("2026-03-25.dahlia", true)]
    [InlineData("2026-10-28.endive", false)]
    [InlineData("2025-03-31.basil", false)]
    [InlineData("2027-05-01", false)]
    public async Task An_event_of_another_train_says_what_it_is_about_and_its_object_is_left_to_a_read(string version, bool isTaken)
    {
        StripeOperation operation = StripeOperations.Of("GetEvent");
        var run = new StripeRun(Server);
        run.Add(operation, version, 1, async path =>
        {
            StripeEvent item = Assert.IsType<StripeEvent>(await operation.CallAsync(Client(operation, path)));
            Assert.Equal(("evt_1", version, "payment_intent", "pi_1", new PaymentId("pi_1")), (item.Id, item.ApiVersion, item.ObjectKind, item.ObjectId, item.PaymentId));
            Assert.Equal(isTaken ? PaymentState.Succeeded : null, item.Payment?.State);
        }, StripeAnswers.With(operation, StripeAnswers.BodyOf(operation).Replace("\"api_version\":\"" + StripeOperations.Version, "\"api_version\":\"" + version, StringComparison.Ordinal)));
        await run.RunAsync();
    }

    [WireMockFact]
    public async Task An_event_whose_object_has_another_shape_still_says_what_it_is_about()
    {
        StripeOperation operation = StripeOperations.Of("GetEvent");
        var run = new StripeRun(Server);
        run.Add(operation, "another shape", 1, async path =>
        {
            StripeEvent item = Assert.IsType<StripeEvent>(await operation.CallAsync(Client(operation, path)));
            Assert.Equal(("evt_1", "payment_intent.succeeded", "pi_1", null), (item.Id, item.Type, item.ObjectId, item.Payment));
        }, StripeAnswers.With(operation, StripeAnswers.BodyOf(operation).Replace("\"amount_received\":12550", "\"amount_received\":{\"value\":12550}", StringComparison.Ordinal)));
        await run.RunAsync();
    }

    private static void CheckWords(object value)
    {
        Type type = value.GetType();
        if (type.GetProperty("RawState")?.GetValue(value) is { } raw)
        {
            Assert.Equal(Word, raw);
        }

        if (type.GetProperty("State")?.GetValue(value) is Enum state)
        {
            Assert.Equal("Unknown", state.ToString());
        }

        foreach (string member in new[] { "Mode", "PaymentStatus", "Type", "Category", "Brand", "Interval", "Reason" })
        {
            if (type.GetProperty(member)?.GetValue(value) is string text && value is not Broker.Payments.Report and not StripeEvent)
            {
                Assert.Equal(Word, text);
            }
        }

        if (value is StripeEvent item && item.Payment is { } payment)
        {
            Assert.Equal((Word, PaymentState.Unknown, Word), (item.Type, payment.State, payment.RawState));
        }
    }

    private static string Changed(StripeOperation operation, Action<JsonNode?> change)
    {
        JsonNode body = JsonNode.Parse(StripeAnswers.BodyOf(operation))!;
        change(body);
        return body.ToJsonString();
    }

    // First in every object, with names that mean something elsewhere.
    private static void News(JsonNode? node) => Visit(node, static item =>
    {
        item.Insert(0, "brand_new", JsonNode.Parse("""{"id":"no","object":"customer","data":[1,{"status":7,"deleted":false}],"metadata":{"broker_client_id":"no"}}"""));
        item.Insert(1, "newer", JsonNode.Parse("[[],{},null,1.5e300,\"\"]"));
        item.Insert(2, "newest", null);
    });

    private static void NewWords(JsonNode? node) => Visit(node, static item =>
    {
        foreach (string name in item.Select(pair => pair.Key).Where(name => Words.Contains(name, StringComparer.Ordinal)).ToArray())
        {
            if (item[name] is JsonValue value && value.TryGetValue(out string? _))
            {
                item[name] = Word;
            }
        }
    });

    private static void NumbersAsText(JsonNode? node) => Visit(node, static item =>
    {
        foreach (string name in item.Select(pair => pair.Key).ToArray())
        {
            if (item[name] is JsonValue value && value.TryGetValue(out decimal number))
            {
                item[name] = number.ToString(CultureInfo.InvariantCulture);
            }
        }
    });

    private static void Visit(JsonNode? node, Action<JsonObject> change)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (JsonNode? inner in item.Select(pair => pair.Value).ToArray())
                {
                    Visit(inner, change);
                }

                change(item);
                break;
            case JsonArray items:
                foreach (JsonNode? inner in items)
                {
                    Visit(inner, change);
                }

                break;
        }
    }
}
