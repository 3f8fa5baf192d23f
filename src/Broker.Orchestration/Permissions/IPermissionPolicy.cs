namespace Broker.Orchestration.Permissions;

/// <summary>
/// Says who may ask for which command. A host builds a <see cref="PermissionPolicy"/> with <c>Permit</c> or registers a policy of its own, for example one that
/// asks a directory. Thread-safe.
/// </summary>
/// <remarks>
/// Whatever a policy grants, a principal of the CRM never registers or trades, only a person approves, and an agent never trades: these limits are checked before
/// the policy is asked. A policy that throws refuses.
/// </remarks>
public interface IPermissionPolicy
{
    /// <summary>Decides one request. What is not granted is refused.</summary>
    ValueTask<PermissionDecision> DecideAsync(PermissionRequest request, CancellationToken cancellationToken = default);
}
