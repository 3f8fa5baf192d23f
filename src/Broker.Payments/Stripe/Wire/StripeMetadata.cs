namespace Broker.Payments.Stripe.Wire;

/// <summary>Puts our own pairs beside the caller's.</summary>
internal static class StripeMetadata
{
    /// <summary>The caller's pairs with one of ours, which wins; null when there is nothing to send.</summary>
    internal static IReadOnlyDictionary<string, string>? With(IReadOnlyDictionary<string, string>? given, string key, string? value)
    {
        if (value is null)
        {
            return given;
        }

        var all = given is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(given, StringComparer.Ordinal);
        all[key] = value;
        return all;
    }
}
