using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Crm;

/// <summary>A comment that exists.</summary>
/// <param name="Id">The CRM's id of it.</param>
/// <param name="WasCreated">False when it had been written earlier with the same key; null when the CRM did not say.</param>
public sealed record CrmCommentWritten(CrmRecordId Id, bool? WasCreated);
