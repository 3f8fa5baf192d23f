using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Effects;

/// <summary>Checks the connection and, when it stands, whether the login may trade. Intrusive: the check may reconnect.</summary>
internal sealed class CheckConnectionHandler(IAccountBoundary accounts, TimeProvider time) : IEffectHandler
{
    public EffectKind Kind => EffectKind.CheckConnection;

    public bool WritesOutside => false;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        var account = new AccountId(effect.Subject);
        BoundaryResult<ConnectionCheck> check = await accounts.CheckConnectionAsync(account, cancellationToken).ConfigureAwait(false);
        if (!check.IsConfirmed)
        {
            return Checked(ConnectionState.Unknown, null, time.GetUtcNow(), check.Failure);
        }

        if (check.Value.State != ConnectionState.Connected)
        {
            return Checked(check.Value.State, null, check.Value.ObservedAt, null);
        }

        BoundaryResult<AccountState> state = await accounts.ReadStateAsync(account, cancellationToken).ConfigureAwait(false);
        return state.IsConfirmed
            ? Checked(ConnectionState.Connected, state.Value.IsInvestor, check.Value.ObservedAt, null)
            : Checked(ConnectionState.Unknown, null, time.GetUtcNow(), state.Failure);
    }

    private static EffectOutcome Checked(ConnectionState state, bool? isInvestor, DateTimeOffset at, BoundaryFailure? failure) =>
        EffectOutcome.Done($"checked: {state}", new CaseInput.ConnectionChecked(state, isInvestor, at)) with { Failure = failure };
}
