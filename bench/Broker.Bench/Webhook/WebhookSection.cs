using System.Globalization;
using Broker.Bench.Measuring;
using Broker.Bench.Reporting;

namespace Broker.Bench.Webhook;

/// <summary>Taking in one signed delivery, single-threaded, no network.</summary>
internal static class WebhookSection
{
    public static async Task RunAsync(bool quick, TextWriter output, CancellationToken cancellationToken)
    {
        WebhookDelivery delivery = WebhookDelivery.Sign();
        IReadOnlyList<WebhookContender> contenders = WebhookContenders.Create(delivery);
        foreach (WebhookContender contender in contenders)
        {
            contender.Check();
        }

        IReadOnlyList<ContestResult> results = await Contest.RunAsync(contenders, quick ? Effort.Quick : Effort.Full, cancellationToken);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## webhook: payment_intent.succeeded, {delivery.Body.Length} B"));
        output.WriteLine();
        Table table = new("way", "depth", "us", "time x floor", "B", "B x floor");
        for (int i = 0; i < results.Count; i++)
        {
            ContestResult row = results[i];
            table.Add(
                row.Name,
                contenders[i].Depth.ToString(),
                (row.Nanoseconds.Median / 1000).ToString("0.00", CultureInfo.InvariantCulture),
                row.Ratio.AsRatio(),
                row.Bytes.ToString("0", CultureInfo.InvariantCulture),
                (row.Bytes / results[0].Bytes).ToString("0.000", CultureInfo.InvariantCulture));
        }

        table.Write(output);
        foreach (WebhookContender contender in contenders.Where(static c => c.Omits.Count > 0))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contender.Name} does not expose {contender.Omits.Count}: {string.Join(", ", contender.Omits)}"));
            output.WriteLine();
        }

        GoalReport.Write(
            output,
            WebhookGoals.All,
            results,
            goal => contenders.Where(c => c.Kind == ContenderKind.Ours && c.Depth.ToString() == goal.Subject).Select(static c => c.Name));
    }
}
