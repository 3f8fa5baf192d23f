using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Effects;

/// <summary>Lists accounts by login and server to learn whether a registration happened.</summary>
internal sealed class LookUpAccountHandler(IAccountBoundary accounts) : IEffectHandler
{
    public EffectKind Kind => EffectKind.LookUpAccount;

    public bool WritesOutside => false;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        BoundaryResult<AccountListing> listing = await accounts.FindAsync(TradingLogin.Parse(effect.Subject), cancellationToken).ConfigureAwait(false);
        return listing.IsConfirmed
            ? EffectOutcome.Done($"listed: {listing.Value.Matches.Count}, complete {listing.Value.IsComplete}", new CaseInput.AccountsListed(listing.Value))
            : EffectOutcome.Again(listing.Failure);
    }
}
