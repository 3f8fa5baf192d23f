namespace Broker.Crm.HubSpot.Properties;

/// <summary>Which definitions of properties are read (contracts/hubspot.md 4).</summary>
public sealed record HubSpotPropertyReadOptions
{
    /// <summary>Reads archived properties instead of living ones. Default false.</summary>
    public bool Archived { get; init; }

    /// <summary>Reads the properties of this sensitivity, see <see cref="HubSpotDataSensitivity"/>. Default null: those that are not sensitive.</summary>
    public string? DataSensitivity { get; init; }

    /// <summary>The language of labels, for example <c>de</c>. Default null: that of the account. Lists and single reads only.</summary>
    public string? Locale { get; init; }

    /// <summary>The members of each definition that are wanted, comma-separated, as HubSpot spells them. Default null: all. Lists and single reads only.</summary>
    public string? Properties { get; init; }
}
