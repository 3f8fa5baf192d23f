using System.Text.Json;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads one object of a list and leaves the reader at its end.</summary>
internal delegate T StripeItemReader<T>(ref Utf8JsonReader reader);
