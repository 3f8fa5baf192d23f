namespace Broker.Crm.Salesforce.Records;

/// <summary>A compound geolocation. Only read: it is written through its two parts. It never prints.</summary>
public sealed record SalesforceLocation
{
    /// <summary>Degrees north; null when it is not known.</summary>
    public decimal? Latitude { get; init; }

    /// <summary>Degrees east; null when it is not known.</summary>
    public decimal? Longitude { get; init; }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "Salesforce location";
}
