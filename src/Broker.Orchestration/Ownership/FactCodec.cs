namespace Broker.Orchestration.Ownership;

/// <summary>How a fact's value is written as text: culture-independent, the same text for the same value.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Write">Value to text.</param>
/// <param name="Read">Text to value; throws <see cref="FormatException"/> for text it did not write.</param>
public sealed record FactCodec<T>(Func<T, string> Write, Func<string, T> Read);
