namespace Broker.Payments.Stripe.Wire;

/// <summary>What readers need beside the answer: which metadata key carries our reference, and the clock.</summary>
internal sealed record StripeContext(string ReferenceKey, TimeProvider Time)
{
    internal string? ReferenceIn(IReadOnlyDictionary<string, string> metadata) => metadata.TryGetValue(ReferenceKey, out string? reference) && reference.Length > 0 ? reference : null;

    /// <summary>The caller's pairs with our reference.</summary>
    internal IReadOnlyDictionary<string, string>? Metadata(IReadOnlyDictionary<string, string>? given, string? reference) => StripeMetadata.With(given, ReferenceKey, reference);
}
