namespace Broker.Crm.HubSpot.Wire;

/// <summary>An object of which only the id matters.</summary>
internal sealed record IdPart
{
    public string? Id { get; init; }
}
