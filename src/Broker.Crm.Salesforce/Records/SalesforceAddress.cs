namespace Broker.Crm.Salesforce.Records;

/// <summary>A compound address. Only read: it is written through its parts, for example <c>BillingCity</c>. It never prints: it is personal data.</summary>
public sealed record SalesforceAddress
{
    /// <summary>Street, with line breaks.</summary>
    public string? Street { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State or province.</summary>
    public string? State { get; init; }

    /// <summary>Its code, where the org has state picklists.</summary>
    public string? StateCode { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }

    /// <summary>Its code, where the org has country picklists.</summary>
    public string? CountryCode { get; init; }

    /// <summary>How exact <see cref="Latitude"/> and <see cref="Longitude"/> are, in Salesforce's words.</summary>
    public string? GeocodeAccuracy { get; init; }

    /// <summary>Degrees north; null when it is not known.</summary>
    public decimal? Latitude { get; init; }

    /// <summary>Degrees east; null when it is not known.</summary>
    public decimal? Longitude { get; init; }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "Salesforce address";
}
