namespace Broker.Crm.Records.Engine;

/// <summary>One file to add; null when the class is too wrong for one. Apart from the problems, so that moved lines do not make the file anew.</summary>
internal sealed record RecordSource(string FileName, string Text);
