using System.Text.Json;
using Broker.Orchestration.Ownership;
using Onboarding.CommandLine;
using Onboarding.Output;
using Spectre.Console;

namespace Onboarding.Commands;

/// <summary>Which system owns which fact. With --db, the journal must exist; the map is that of this program.</summary>
internal static class OwnershipCommand
{
    internal static int Run(Arguments arguments)
    {
        arguments.RequireNoWords();
        if (arguments.Has("--db"))
        {
            _ = arguments.ExistingDatabase();
        }

        OwnershipBody[] rows = [.. BrokerFacts.Map.Facts.Select(static f => new OwnershipBody(
            f.Name, f.Owner, f.ValueType, $"P{(int)f.Sensitivity}", [.. f.Projections.Select(static p => $"{p.System}:{p.Field}")], f.Reason))];
        if (arguments.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(rows, OutputJson.Default.OwnershipBodyArray));
            return 0;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("fact", "owner", "class", "shown in", "because");
        foreach (OwnershipBody row in rows)
        {
            table.AddRow(Markup.Escape(row.Fact), row.Owner, row.Sensitivity, Markup.Escape(string.Join(", ", row.Projections)), Markup.Escape(row.Reason));
        }

        AnsiConsole.Write(table);
        return 0;
    }
}
