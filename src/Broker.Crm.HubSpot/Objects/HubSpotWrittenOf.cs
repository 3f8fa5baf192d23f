namespace Broker.Crm.HubSpot.Objects;

/// <summary>A record that was written by its unique value.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Record">The record with the properties that the answer held.</param>
/// <param name="IsNew">True when it did not exist before; null when HubSpot did not say.</param>
public sealed record HubSpotWritten<TRecord>(TRecord Record, bool? IsNew)
    where TRecord : class;
