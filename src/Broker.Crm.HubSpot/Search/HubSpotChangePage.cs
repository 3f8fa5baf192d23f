namespace Broker.Crm.HubSpot.Search;

/// <summary>Records that changed, oldest change first.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Records">The records of this page; may be empty on the last one.</param>
/// <param name="Cursor">Where to go on after these records. Store it when they have been handled, not before.</param>
public sealed record HubSpotChangePage<TRecord>(IReadOnlyList<TRecord> Records, HubSpotSweepCursor Cursor)
    where TRecord : class;
