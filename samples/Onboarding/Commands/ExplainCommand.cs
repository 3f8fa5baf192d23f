using System.Text.Json;
using Broker.Core.Identity;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Sqlite;
using Onboarding.CommandLine;
using Onboarding.Output;
using Spectre.Console;

namespace Onboarding.Commands;

/// <summary>Why is this customer not trading yet?</summary>
internal static class ExplainCommand
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not [var customer])
        {
            throw new UsageException("explain needs one customer, for example: explain C-0001 --db FILE.");
        }

        await using SqliteCaseJournal journal = await JournalReader.OpenAsync(arguments, cancellationToken);
        Explanation explanation = await JournalReader.Explainer(journal).ExplainAsync(new CustomerId(customer), cancellationToken);
        if (arguments.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(ExplanationBody.From(explanation), OutputJson.Default.ExplanationBody));
            return 0;
        }

        ExplanationPrinter.Print(AnsiConsole.Console, explanation);
        await TimelinePrinter.PrintAsync(AnsiConsole.Console, journal, JournalReader.Tenant, explanation.Customer, cancellationToken);
        return 0;
    }
}
