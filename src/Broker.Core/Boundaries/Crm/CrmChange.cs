namespace Broker.Core.Boundaries.Crm;

/// <summary>A record that changed, as it is now.</summary>
/// <param name="ExternalId">Its external id; null when it has none any more.</param>
/// <param name="Record">The record with the fields asked for.</param>
public sealed record CrmChange(string? ExternalId, CrmRecord Record)
{
    /// <summary>Only the id: fields are personal data.</summary>
    public override string ToString() => $"change of CRM record {Record.Id}";
}
