using Broker.Bench.Bodies;

namespace Broker.Bench.Http;

/// <summary>What the floor and its variants send with.</summary>
internal static class BenchHttpClient
{
    /// <summary>Not a credential: the stub reads no header.</summary>
    public const string ApiKey = "bench-key-0123456789abcdef";

    /// <summary>The bare client of the floor: no default header.</summary>
    public static HttpClient Create(HttpMessageHandler? handler = null) => new(handler ?? new SocketsHttpHandler());

    /// <summary>A client as an application sets it up: base address and credentials.</summary>
    public static HttpClient CreateWithHeaders(Uri stub)
    {
        HttpClient client = new(new SocketsHttpHandler()) { BaseAddress = stub };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + ApiKey);
        client.DefaultRequestHeaders.Add("Accept", "application/json");
        return client;
    }

    /// <summary>The address of a body, built once.</summary>
    public static Uri AddressOf(Uri stub, CannedBody body) => new(stub, body.Path);
}
