namespace Broker.Crm.HubSpot.Properties;

/// <summary>What may be changed about a property.</summary>
public sealed record HubSpotModification
{
    /// <summary>True when its definition is fixed.</summary>
    public bool? ReadOnlyDefinition { get; init; }

    /// <summary>True when it may be archived.</summary>
    public bool? Archivable { get; init; }

    /// <summary>True when its options are fixed.</summary>
    public bool? ReadOnlyOptions { get; init; }

    /// <summary>True when its values cannot be written.</summary>
    public bool? ReadOnlyValue { get; init; }
}
