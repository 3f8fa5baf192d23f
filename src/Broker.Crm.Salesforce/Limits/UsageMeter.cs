using Broker.Core.Pipeline;

namespace Broker.Crm.Salesforce.Limits;

/// <summary>Keeps the newest usage header of an org. Parsed only when somebody asks, so that calls do not pay for it.</summary>
internal sealed class UsageMeter
{
    private volatile string? newest;

    internal void Observe(in ApiResponse response)
    {
        if (response.Header("Sforce-Limit-Info") is { } header)
        {
            newest = header;
        }
    }

    internal SalesforceUsage? Read() => newest is { } header ? SalesforceUsage.Parse(header) : null;
}
