using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>What became of one record of a Bulk job.</summary>
/// <param name="Id">Its id; null when it was not written.</param>
/// <param name="Created">True when it is new; null when that is not known.</param>
/// <param name="Error">Why it was not written; null when it was.</param>
internal sealed record BulkUpsertRow(string? Id, bool? Created, ApiError? Error);
