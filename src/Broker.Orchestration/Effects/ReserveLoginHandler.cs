using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Effects;

/// <summary>Reserves a login at the host. The host gives the same login for the same request, so trying again is harmless.</summary>
internal sealed class ReserveLoginHandler(IAccountCredentials credentials, IOptions<BrokerOrchestrationOptions> options) : IEffectHandler
{
    public EffectKind Kind => EffectKind.ReserveLogin;

    public bool WritesOutside => true;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        try
        {
            TradingLogin login = await credentials.ReserveAsync(
                new LoginReservation(new TenantId(options.Value.Tenant), effect.Customer, effect.Subject, options.Value.Policy.Platform), cancellationToken).ConfigureAwait(false);
            return EffectOutcome.Done("reserved", new CaseInput.LoginReserved(login));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return EffectOutcome.Again(HostFailure.Of("ReserveLogin", exception));
        }
    }
}
