using System.Text.Json;
using Broker.Core.Monetary;
using Broker.Payments.Currencies;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Wire;

/// <summary>Reads <c>{"value":1130,"currency":"EUR"}</c>.</summary>
internal static class AdyenAmount
{
    /// <summary>The next value as an amount; null when it is none.</summary>
    /// <exception cref="FormatException">The currency cannot have this amount.</exception>
    internal static Money? Next(ref Utf8JsonReader reader)
    {
        (long? value, string? code) = NextParts(ref reader);
        return value is { } wire && Currency.TryParse(code, out Currency currency) ? ProviderCurrencyTable.Adyen.FromWire(wire, currency) : null;
    }

    internal static (long? Value, string? Currency) NextParts(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.TryEnter(ref reader))
        {
            return default;
        }

        long? value = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("value"u8))
            {
                value = JsonSteps.NextLong(ref reader);
            }
            else if (reader.ValueTextEquals("currency"u8))
            {
                currency = JsonSteps.NextText(ref reader);
            }
            else
            {
                JsonSteps.SkipNext(ref reader);
            }
        }

        return (value, currency);
    }
}
