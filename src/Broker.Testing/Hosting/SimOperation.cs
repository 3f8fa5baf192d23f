namespace Broker.Testing.Hosting;

/// <summary>What a request asks for: the name it is counted under, what it is about, and how it is done.</summary>
internal sealed record SimOperation(string Name, string Key, Func<SimResponse> Run);
