using System.Text.Json;

namespace Broker.Crm.Salesforce.Records;

/// <summary>Reads one record. The reader stands on its object and ends on the end of it.</summary>
/// <typeparam name="T">The record.</typeparam>
internal delegate T RowReader<T>(ref Utf8JsonReader reader);
