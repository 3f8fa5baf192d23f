using System.Globalization;
using System.Text;

namespace Broker.Bench.Bodies;

/// <summary>A page of 100 contacts, about 56 kB. Shape: contracts/hubspot.md 3; the values are made up.</summary>
public static class ContactsPageBody
{
    /// <summary>Contacts on the page.</summary>
    public const int Count = 100;

    /// <summary>The names of the properties each contact carries, in wire order.</summary>
    public static IReadOnlyList<string> PropertyNames { get; } =
    [
        "broker_account_uuid", "broker_client_id", "country", "createdate", "email", "firstname", "hs_object_id",
        "lastmodifieddate", "lastname", "lifecyclestage", "phone",
    ];

    /// <summary>The page as a listing answers it.</summary>
    public static string Text { get; } = "{" + Results() + "}";

    /// <summary>The page as a search answers it: with a total.</summary>
    public static string SearchText { get; } = "{\"total\":100," + Results() + "}";

    /// <summary>The page as a batch read answers it: with a status and no paging.</summary>
    public static string BatchText { get; } =
        "{\"status\":\"COMPLETE\",\"startedAt\":\"2026-11-02T09:15:00.100Z\",\"completedAt\":\"2026-11-02T09:15:00.120Z\","
        + Results(paging: false) + "}";

    private static string Results(bool paging = true)
    {
        StringBuilder text = new("\"results\":[");
        for (int i = 0; i < Count; i++)
        {
            int day = 1 + (i % 28);
            string id = (51_000_000_000L + (i * 7919)).ToString(CultureInfo.InvariantCulture);
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"id":"{{id}}","properties":{"broker_account_uuid":"0b8e6c1e-5a54-4a6f-9a53-{{i:D12}}","broker_client_id":"{{10_000 + i}}",
                """).Append(CultureInfo.InvariantCulture, $$"""
                "country":"{{Countries[i % Countries.Length]}}","createdate":"2026-10-{{day:D2}}T08:15:30.{{i:D3}}Z","email":"client.{{10_000 + i}}@example.com",
                """).Append(CultureInfo.InvariantCulture, $$"""
                "firstname":"{{FirstNames[i % FirstNames.Length]}}","hs_object_id":"{{id}}","lastmodifieddate":"2026-11-{{day:D2}}T17:45:10.{{i:D3}}Z",
                """).Append(CultureInfo.InvariantCulture, $$"""
                "lastname":"Example{{i}}","lifecyclestage":"{{Stages[i % Stages.Length]}}","phone":"+357200{{i:D5}}"},
                """).Append(CultureInfo.InvariantCulture, $$"""
                "createdAt":"2026-10-{{day:D2}}T08:15:30.{{i:D3}}Z","updatedAt":"2026-11-{{day:D2}}T17:45:10.{{i:D3}}Z","archived":false,
                """).Append(CultureInfo.InvariantCulture, $$"""
                "url":"https://app.example.com/crm/contacts/10000/record/0-1/{{id}}"}
                """);
        }

        text.Append(']');
        if (paging)
        {
            text.Append(",\"paging\":{\"next\":{\"after\":\"51000784000\",\"link\":\"https://api.example.com/crm/objects/contacts?after=51000784000\"}}");
        }

        return text.ToString();
    }

    private static string[] Countries => ["Cyprus", "Germany", "South Africa", "Singapore", "Brazil", "France", "Malta"];

    private static string[] FirstNames => ["Ada", "Grace", "Emil", "Zo\u00eb", "Ivan", "Leila", "Tariq", "Mei", "Noor"];

    private static string[] Stages => ["lead", "opportunity", "customer", "evangelist"];
}
