using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>A session that is another one after each refusal.</summary>
internal sealed class RenewedSession(Uri org) : ISalesforceSessionSource
{
    private SalesforceSession current = new(Secret.From(Rows.Token), org);

    /// <summary>How often a new one was asked for.</summary>
    public int Renewals { get; private set; }

    public ValueTask<SalesforceSession> GetSessionAsync(CancellationToken cancellationToken = default) => new(current);

    public ValueTask<bool> TryRenewSessionAsync(SalesforceSession refused, CancellationToken cancellationToken = default)
    {
        Renewals++;
        current = new SalesforceSession(Secret.From(FormattableString.Invariant($"{Rows.Token}-{Renewals}")), org);
        return new ValueTask<bool>(true);
    }
}
