namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Says who calls Salesforce, and where. Asked before every attempt. Implementations are thread-safe and answer a kept session at once.</summary>
public interface ISalesforceSessionSource
{
    /// <summary>The session to use now.</summary>
    ValueTask<SalesforceSession> GetSessionAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets a new session after Salesforce refused one; false when there is none to be had. When the refused session is not the current one any more, another
    /// call has renewed it already and nothing is asked of Salesforce. Called at most once per call.
    /// </summary>
    /// <param name="refused">The session that was refused.</param>
    /// <param name="cancellationToken">Ends the wait of this caller; a renewal that others wait for goes on.</param>
    ValueTask<bool> TryRenewSessionAsync(SalesforceSession refused, CancellationToken cancellationToken = default) => new(false);
}
