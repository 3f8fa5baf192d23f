using Broker.Orchestration.Audit;

namespace Broker.Orchestration.Permissions;

/// <summary>Collects who may ask for which command. Everything else is refused. Not thread-safe; meant for the set-up of a host.</summary>
public sealed class PermissionGrants
{
    private readonly List<string> problems = [];
    private readonly Dictionary<(ActorKind? Kind, string Name), HashSet<CaseCommand>> granted = [];
    private readonly List<string> crmNames = [.. PermissionLimits.CrmNames];

    internal PermissionGrants()
    {
    }

    /// <summary>Grants commands to all persons who hold a role (<see cref="Actor.Roles"/>).</summary>
    /// <param name="role">The role, for example <c>onboarding-desk</c>. Upper and lower case differ.</param>
    /// <param name="commands">What they may ask for.</param>
    public PermissionGrants Role(string role, params IReadOnlyList<CaseCommand> commands) => Add(null, role, "role", commands);

    /// <summary>Grants commands to one person.</summary>
    /// <param name="id">The person's <see cref="Actor.Id"/>.</param>
    /// <param name="commands">What the person may ask for.</param>
    public PermissionGrants Person(string id, params IReadOnlyList<CaseCommand> commands) => Add(ActorKind.Person, id, "person", commands);

    /// <summary>Grants commands to an automation of the host.</summary>
    /// <param name="id">The automation's <see cref="Actor.Id"/>.</param>
    /// <param name="commands">What it may ask for.</param>
    public PermissionGrants Automation(string id, params IReadOnlyList<CaseCommand> commands) => Add(ActorKind.Automation, id, "automation", commands);

    /// <summary>Grants commands to an outside system.</summary>
    /// <param name="name">The system's name.</param>
    /// <param name="commands">What it may ask for.</param>
    public PermissionGrants System(string name, params IReadOnlyList<CaseCommand> commands) => Add(ActorKind.System, name, "system", commands);

    /// <summary>Grants commands to a principal of the CRM: its workflow or integration user. Registering and trading cannot be granted.</summary>
    /// <param name="id">The principal's <see cref="Actor.Id"/>.</param>
    /// <param name="commands">What it may ask for.</param>
    public PermissionGrants Crm(string id, params IReadOnlyList<CaseCommand> commands) => Add(ActorKind.Crm, id, "CRM principal", commands);

    /// <summary>Grants commands to an agent: a program that a language model steers. Trading and what only a person may do cannot be granted.</summary>
    /// <param name="id">The agent's <see cref="Actor.Id"/>.</param>
    /// <param name="commands">What it may ask for.</param>
    public PermissionGrants Agent(string id, params IReadOnlyList<CaseCommand> commands) => Add(ActorKind.Agent, id, "agent", commands);

    /// <summary>Names one more system that counts as a CRM, so that its principals neither register nor trade. <c>crm</c>, <c>hubspot</c> and <c>salesforce</c> are known.</summary>
    /// <param name="system">The system's name in actors, for example <c>zoho</c>.</param>
    public PermissionGrants CrmSystem(string system)
    {
        if (string.IsNullOrWhiteSpace(system))
        {
            problems.Add("CrmSystem needs a name, for example zoho.");
        }
        else
        {
            crmNames.Add(system);
        }

        return this;
    }

    /// <exception cref="InvalidOperationException">A grant is none; the message names all.</exception>
    internal PermissionPolicy Build()
    {
        foreach (((ActorKind? kind, string name), HashSet<CaseCommand> commands) in granted)
        {
            if (kind is not { } known)
            {
                // A role's holders are persons, and one of them may act in the CRM: that is only known when someone asks.
                continue;
            }

            foreach (CaseCommand command in commands)
            {
                if (PermissionLimits.Refusal(new PermissionRequest(new Actor(known, name), command), crmNames) is { } refusal)
                {
                    problems.Add($"{command} cannot be granted to {Words(kind)} '{name}': {refusal.Needed}");
                }
            }
        }

        return problems.Count == 0
            ? new PermissionPolicy(granted, crmNames)
            : throw new InvalidOperationException("The permissions are not valid. " + string.Join(" ", problems));
    }

    internal static string Words(ActorKind? kind) => kind switch
    {
        null => "role",
        ActorKind.Crm => "CRM principal",
        { } known => known.ToString().ToLowerInvariant(),
    };

    private PermissionGrants Add(ActorKind? kind, string name, string what, IReadOnlyList<CaseCommand> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add($"A grant to a {what} needs its name; '{name}' was given.");
            return this;
        }

        if (commands.Count == 0)
        {
            problems.Add($"The grant to {what} '{name}' names no command; remove it or name one of {string.Join(", ", Enum.GetNames<CaseCommand>())}.");
        }

        foreach (CaseCommand unknown in commands.Where(static c => !Enum.IsDefined(c)))
        {
            problems.Add($"The grant to {what} '{name}' names {(int)unknown}, which is no command.");
        }

        if (!granted.TryAdd((kind, name), [.. commands]))
        {
            problems.Add($"There are two grants to {what} '{name}'; write one with all commands.");
        }

        return this;
    }
}
