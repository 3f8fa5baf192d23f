namespace Broker.Orchestration.Permissions;

/// <summary>Someone asked for a command without the permission. Nothing was done, and the refusal is in the audit.</summary>
public sealed class PermissionRefusedException : Exception
{
    internal PermissionRefusedException(CaseCommand command, PermissionDecision decision, Exception? inner)
        : base($"{command} was refused ({decision.Rule}). {decision.Needed}", inner)
    {
        Command = command;
        Decision = decision;
    }

    /// <summary>What was asked for.</summary>
    public CaseCommand Command { get; }

    /// <summary>The rule and what would be needed.</summary>
    public PermissionDecision Decision { get; }
}
