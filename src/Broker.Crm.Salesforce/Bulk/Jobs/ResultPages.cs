namespace Broker.Crm.Salesforce.Bulk.Jobs;

/// <summary>One answer of <c>resultPages</c>.</summary>
/// <param name="Urls">Pages that can be fetched at once.</param>
/// <param name="Next">Where further ones are named; null at the end.</param>
internal sealed record ResultPages(IReadOnlyList<string> Urls, string? Next);
