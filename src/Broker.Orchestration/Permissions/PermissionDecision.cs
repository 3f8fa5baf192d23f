namespace Broker.Orchestration.Permissions;

/// <summary>The answer to a <see cref="PermissionRequest"/>.</summary>
public sealed record PermissionDecision
{
    private PermissionDecision(bool isGranted, string rule, string? needed)
    {
        IsGranted = isGranted;
        Rule = rule;
        Needed = needed;
    }

    /// <summary>True when it may be asked for. Whether it is then done is decided by gates and reviews.</summary>
    public bool IsGranted { get; }

    /// <summary>The rule that decided, for the audit, for example <c>no-grant</c>.</summary>
    public string Rule { get; }

    /// <summary>What would be needed, in words for the person who was refused; null when it is granted.</summary>
    public string? Needed { get; }

    /// <summary>Yes.</summary>
    /// <param name="rule">The rule that decided. No secret.</param>
    public static PermissionDecision Grant(string rule)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rule);
        return new(true, rule, null);
    }

    /// <summary>No.</summary>
    /// <param name="rule">The rule that decided. No secret.</param>
    /// <param name="needed">What would be needed. It is stored in the audit: no secret, no personal data.</param>
    public static PermissionDecision Refuse(string rule, string needed)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rule);
        ArgumentException.ThrowIfNullOrWhiteSpace(needed);
        return new(false, rule, needed);
    }
}
