using System.Text.Json;

namespace Broker.MetaTrader.Wire;

/// <summary>Reads one item of a list from a reader that stands on it; false when it cannot be read.</summary>
internal delegate bool WireItemReader<T>(ref Utf8JsonReader reader, out T value);
