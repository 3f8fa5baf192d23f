namespace Broker.Orchestration.Analyzers;

/// <summary>A fact as its map declares it.</summary>
internal sealed record KnownFact(string Name, string Owner, int Sensitivity, string Member, bool IsSource)
{
    /// <summary>The CRM's marker type; what it owns is written in the CRM.</summary>
    internal const string CrmOwner = OwnershipTypes.Namespace + "Crm";

    /// <summary>The owner as messages and attributes name it.</summary>
    internal string OwnerName => Last(Owner, 1);

    /// <summary>The member as code names it, for example <c>BrokerFacts.PaymentState</c>.</summary>
    internal string MemberName => Last(Member, 2);

    private static string Last(string name, int parts)
    {
        int at = name.Length;
        while (parts-- > 0 && at > 0)
        {
            at = name.LastIndexOfAny(['.', '+'], at - 1);
        }

        return name.Substring(at + 1);
    }
}
