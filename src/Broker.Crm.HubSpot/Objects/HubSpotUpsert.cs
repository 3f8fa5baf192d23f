namespace Broker.Crm.HubSpot.Objects;

/// <summary>One record to be written by its unique value.</summary>
/// <param name="Key">The value of the unique property.</param>
/// <param name="Properties">What to write: a property left out is not touched, null clears it.</param>
public sealed record HubSpotUpsert(string Key, IReadOnlyDictionary<string, string?> Properties)
{
    /// <summary>Only how much is written: keys and values may be personal data.</summary>
    public override string ToString() => $"HubSpot upsert of {Properties.Count} properties";
}
