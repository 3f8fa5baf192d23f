namespace Broker.Core.Pipeline;

/// <summary>Turns a successful answer into a value.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <exception cref="System.Text.Json.JsonException">The answer cannot be read; the pipeline reports it as a protocol error.</exception>
public delegate T ApiResponseReader<T>(in ApiResponse response);
