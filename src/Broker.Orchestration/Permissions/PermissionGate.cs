using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Lanes;

namespace Broker.Orchestration.Permissions;

/// <summary>The place where commands enter: asks the policy, and writes every refusal down before it is told.</summary>
internal sealed class PermissionGate(IPermissionPolicy policy, CaseProcessor processor, TimeProvider time)
{
    private const string PolicyFailed = "policy-failed";

    /// <exception cref="PermissionRefusedException">Refused, and audited.</exception>
    internal async Task RequireAsync(Actor actor, CaseCommand command, CustomerId? customer, CancellationToken cancellationToken)
    {
        var request = new PermissionRequest(actor, command, customer);
        Exception? failure = null;
        PermissionDecision decision;
        if (PermissionLimits.Refusal(request, PermissionLimits.CrmNames) is { } limit)
        {
            decision = limit;
        }
        else
        {
            try
            {
                decision = await policy.DecideAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever a policy throws, the answer is no.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = exception;
                decision = PermissionDecision.Refuse(PolicyFailed, "The permission policy of this host did not answer; ask again when it does.");
            }
        }

        if (decision is { IsGranted: true })
        {
            return;
        }

        decision ??= PermissionDecision.Refuse(PolicyFailed, "The permission policy of this host gave no answer.");
        await processor.StoreAsync(new CommitParts { Audit = [Entry(request, decision)] }, cancellationToken).ConfigureAwait(false);
        throw new PermissionRefusedException(command, decision, failure);
    }

    // What the limits refuse is somebody trying what nobody may: it counts as a matter of security, not of a missing grant.
    private AuditEntry Entry(PermissionRequest request, PermissionDecision decision) => new()
    {
        At = time.GetUtcNow(),
        Kind = decision.Rule is PermissionLimits.CrmPrincipal or PermissionLimits.PersonOnly or PermissionLimits.AgentTrades ? AuditKind.Security : AuditKind.Refusal,
        Actor = request.Actor,
        Customer = request.Customer,
        Event = CaseCommands.EventOf(request.Command),
        Decision = "RefuseCommand",
        Rule = "permission:" + decision.Rule,
        Reason = decision.Needed,
        Causation = "command:" + request.Command,
    };
}
