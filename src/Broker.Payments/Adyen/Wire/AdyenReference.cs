namespace Broker.Payments.Adyen.Wire;

/// <summary>References of Adyen go into paths, errors and records, so only what looks like one is taken.</summary>
internal static class AdyenReference
{
    private const int MaxLength = 64;

    internal static string? Accept(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? value : null;
}
