using Broker.Crm.Salesforce.Authentication;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>The tokens of a user and app, as a program finds them after a restart.</summary>
internal sealed class KeptSession(SalesforceTokens tokens) : ISalesforceTokenStore
{
    private int saves;

    public SalesforceTokens Tokens { get; private set; } = tokens;

    public int Saves => Volatile.Read(ref saves);

    public ValueTask<SalesforceTokens?> LoadAsync(CancellationToken cancellationToken = default) => new(Tokens);

    public ValueTask SaveAsync(SalesforceTokens tokens, CancellationToken cancellationToken = default)
    {
        Tokens = tokens;
        Interlocked.Increment(ref saves);
        return default;
    }
}
