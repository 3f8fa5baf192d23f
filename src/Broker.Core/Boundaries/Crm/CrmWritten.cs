using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Crm;

/// <summary>A record that was written.</summary>
/// <param name="Id">The CRM's id of it.</param>
/// <param name="WasCreated">True when it did not exist before; null when the CRM did not say.</param>
public sealed record CrmWritten(CrmRecordId Id, bool? WasCreated);
