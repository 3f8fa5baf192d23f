namespace Broker.Core.Configuration;

/// <summary>What every client can be told. Read once when the client is made; later changes have no effect.</summary>
public abstract class ApiClientOptions
{
    /// <summary>The root of the API, without a query. Default: the vendor's own, where there is one. https, or http on a loopback address.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Time limits, repeats, circuit breaker and pace. Default: each at its own default.</summary>
    public ResilienceOptions Resilience { get; set; } = new();

    /// <summary>The largest answer that is read, after decompression, in bytes. Default 16 MiB; 1 KiB to 1 GiB.</summary>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Permits plain http to hosts other than this machine, for example inside a private network. Default false.</summary>
    public bool AllowInsecureHttp { get; set; }
}
