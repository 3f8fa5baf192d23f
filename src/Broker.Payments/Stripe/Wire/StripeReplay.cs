using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Answers that Stripe gave before under the same key and repeats (contracts/payments.md a4).</summary>
internal static class StripeReplay
{
    internal static bool Is(in ApiResponse response) => response.Header("Idempotent-Replayed") == "true";

    /// <summary>A reader that marks what was replayed; the reader itself where the kind cannot be marked.</summary>
    internal static ApiResponseReader<T> Mark<T>(ApiResponseReader<T> read, Func<T, T>? mark) => mark is null
        ? read
        : (in ApiResponse response) => Is(in response) ? mark(read(in response)) : read(in response);
}
