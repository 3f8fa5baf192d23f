using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Permissions;

namespace Broker.Orchestration;

/// <summary>What a host asks of the orchestration. Thread-safe.</summary>
public interface IBrokerOrchestrator
{
    /// <summary>Opens a case, or adds ids and answers to one that is open. Doing it twice is harmless.</summary>
    /// <exception cref="PermissionRefusedException">The actor may not; the refusal is audited.</exception>
    /// <exception cref="CaseConflictException">An id belongs to another customer.</exception>
    Task<CustomerCase> OpenCaseAsync(OpenCaseRequest request, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Asks for a trading account. Refused with all unmet gates, or under way, or already there: the same answer however often it is asked.</summary>
    /// <exception cref="PermissionRefusedException">The actor may not; the refusal is audited.</exception>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    Task<Decision> RequestRegistrationAsync(CustomerId customer, Actor by, CancellationToken cancellationToken = default);

    /// <summary>May this customer's account be registered now? All unmet gates, each with owner and age; nothing is changed.</summary>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    Task<IReadOnlyList<UnmetGate>> ReadUnmetGatesAsync(CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Why is this customer not trading yet?</summary>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    Task<Explanation> ExplainAsync(CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Reads one case; null when there is none.</summary>
    Task<CustomerCase?> ReadCaseAsync(CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Lists all cases in order of customer.</summary>
    IAsyncEnumerable<CustomerCase> ListCasesAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists exception items.</summary>
    Task<IReadOnlyList<ExceptionItem>> ListExceptionsAsync(bool openOnly = true, CancellationToken cancellationToken = default);

    /// <summary>Verifies the audit chain.</summary>
    Task<AuditVerification> VerifyAuditAsync(AuditCheckpoint? checkpoint = null, CancellationToken cancellationToken = default);

    /// <summary>Counts what is in the journal.</summary>
    Task<JournalCounts> CountAsync(CancellationToken cancellationToken = default);
}
