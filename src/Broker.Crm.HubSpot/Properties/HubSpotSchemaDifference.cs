namespace Broker.Crm.HubSpot.Properties;

/// <summary>A property that exists otherwise than wanted.</summary>
/// <param name="Property">The name, as <c>objectType.name</c>.</param>
/// <param name="Sentence">What differs and what to do.</param>
/// <param name="LacksUniqueness">True when it was wanted unique and is not: records cannot be upserted by it.</param>
public sealed record HubSpotSchemaDifference(string Property, string Sentence, bool LacksUniqueness)
{
    /// <summary>True when only the way it is shown differs: its values can be written as wanted.</summary>
    public bool OnlyShownOtherwise { get; init; }

    /// <summary>The property and what differs.</summary>
    public override string ToString() => $"{Property} {Sentence}";
}
