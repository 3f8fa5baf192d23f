namespace Broker.Testing.Salesforce;

/// <summary>What a test can steer, with its defaults.</summary>
internal sealed class SalesforceSettings
{
    public Uri? InstanceUrl { get; set; }

    public TimeSpan AccessTokenLife { get; set; } = TimeSpan.FromHours(2);

    public bool RotateRefreshTokens { get; set; }

    public string? JwtPublicKeyPem { get; set; }

    public long DailyRequestLimit { get; set; } = 5_000_000;

    public int? QueryPageSize { get; set; }

    public int ChildPageSize { get; set; } = 2000;

    public int BulkPolls { get; set; } = 1;

    public int BulkQueryPageSize { get; set; } = 50_000;

    public bool OmitLastLocator { get; set; }
}
