namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Tokens that end with the program.</summary>
internal sealed class MemoryTokenStore(SalesforceTokens tokens) : ISalesforceTokenStore
{
    private volatile SalesforceTokens current = tokens;

    public ValueTask<SalesforceTokens?> LoadAsync(CancellationToken cancellationToken = default) => new(current);

    public ValueTask SaveAsync(SalesforceTokens tokens, CancellationToken cancellationToken = default)
    {
        current = tokens;
        return default;
    }
}
