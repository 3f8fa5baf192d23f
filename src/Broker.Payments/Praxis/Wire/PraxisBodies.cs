namespace Broker.Payments.Praxis.Wire;

/// <summary>Starts request bodies with what every one of them holds.</summary>
internal sealed class PraxisBodies(PraxisOptions options, TimeProvider time)
{
    private readonly string merchantId = options.MerchantId;
    private readonly string applicationKey = options.ApplicationKey;
    private readonly string version = options.Version;

    internal string? NotificationAddress { get; } = options.NotificationAddress?.AbsoluteUri;

    internal PraxisBody Start() => new PraxisBody()
        .Add("merchant_id", merchantId)
        .Add("application_key", applicationKey)
        .Add("version", version)
        .Add("timestamp", time.GetUtcNow().ToUnixTimeSeconds());
}
