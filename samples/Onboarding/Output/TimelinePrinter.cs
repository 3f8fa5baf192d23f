using System.Text.Json;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Spectre.Console;

namespace Onboarding.Output;

/// <summary>Prints a customer's decision trail from the audit chain.</summary>
internal static class TimelinePrinter
{
    internal static async Task PrintAsync(IAnsiConsole console, ICaseJournal journal, TenantId tenant, CustomerId customer, CancellationToken cancellationToken)
    {
        console.Line($"  [bold]trail[/]");
        DateTimeOffset? first = null;
        await foreach (AuditRecord record in journal.ReadAuditOfAsync(tenant, customer, cancellationToken))
        {
            using JsonDocument document = JsonDocument.Parse(record.Canonical);
            JsonElement root = document.RootElement;
            DateTimeOffset at = root.GetProperty("at").GetDateTimeOffset();
            first ??= at;
            string before = Text(root, "before"), after = Text(root, "after");
            string move = before.Length > 0 && before != after ? $"{before} -> {after}" : after;
            string reason = Text(root, "reason");
            console.Line($"  [grey]{record.Sequence,5} +{(at - first.Value).TotalMilliseconds,6:0} ms[/] {Text(root, "kind"),-10} {Text(root, "event"),-3} {move,-44} {Text(root, "decision")}{(reason.Length > 0 ? $" ({reason})" : string.Empty)}");
        }
    }

    private static string Text(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value) ? value.ToString() : string.Empty;
}
