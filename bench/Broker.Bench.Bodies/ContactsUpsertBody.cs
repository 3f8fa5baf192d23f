using System.Globalization;
using System.Text;

namespace Broker.Bench.Bodies;

/// <summary>A batch upsert of 100 contacts: what is sent, and what is answered. Shape: contracts/hubspot.md 3; the values are made up.</summary>
public static class ContactsUpsertBody
{
    /// <summary>Contacts in the batch.</summary>
    public const int Count = 100;

    /// <summary>The unique property that the contacts are written by.</summary>
    public const string KeyProperty = "broker_client_id";

    /// <summary>What is written of each contact: property name to value, in wire order.</summary>
    public static IReadOnlyList<Dictionary<string, string?>> Inputs { get; } = [.. Enumerable.Range(0, Count).Select(Input)];

    /// <summary>The answer: every record with what was written and what HubSpot adds.</summary>
    public static string Text { get; } = Answer();

    /// <summary>The unique value of a contact.</summary>
    /// <param name="index">Its position.</param>
    public static string KeyOf(int index) => (10_000 + index).ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string?> Input(int i) => new(StringComparer.Ordinal)
    {
        ["broker_account_uuid"] = string.Create(CultureInfo.InvariantCulture, $"0b8e6c1e-5a54-4a6f-9a53-{i:D12}"),
        ["country"] = (i % 3) switch { 0 => "Cyprus", 1 => "Germany", _ => "South Africa" },
        ["email"] = string.Create(CultureInfo.InvariantCulture, $"client.{10_000 + i}@example.com"),
        ["firstname"] = (i % 4) switch { 0 => "Ada", 1 => "Grace", 2 => "Zo\u00eb", _ => "Tariq" },
        ["lastname"] = string.Create(CultureInfo.InvariantCulture, $"Example{i}"),
        ["lifecyclestage"] = i % 2 == 0 ? "lead" : "customer",
        ["phone"] = string.Create(CultureInfo.InvariantCulture, $"+357200{i:D5}"),
    };

    private static string Answer()
    {
        StringBuilder text = new("{\"status\":\"COMPLETE\",\"results\":[");
        for (int i = 0; i < Count; i++)
        {
            int day = 1 + (i % 28);
            string id = (51_000_000_000L + (i * 7919)).ToString(CultureInfo.InvariantCulture);
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}","properties":{""");
            foreach ((string name, string? value) in Inputs[i])
            {
                text.Append(CultureInfo.InvariantCulture, $"\"{name}\":\"{value}\",");
            }

            text.Append(CultureInfo.InvariantCulture, $$"""
                "{{KeyProperty}}":"{{KeyOf(i)}}","createdate":"2026-10-{{day:D2}}T08:15:30.{{i:D3}}Z","hs_object_id":"{{id}}","lastmodifieddate":"2026-11-{{day:D2}}T17:45:10.{{i:D3}}Z"},
                """).Append(CultureInfo.InvariantCulture, $$"""
                "createdAt":"2026-10-{{day:D2}}T08:15:30.{{i:D3}}Z","updatedAt":"2026-11-{{day:D2}}T17:45:10.{{i:D3}}Z","archived":false,
                """).Append(CultureInfo.InvariantCulture, $$"""
                "new":{{(i % 5 == 0 ? "true" : "false")}},"objectWriteTraceId":"{{i}}"}
                """);
        }

        return text.Append("],\"startedAt\":\"2026-11-02T09:15:00.100Z\",\"completedAt\":\"2026-11-02T09:15:00.220Z\"}").ToString();
    }
}
