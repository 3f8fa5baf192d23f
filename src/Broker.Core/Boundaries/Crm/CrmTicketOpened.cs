using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Crm;

/// <summary>A ticket that exists.</summary>
/// <param name="Id">The CRM's id of it.</param>
/// <param name="WasCreated">False when it had been opened earlier with the same key.</param>
public sealed record CrmTicketOpened(CrmRecordId Id, bool WasCreated);
