using System.Globalization;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Orchestration;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Projections;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Running;
using Onboarding.Setup;
using Spectre.Console;

namespace Onboarding.Output;

/// <summary>What a person sees of a run: live progress, then a trail per customer and what changed in the CRM. Silent with --json, plain when it is no terminal.</summary>
internal sealed class RunScreen(bool silent)
{
    private const int ShownInFull = 5;
    private readonly IAnsiConsole console = AnsiConsole.Console;

    internal void Begin(IReadOnlyList<CustomerPlan> plans, IReadOnlyList<string> faults, string database)
    {
        if (silent)
        {
            return;
        }

        console.Line($"[bold]Onboarding {plans.Count} customers[/] across payments, KYC, MetaTrader and the CRM");
        if (faults.Count > 0)
        {
            console.Line($"[yellow]with {string.Join(", ", faults)}[/]");
        }

        console.Line($"[grey]journal {database}[/]");
    }

    internal void Tell(string line)
    {
        if (silent)
        {
            Console.Error.WriteLine(line);
        }
        else
        {
            console.Line($"[yellow]{line}[/]");
        }
    }

    /// <summary>Runs the work and shows it; false when the time limit ended it.</summary>
    internal async Task<bool> WatchAsync(IReadOnlyList<CustomerPlan> plans, LiveView view, Func<CancellationToken, Task> work, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            if (silent || !console.Profile.Capabilities.Interactive)
            {
                await work(limit.Token);
            }
            else
            {
                await console.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn()).StartAsync(async context =>
                {
                    ProgressTask active = context.AddTask("active", maxValue: Math.Max(1, plans.Count));
                    await using var painter = new Timer(_ => Paint(active, view), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(80));
                    await work(limit.Token);
                    Paint(active, view);
                });
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(string.Create(CultureInfo.InvariantCulture, $"The time limit of {timeout.TotalSeconds} s ended the run; what is left goes on at the next start."));
            return false;
        }
    }

    internal async Task ReportAsync(IBrokerOrchestrator orchestrator, IServiceProvider services, IReadOnlyList<CustomerPlan> plans, RunSummary summary, CancellationToken cancellationToken)
    {
        if (silent)
        {
            return;
        }

        var journal = services.GetRequiredService<ICaseJournal>();
        int shown = 0;
        foreach (CustomerPlan plan in plans)
        {
            Explanation explanation = await orchestrator.ExplainAsync(plan.Customer, cancellationToken);
            if (explanation.State == CaseState.Active && shown >= ShownInFull)
            {
                continue;
            }

            if (shown++ < ShownInFull)
            {
                console.Write(new Rule($"{plan.Customer.Value}  {plan.FirstName} {plan.LastName}").LeftJustified());
                ExplanationPrinter.Print(console, explanation);
                await TimelinePrinter.PrintAsync(console, journal, JournalTenant, plan.Customer, cancellationToken);
                await PrintCrmAsync(services, plan, cancellationToken);
            }
            else
            {
                console.Line($"{plan.Customer.Value} {explanation.State}: {explanation.Sentence}");
            }
        }

        console.Write(new Rule("result").LeftJustified());
        console.Line($"customers {summary.Customers}   active {summary.Active}   waiting {summary.Waiting}   open items {summary.Exceptions}");
        console.Line($"accounts at the simulator {summary.AccountsRegistered}   duplicates {summary.DuplicateAccounts}   CRM records {summary.CrmRecords}");
        console.Line($"audit {summary.AuditRecords} records, {(summary.AuditValid ? "chain whole" : "CHAIN BROKEN")}   {summary.Seconds} s");
    }

    private static void Paint(ProgressTask active, LiveView view)
    {
        active.Value = view.Cases.Values.Count(static c => c.State == CaseState.Active);
        active.Description = string.Join("  ", view.Cases.Values.GroupBy(static c => c.State).OrderBy(static g => g.Key).Select(static g => $"{g.Key} {g.Count()}"));
    }

    private static Broker.Core.Identity.TenantId JournalTenant => new(OnboardingHost.Tenant);

    // Before the run the CRM knew nothing in these fields: what stands there now was written by the projection, each field by its owner's word.
    private async Task PrintCrmAsync(IServiceProvider services, CustomerPlan plan, CancellationToken cancellationToken)
    {
        var crm = services.GetRequiredService<ICrmBoundary>();
        ProjectionPlan projected = await services.GetRequiredService<ICrmProjection>().PlanAsync(plan.Customer, cancellationToken);
        foreach (IGrouping<(CrmEntity Entity, string ExternalId), PlannedField> record in projected.Fields.GroupBy(static f => (f.Entity, f.ExternalId)))
        {
            BoundaryResult<CrmRecord> read = await crm.ReadAsync(record.Key.Entity, record.Key.ExternalId, [.. record.Select(static f => f.Field)], cancellationToken);
            if (!read.IsConfirmed)
            {
                console.Line($"  CRM: {read.Failure.Sentence}");
                continue;
            }

            console.Line($"  [bold]in the CRM[/] ({crm.SystemName} {record.Key.Entity} record {read.Value.Id.Value})");
            foreach (PlannedField field in record)
            {
                string? value = read.Value.Fields.GetValueOrDefault(field.Field);
                if (!string.IsNullOrEmpty(value))
                {
                    console.Line($"  [green]+ {field.Field} = {(field.Field == "account_uuid" ? value[..8] + "..." : value)}[/] [grey](owner {field.Owner})[/]");
                }
            }
        }
    }
}
