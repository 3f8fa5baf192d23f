namespace Broker.TestSupport;

/// <summary>One request as the stub saw it.</summary>
public sealed record StubRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string? Body);
