namespace Broker.WireReaders;

/// <summary>One file to add, or what is wrong with the type it would be for.</summary>
internal sealed record SourceFile(string Name, string Text, string? Problem = null);
