namespace Broker.Crm.Salesforce.Authentication;

/// <summary>A session that is given once.</summary>
internal sealed class FixedSession(SalesforceSession session) : ISalesforceSessionSource
{
    public ValueTask<SalesforceSession> GetSessionAsync(CancellationToken cancellationToken = default) => new(session);
}
