using Broker.Orchestration.Audit;

namespace Broker.Orchestration.Permissions;

/// <summary>What no grant gives. The CRM proposes and never trades; four eyes are eyes; a program that talks does not trade.</summary>
internal static class PermissionLimits
{
    internal const string CrmPrincipal = "crm-principal";
    internal const string PersonOnly = "person-only";
    internal const string AgentTrades = "agent-never-trades";

    /// <summary>The names under which CRMs act; a host may add its own to its policy.</summary>
    internal static IReadOnlyList<string> CrmNames { get; } = [Ownership.Crm.SystemName, "hubspot", "salesforce"];

    /// <summary>The commands that a principal of the CRM may not give.</summary>
    internal static bool IsBarredToCrm(CaseCommand command) => command is CaseCommand.RegisterAccount or CaseCommand.SendOrder;

    /// <summary>The commands that only a person may give.</summary>
    internal static bool IsForPersons(CaseCommand command) =>
        command is CaseCommand.ApproveReview or CaseCommand.DeclineReview or CaseCommand.Reinstate or CaseCommand.EraseCustomer or CaseCommand.DismissException or CaseCommand.DeleteAccount;

    /// <summary>The refusal that no grant lifts; null when the policy may decide.</summary>
    internal static PermissionDecision? Refusal(PermissionRequest request, IReadOnlyCollection<string> crmNames)
    {
        Actor actor = request.Actor;
        bool isCrm = IsCrm(actor, crmNames);
        if (isCrm && IsBarredToCrm(request.Command))
        {
            return PermissionDecision.Refuse(CrmPrincipal, $"{request.Command} is never asked for by the CRM or by someone who acts there; a person or automation of the broker application has to ask.");
        }

        if ((isCrm || actor.Kind != ActorKind.Person) && IsForPersons(request.Command))
        {
            return PermissionDecision.Refuse(PersonOnly, $"{request.Command} is asked for by a person in the broker application, not by {(isCrm ? "a principal of the CRM" : "an automation, a system or an agent")}.");
        }

        return actor.Kind == ActorKind.Agent && request.Command == CaseCommand.SendOrder
            ? PermissionDecision.Refuse(AgentTrades, $"{request.Command} is asked for by a person or an automation with its own rules; an agent may propose it to one.")
            : null;
    }

    // The projection names people of a CRM "hubspot:123": they act there, whatever kind they are.
    private static bool IsCrm(Actor actor, IReadOnlyCollection<string> crmNames) =>
        actor.Kind == ActorKind.Crm || crmNames.Contains(actor.Id.Split(':', 2)[0].Trim(), StringComparer.OrdinalIgnoreCase);
}
