using System.Collections.Frozen;
using Broker.Orchestration.Audit;

namespace Broker.Orchestration.Permissions;

/// <summary>A policy of grants: roles, persons, automations, systems and agents, each with the commands it may ask for. Immutable and thread-safe.</summary>
public sealed class PermissionPolicy : IPermissionPolicy
{
    private readonly FrozenDictionary<(ActorKind? Kind, string Name), FrozenSet<CaseCommand>> granted;
    private readonly IReadOnlyList<string> crmNames;

    internal PermissionPolicy(IEnumerable<KeyValuePair<(ActorKind? Kind, string Name), HashSet<CaseCommand>>> granted, IReadOnlyList<string> crmNames)
    {
        this.granted = granted.ToFrozenDictionary(static g => g.Key, static g => g.Value.ToFrozenSet());
        this.crmNames = [.. crmNames];
    }

    /// <summary>The policy of a host that grants nothing: every command is refused.</summary>
    public static PermissionPolicy DenyAll { get; } = new PermissionGrants().Build();

    /// <summary>Builds a policy.</summary>
    /// <param name="grant">Names who may ask for what.</param>
    /// <exception cref="InvalidOperationException">A grant is not possible; the message names all that are not.</exception>
    public static PermissionPolicy Create(Action<PermissionGrants> grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var grants = new PermissionGrants();
        grant(grants);
        return grants.Build();
    }

    /// <summary>Decides one request.</summary>
    public PermissionDecision Decide(PermissionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (PermissionLimits.Refusal(request, crmNames) is { } limit)
        {
            return limit;
        }

        (ActorKind? Kind, string Name) by = (request.Actor.Kind, request.Actor.Id);
        if (Has(by, request.Command))
        {
            return PermissionDecision.Grant($"{PermissionGrants.Words(by.Kind)} {by.Name}");
        }

        if (request.Actor.Kind == ActorKind.Person)
        {
            foreach (string role in request.Actor.Roles)
            {
                if (Has((null, role), request.Command))
                {
                    return PermissionDecision.Grant($"role {role}");
                }
            }
        }

        return PermissionDecision.Refuse("no-grant", Needed(request));
    }

    /// <inheritdoc/>
    public ValueTask<PermissionDecision> DecideAsync(PermissionRequest request, CancellationToken cancellationToken = default) => new(Decide(request));

    /// <summary>The grants as text, one line per holder, sorted, for a reviewed file.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        .. granted.Select(static g => $"{PermissionGrants.Words(g.Key.Kind)} {g.Key.Name} | {string.Join(", ", g.Value.Order())}").Order(StringComparer.Ordinal),
    ];

    private bool Has((ActorKind? Kind, string Name) holder, CaseCommand command) => granted.TryGetValue(holder, out FrozenSet<CaseCommand>? commands) && commands.Contains(command);

    private string Needed(PermissionRequest request)
    {
        if (granted.Count == 0)
        {
            return $"This host grants no command to anyone; grant {request.Command} with Permit where the orchestration is set up.";
        }

        string[] roles = [.. granted.Where(g => g.Key.Kind is null && g.Value.Contains(request.Command)).Select(static g => g.Key.Name).Order(StringComparer.Ordinal)];
        return request.Actor.Kind == ActorKind.Person && roles.Length > 0
            ? $"{request.Command} needs {(roles.Length == 1 ? "the role" : "one of the roles")} {string.Join(", ", roles)}."
            : $"{request.Command} needs a grant to this {PermissionGrants.Words(request.Actor.Kind)}{(request.Actor.Kind == ActorKind.Person ? " or to a role of theirs" : string.Empty)}.";
    }
}
