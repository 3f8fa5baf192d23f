using System.Text.Json;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads the record that the reader stands on, and tells what stood beside its properties.</summary>
internal delegate TRecord RecordReader<out TRecord>(ref Utf8JsonReader reader, out RecordHead head);
