using System.Text.Json;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Sqlite;
using Onboarding.CommandLine;
using Onboarding.Output;
using Spectre.Console;

namespace Onboarding.Commands;

/// <summary>What people must look at, grouped by root cause.</summary>
internal static class ExceptionsCommand
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        arguments.RequireNoWords();
        await using SqliteCaseJournal journal = await JournalReader.OpenAsync(arguments, cancellationToken);
        IReadOnlyList<ExceptionItem> items = await journal.ReadExceptionsAsync(JournalReader.Tenant, null, openOnly: true, cancellationToken);
        if (arguments.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize([.. items.Select(ExceptionBody.From)], OutputJson.Default.ExceptionBodyArray));
            return 0;
        }

        if (items.Count == 0)
        {
            AnsiConsole.WriteLine("Nothing is open.");
            return 0;
        }

        foreach (IGrouping<string, ExceptionItem> group in items.GroupBy(static i => i.Group).OrderByDescending(static g => g.Count()))
        {
            ExceptionItem first = group.First();
            AnsiConsole.Console.Line($"[bold]{group.Key}[/]  {group.Count()} open, verdict {first.Verdict}");
            AnsiConsole.WriteLine("  " + first.Sentence);
            AnsiConsole.WriteLine("  who: " + string.Join(", ", group.Select(static i => i.Customer?.Value ?? "system").Distinct().Take(12)));
            AnsiConsole.WriteLine("  next: " + string.Join(", ", first.NextActions));
        }

        return 0;
    }
}
