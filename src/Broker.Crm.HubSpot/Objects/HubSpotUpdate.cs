namespace Broker.Crm.HubSpot.Objects;

/// <summary>One record to be changed.</summary>
/// <param name="Id">Its id, or the value of <see cref="IdProperty"/>.</param>
/// <param name="Properties">What to write: a property left out is not touched, null or an empty text clears it.</param>
public sealed record HubSpotUpdate(string Id, IReadOnlyDictionary<string, string?> Properties)
{
    /// <summary>The unique property that <see cref="Id"/> is a value of. Default null: the record's id. HubSpot refuses <c>email</c> here.</summary>
    public string? IdProperty { get; init; }

    /// <summary>Only how much is written: keys and values may be personal data.</summary>
    public override string ToString() => $"HubSpot update of {Properties?.Count ?? 0} properties";
}
