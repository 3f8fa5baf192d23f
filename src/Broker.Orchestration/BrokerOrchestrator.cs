using System.Runtime.CompilerServices;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Permissions;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration;

/// <summary>The face of the orchestration.</summary>
internal sealed class BrokerOrchestrator(
    CaseProcessor processor, PermissionGate permissions, ICaseJournal journal, CaseExplainer explainer, IOptions<BrokerOrchestrationOptions> options, TimeProvider time) : IBrokerOrchestrator
{
    private const int ListPage = 200;

    public async Task<CustomerCase> OpenCaseAsync(OpenCaseRequest request, Actor by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(by);
        await permissions.RequireAsync(by, CaseCommand.OpenCase, request.Customer, cancellationToken).ConfigureAwait(false);
        return await processor.OpenAsync(request, by, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Decision> RequestRegistrationAsync(CustomerId customer, Actor by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        await permissions.RequireAsync(by, CaseCommand.RegisterAccount, customer, cancellationToken).ConfigureAwait(false);
        return await processor.ApplyAsync(customer, new CaseInput.RegistrationAsked(by), by, "command:register", null, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<UnmetGate>> ReadUnmetGatesAsync(CustomerId customer, CancellationToken cancellationToken = default)
    {
        CustomerCase current = await ReadCaseAsync(customer, cancellationToken).ConfigureAwait(false) ?? throw new UnknownCustomerException(customer);
        return Gates.Unmet(GatedAction.RegisterAccount, current, options.Value.Policy, time.GetUtcNow());
    }

    public Task<Explanation> ExplainAsync(CustomerId customer, CancellationToken cancellationToken = default) => explainer.ExplainAsync(customer, cancellationToken);

    public async Task<CustomerCase?> ReadCaseAsync(CustomerId customer, CancellationToken cancellationToken = default) =>
        await journal.ReadCaseAsync(processor.Tenant, customer, cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<CustomerCase> ListCasesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        CustomerId? after = null;
        while (true)
        {
            IReadOnlyList<CustomerCase> page = await journal.ListCasesAsync(processor.Tenant, after, ListPage, cancellationToken).ConfigureAwait(false);
            foreach (CustomerCase one in page)
            {
                yield return one;
            }

            if (page.Count < ListPage)
            {
                yield break;
            }

            after = page[^1].Customer;
        }
    }

    public async Task<IReadOnlyList<ExceptionItem>> ListExceptionsAsync(bool openOnly = true, CancellationToken cancellationToken = default) =>
        await journal.ReadExceptionsAsync(processor.Tenant, null, openOnly, cancellationToken).ConfigureAwait(false);

    public async Task<AuditVerification> VerifyAuditAsync(AuditCheckpoint? checkpoint = null, CancellationToken cancellationToken = default) =>
        await AuditVerifier.VerifyAsync(journal.ReadAuditAsync(processor.Tenant, 1, cancellationToken), checkpoint, cancellationToken).ConfigureAwait(false);

    public async Task<JournalCounts> CountAsync(CancellationToken cancellationToken = default) =>
        await journal.CountAsync(processor.Tenant, cancellationToken).ConfigureAwait(false);
}
