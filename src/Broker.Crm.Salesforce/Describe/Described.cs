namespace Broker.Crm.Salesforce.Describe;

/// <summary>One answer about an object.</summary>
/// <param name="Value">What it says; null when it says that nothing has changed.</param>
/// <param name="LastModified">When it last changed, as the header had it.</param>
internal sealed record Described<T>(T? Value, string? LastModified)
    where T : class;
