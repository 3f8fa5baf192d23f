using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation;

/// <summary>Compares books. It reads and says; it corrects nothing and calls nobody.</summary>
public static class Reconciler
{
    /// <summary>Makes a run that is read item by item, in a memory that does not grow with the books.</summary>
    /// <param name="input">The books.</param>
    /// <param name="rules">What decides.</param>
    /// <param name="storage">Memory and folder; null for the defaults.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A rule or a storage option is missing or wrong.</exception>
    public static ReconciliationRun Start(ReconciliationInput input, ReconciliationRules rules, ReconciliationStorageOptions? storage = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(rules);
        storage ??= new ReconciliationStorageOptions();
        ReconciliationRulesCheck.Check(rules).ThrowIfAny(typeof(ReconciliationRules));
        ReconciliationRulesCheck.Check(storage).ThrowIfAny(typeof(ReconciliationStorageOptions));
        return new ReconciliationRun(input, rules, storage);
    }

    /// <summary>Runs to the end and keeps every item; for books whose items fit in memory. Large ones: <see cref="Start"/>.</summary>
    /// <param name="input">The books.</param>
    /// <param name="rules">What decides.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A rule is missing or wrong.</exception>
    public static async Task<ReconciliationReport> RunAsync(ReconciliationInput input, ReconciliationRules rules, CancellationToken cancellationToken = default)
    {
        ReconciliationRun run = Start(input, rules);
        List<ReconciliationItem> items = [];
        await foreach (ReconciliationItem item in run.ReadItemsAsync(cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return new ReconciliationReport(items, run.Summary);
    }
}
