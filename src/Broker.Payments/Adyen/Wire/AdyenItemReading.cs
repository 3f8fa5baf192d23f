using System.Text.Json;

namespace Broker.Payments.Adyen.Wire;

/// <summary>Reads one object of a list and leaves the reader at its end.</summary>
internal delegate T AdyenItemReading<T>(ref Utf8JsonReader reader);
