namespace Broker.Bench.Http;

/// <summary>The client that the floor and its variants share the shape of.</summary>
internal static class BenchHttpClient
{
    /// <summary>Not a credential: the stub reads no header.</summary>
    public const string ApiKey = "bench-key-0123456789abcdef";

    public static HttpClient Create(Uri address, HttpMessageHandler? handler = null)
    {
        HttpClient client = new(handler ?? new SocketsHttpHandler()) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + ApiKey);
        client.DefaultRequestHeaders.Add("Accept", "application/json");
        return client;
    }
}
