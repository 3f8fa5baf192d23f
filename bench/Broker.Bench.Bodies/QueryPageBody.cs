using System.Globalization;
using System.Text;

namespace Broker.Bench.Bodies;

/// <summary>A query page of 2,000 account rows, about 815 kB. Shape: contracts/salesforce.md; the values are made up.</summary>
public static class QueryPageBody
{
    /// <summary>Rows on the page.</summary>
    public const int Count = 2000;

    /// <summary>The JSON text.</summary>
    public static string Text { get; } = Build();

    /// <summary>The same rows as the only page of a query, for what reads a query to its end.</summary>
    public static string LastText { get; } = Build(last: true);

    private static string Build(bool last = false)
    {
        StringBuilder text = new(last
            ? "{\"totalSize\":2000,\"done\":true,\"records\":["
            : "{\"totalSize\":50000,\"done\":false,\"nextRecordsUrl\":\"/services/data/v67.0/query/01gBENCH00000001-2000\",\"records\":[");
        for (int i = 0; i < Count; i++)
        {
            int day = 1 + (i % 28);
            string id = string.Create(CultureInfo.InvariantCulture, $"001BENCH{i:D7}AAA");
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"attributes":{"type":"Account","url":"/services/data/v67.0/sobjects/Account/{{id}}"},"Id":"{{id}}","Name":"Client {{10_000 + i}}",
                """).Append(CultureInfo.InvariantCulture, $$"""
                "BrokerId__c":"{{10_000 + i}}","Account__c":"A{{i:D12}}","Stage__c":"{{Stages[i % Stages.Length]}}",
                """).Append(CultureInfo.InvariantCulture, $$"""
                "Country__c":"{{Countries[i % Countries.Length]}}","Balance__c":{{i}}.25,"IsActive__c":{{(i % 3 == 0 ? "false" : "true")}},
                """).Append(CultureInfo.InvariantCulture, $$"""
                "OwnerId":"005BENCH0000{{i % 20:D3}}AAA","CreatedDate":"2026-10-{{day:D2}}T08:15:30.000+0000","LastModifiedDate":"2026-11-{{day:D2}}T17:45:10.000+0000"}
                """);
        }

        return text.Append("]}").ToString();
    }

    private static string[] Countries => ["Cyprus", "Germany", "South Africa", "Singapore"];

    private static string[] Stages => ["Lead", "Verified", "Funded", "Active"];
}
