namespace Broker.Crm.Salesforce.Limits;

/// <summary>One limit of the org.</summary>
public sealed record SalesforceLimit
{
    /// <summary>The most that is allowed; null when it was not told.</summary>
    public long? Max { get; init; }

    /// <summary>What is left; may be below zero where Salesforce lets an org go over. Null when it was not told.</summary>
    public long? Remaining { get; init; }

    /// <summary>The same for single connected apps, by their name; empty for most limits.</summary>
    public IReadOnlyDictionary<string, SalesforceLimit> PerApp { get; init; } = new Dictionary<string, SalesforceLimit>();

    /// <summary>What is used: <see cref="Max"/> less <see cref="Remaining"/>; null when one of them is missing.</summary>
    public long? Used => Max - Remaining;
}
