namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Keeps the tokens of one user and app over restarts. Holds secrets: encrypt what it writes. Implementations are thread-safe.</summary>
public interface ISalesforceTokenStore
{
    /// <summary>What was saved last; null when nothing was. Read before every refresh and after a failed one, so that several programs may share the store.</summary>
    ValueTask<SalesforceTokens?> LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>Saves new tokens. When it returns they are kept: only then are they used. When it throws, the same tokens are saved again by a later call.</summary>
    ValueTask SaveAsync(SalesforceTokens tokens, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps other programs from refreshing until the result is disposed. Needed where several programs share one refresh token and it rotates: two that refresh at
    /// once send the same token twice, and Salesforce then revokes both (contracts/salesforce.md 2). A lease with an end of some minutes is best: a program that
    /// dies must not hold it for ever. Default: no lock.
    /// </summary>
    ValueTask<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken = default) => new((IAsyncDisposable?)null);
}
