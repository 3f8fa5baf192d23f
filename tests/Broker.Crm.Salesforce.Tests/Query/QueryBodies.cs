using System.Globalization;

namespace Broker.Crm.Salesforce.Tests.Query;

/// <summary>Answers of the query resource.</summary>
internal static class QueryBodies
{
    public const string NextPath = "/services/data/v61.0/query/0r8xx2Abc000001AAA-2000";

    public static string Row(int number, string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"attributes":{"type":"Account","url":"/services/data/v67.0/sobjects/Account/{{Id(number)}}"},"Id":"{{Id(number)}}","Name":"Client \"{{number}}\" ë","Equity__c":{{number}}.50,"Active__c":true,"Phone":null{{more}}}""");

    public static string Id(int number) => "001" + number.ToString("D12", CultureInfo.InvariantCulture) + "AAA";

    public static string Page(IEnumerable<string> rows, string? next = null, int total = 0) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"totalSize":{{total}},"done":{{(next is null ? "true" : "false")}}{{(next is null ? "" : $",\"nextRecordsUrl\":\"{next}\"")}},"records":[{{string.Join(',', rows)}}]}""");

    public static string Children(string[] rows, string? next = null) => ",\"Contacts\":" + Page(rows, next, 3);

    public static string Contact(int number) => string.Create(CultureInfo.InvariantCulture, $$"""{"attributes":{"type":"Contact"},"LastName":"Contact {{number}}"}""");
}
