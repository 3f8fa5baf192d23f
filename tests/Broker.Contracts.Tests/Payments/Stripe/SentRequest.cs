using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>The check of a request in the journal against its row.</summary>
internal static class SentRequest
{
    private static readonly string[] Never = ["Cookie", "traceparent", "Stripe-Account", "Stripe-Context"];

    /// <summary>Exactly the verb, the decoded pairs in their order, and the headers that must and must not be there.</summary>
    public static void Check(StripeOperation operation, RecordedRequest request)
    {
        Assert.Equal(operation.Method.Method, request.Method);
        Assert.Equal(operation.Query, request.Query.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(operation.Form, FormOf(request));
        Assert.Equal(
            ("Bearer " + StripeOperations.ApiKey, StripeOperations.Version, operation.Key, operation.Method == HttpMethod.Post ? "application/x-www-form-urlencoded" : null),
            (Header("Authorization"), Header("Stripe-Version"), Header("Idempotency-Key"), Header("Content-Type")));
        Assert.All(Never, name => Assert.Null(Header(name)));

        string? Header(string name) => request.Headers.GetValueOrDefault(name);
    }

    private static IEnumerable<string> FormOf(RecordedRequest request) =>
        request.Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Uri.UnescapeDataString(pair.Replace('+', ' ')));
}
