using System.Buffers;
using System.Text.Json;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Payments.Currencies;

namespace Broker.Payments.Praxis.Wire;

/// <summary>Writes one request body without reflection. What is null is left out.</summary>
internal sealed class PraxisBody : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter writer;

    internal PraxisBody()
    {
        writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
    }

    internal PraxisBody Add(string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            writer.WriteString(name, value);
        }

        return this;
    }

    internal PraxisBody Add(string name, long value)
    {
        writer.WriteNumber(name, value);
        return this;
    }

    /// <exception cref="ArgumentException">The amount cannot be sent in this currency without rounding.</exception>
    internal PraxisBody Add(Money money)
    {
        long wire = ProviderCurrencyTable.Praxis.ToWire(money);
        return wire > 0
            ? Add("currency", money.Currency.Code).Add("amount", wire)
            : throw new ArgumentException("The amount must be above zero.", nameof(money));
    }

    /// <summary>Ends the body; nothing can be added after.</summary>
    internal ApiBody ToBody()
    {
        writer.WriteEndObject();
        Dispose();
        return ApiBody.RawJson(buffer.WrittenMemory);
    }

    public void Dispose() => writer.Dispose();
}
