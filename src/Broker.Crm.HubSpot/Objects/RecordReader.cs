using System.Text.Json;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads the record that the reader stands on.</summary>
internal delegate TRecord RecordReader<out TRecord>(ref Utf8JsonReader reader);
