namespace Broker.Crm.HubSpot.Objects;

/// <summary>How one record is read.</summary>
public sealed record HubSpotReadOptions
{
    /// <summary>The properties to read. Default null: those of the typed record, else the few that HubSpot sends unasked.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>The unique property that the given value belongs to, for example <c>email</c> or <c>broker_client_id</c>. Default null: the record's id.</summary>
    public string? IdProperty { get; init; }

    /// <summary>Reads records in the recycle bin instead of living ones. Default false.</summary>
    public bool Archived { get; init; }
}
