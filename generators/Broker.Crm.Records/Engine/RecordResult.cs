namespace Broker.Crm.Records.Engine;

/// <summary>What came of one class.</summary>
internal sealed record RecordResult(RecordSource? Source, EquatableList<Problem> Problems);
