using System.Globalization;
using System.Text;
using System.Text.Json;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Writing;
using Reconciliation.CommandLine;

namespace Reconciliation.Running;

/// <summary>Compares the books, writes the reports and holds them against what was planted.</summary>
public static class RunCommand
{
    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var folder = new BookFolder(arguments.Data ?? Path.Combine(AppContext.BaseDirectory, "Data"));
        string target = arguments.Out ?? "reconciliation-report";
        Directory.CreateDirectory(target);
        Manifest? manifest = await Manifest.ReadAsync(folder, cancellationToken);
        ReconciliationRun run = Reconciler.Start(folder.ToInput(), await folder.ToRulesAsync(cancellationToken));
        var markdown = new ReconciliationMarkdown(new ReconciliationMarkdownOptions { Title = "Reconciliation of the sample" });
        await using (var csv = new StreamWriter(Path.Combine(target, "report.csv"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            await foreach (ReconciliationItem item in ReconciliationCsv.WriteThroughAsync(run.ReadItemsAsync(cancellationToken), csv, cancellationToken))
            {
                markdown.Add(item);
                manifest?.Meet(item);
            }
        }

        await using (var text = new StreamWriter(Path.Combine(target, "report.md"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            await markdown.WriteAsync(run.Summary, text, cancellationToken);
        }

        bool good = manifest?.Holds ?? run.Summary.IsSettled;
        if (arguments.Json)
        {
            Console.WriteLine(ToJson(run.Summary, manifest));
        }
        else
        {
            Print(run.Summary, manifest, target);
        }

        return good ? 0 : 1;
    }

    private static void Print(ReconciliationSummary summary, Manifest? manifest, string target)
    {
        Console.WriteLine($"{"Comparison",-22}{"Outcome",-28}{"Currency",-9}{"Items",7}{"Left",16}{"Right",16}{"Difference",14}");
        foreach (OutcomeTotal total in summary.Outcomes)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{total.Comparison,-22}{total.Outcome,-28}{total.Currency,-9}{total.Items,7}{Number(total.Left),16}{Number(total.Right),16}{Number(total.Difference),14}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{summary.UnreadableLines} lines could not be read; {summary.Controls.Count(static c => c.Holds)} of {summary.Controls.Count} checks on the whole hold."));
        Console.WriteLine($"The reports are in {target}: report.csv and report.md.");
        if (manifest is null)
        {
            return;
        }

        foreach (string difference in manifest.Differences())
        {
            Console.WriteLine(difference);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Planted {manifest.Planted}, found {manifest.Found}, missed {manifest.Missed}, invented {manifest.Invented}."));
    }

    private static string ToJson(ReconciliationSummary summary, Manifest? manifest)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("lines", summary.Books.Sum(static b => b.Lines) + summary.UnreadableLines);
            json.WriteStartObject("outcomes");
            foreach (ReconciliationOutcome outcome in Enum.GetValues<ReconciliationOutcome>())
            {
                json.WriteNumber(outcome.ToString(), summary.CountOf(outcome));
            }

            json.WriteEndObject();
            json.WriteNumber("checks", summary.Controls.Count);
            json.WriteNumber("checksThatHold", summary.Controls.Count(static c => c.Holds));
            if (manifest is not null)
            {
                json.WriteNumber("planted", manifest.Planted);
                json.WriteNumber("found", manifest.Found);
                json.WriteNumber("missed", manifest.Missed);
                json.WriteNumber("invented", manifest.Invented);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Number(Money money) => money.Amount.ToString("N" + money.Currency.MinorDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
