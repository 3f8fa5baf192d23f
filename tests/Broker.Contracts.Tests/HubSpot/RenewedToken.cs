using Broker.Contracts.Tests.HubSpot.Operations;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>A token that is another one after each refusal.</summary>
internal sealed class RenewedToken : IHubSpotTokenSource
{
    private int number = 1;

    public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default) => new(Secret.From(number == 1 ? Rows.Token : FormattableString.Invariant($"{Rows.Token}-{number}")));

    public ValueTask<bool> TryRenewTokenAsync(CancellationToken cancellationToken = default)
    {
        number++;
        return new ValueTask<bool>(true);
    }
}
