using System.Text.Json.Serialization;

namespace Onboarding.Running;

/// <summary>What a run came to; the last line of <c>run --json</c>.</summary>
public sealed record RunSummary
{
    /// <summary>Customers asked for.</summary>
    public int Customers { get; init; }

    /// <summary>Customers that trade.</summary>
    public int Active { get; init; }

    /// <summary>Customers that do not, each explained.</summary>
    public int Waiting { get; init; }

    /// <summary>Open exception items.</summary>
    public int Exceptions { get; init; }

    /// <summary>Accounts of these customers, counted at the MetaTrader simulator.</summary>
    public int AccountsRegistered { get; init; }

    /// <summary>Accounts beyond one per login and server, counted there.</summary>
    public int DuplicateAccounts { get; init; }

    /// <summary>CRM records of these customers, counted at the CRM simulator.</summary>
    public int CrmRecords { get; init; }

    /// <summary>Audit records.</summary>
    public long AuditRecords { get; init; }

    /// <summary>Whether the audit chain is whole.</summary>
    public bool AuditValid { get; init; }

    /// <summary>Replayed deliveries that were stored.</summary>
    public int EventsStored { get; init; }

    /// <summary>Replayed deliveries that had been seen before.</summary>
    public int EventsDuplicate { get; init; }

    /// <summary>Replayed deliveries that were refused.</summary>
    public int EventsRefused { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }
}
