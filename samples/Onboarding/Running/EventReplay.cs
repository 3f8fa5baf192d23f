using System.Text;
using System.Text.Json;
using Broker.Core.Boundaries.Webhooks;
using Broker.Orchestration.Intake;

namespace Onboarding.Running;

/// <summary>Replays recorded deliveries, one JSON object a line, through the intake that a host would call.</summary>
public static class EventReplay
{
    /// <summary>Replays a file; a line that is not a delivery is told and skipped.</summary>
    public static async Task<ReplayResult> RunAsync(string path, IWebhookIntake intake, Action<string> tell, CancellationToken cancellationToken)
    {
        int stored = 0, duplicates = 0, refused = 0, number = 0;
        await foreach (string line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!TryRead(line, out string source, out Dictionary<string, string> headers, out byte[] body))
            {
                // Handed in as it is, from nobody: the intake refuses it and keeps a security audit record.
                await intake.AcceptAsync(string.Empty, Encoding.UTF8.GetBytes(line), static _ => null, cancellationToken);
                refused++;
                tell($"line {number}: not a delivery; expected {{\"source\",\"headers\",\"body\"}}");
                continue;
            }

            IntakeResult result = await intake.AcceptAsync(source, body, name => headers.GetValueOrDefault(name), cancellationToken);
            stored += result.Stored;
            duplicates += result.Duplicates;
            if (result.Refusal is { } refusal)
            {
                refused++;
                tell($"line {number}: refused, {refusal.Reason}: {refusal.Sentence}");
            }
        }

        return new ReplayResult(stored, duplicates, refused);
    }

    private static bool TryRead(string line, out string source, out Dictionary<string, string> headers, out byte[] body)
    {
        (source, headers, body) = (string.Empty, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), []);
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            source = root.GetProperty("source").GetString() ?? string.Empty;
            body = root.TryGetProperty("bodyBase64", out JsonElement raw) ? raw.GetBytesFromBase64() : Encoding.UTF8.GetBytes(root.GetProperty("body").GetString() ?? string.Empty);
            foreach (JsonProperty header in root.GetProperty("headers").EnumerateObject())
            {
                headers[header.Name] = header.Value.ToString();
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
