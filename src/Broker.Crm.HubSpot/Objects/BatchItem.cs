namespace Broker.Crm.HubSpot.Objects;

/// <summary>One record of a batch answer.</summary>
/// <param name="Value">The record; nothing when it could not be read.</param>
/// <param name="Readable">False when the record is there but cannot be read into what the caller wants.</param>
/// <param name="Id">The record's id.</param>
/// <param name="TraceId">The trace id of the input, when the answer repeats it.</param>
/// <param name="Echo">The record's properties, kept only where the answer lacks the trace id and the input must be found by them.</param>
internal readonly record struct BatchItem<TValue>(TValue? Value, bool Readable, string? Id, string? TraceId, IReadOnlyDictionary<string, string?>? Echo);
