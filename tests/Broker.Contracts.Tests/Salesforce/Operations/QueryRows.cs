using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>Reading by SOQL (contracts/salesforce.md 5).</summary>
internal static class QueryRows
{
    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        Read("Query", static c => ListAsync(c.Org.Query.QueryAsync(Question(), new SalesforceQueryOptions { BatchSize = 200 })), AreBoth),
        Read("Query, typed", static c => ListAsync(c.Org.Query.QueryAsync<Trader>(Question())), AreTraders),
        Read("Query, streamed", static c => ListAsync(c.Org.Query.StreamAsync(Question())), AreBoth) with { IsStream = true },
        Read("Query, streamed, typed", static c => ListAsync(c.Org.Query.StreamAsync<Trader>(Question())), AreTraders) with { IsStream = true },
        Read("Query, visited", static async c =>
        {
            List<string?> names = [];
            long count = await c.Org.Query.VisitAsync(Question(), (ref SalesforceRow row) =>
            {
                while (row.NextField())
                {
                    if (row.IsNamed("LastName"u8))
                    {
                        names.Add(row.Text());
                    }
                }
            });
            return (count, string.Join(',', names));
        }, static seen => Assert.Equal((2L, "Lovelace,Babbage"), seen)) with { IsStream = true },
        Read("Query, counted", static c => c.Org.Query.CountAsync(Soql.Of($"SELECT COUNT() FROM Contact")), static count => Assert.Equal(26L, count)),
        Read("QueryAll", static c => ListAsync(c.Org.Query.QueryAllAsync(Question())), AreBoth),
        Read("QueryAll, typed", static c => ListAsync(c.Org.Query.QueryAllAsync<Trader>(Question())), AreTraders),
        Read("QueryAll, by an option", static c => ListAsync(c.Org.Query.QueryAsync(Question(), new SalesforceQueryOptions { IncludeDeleted = true })), AreBoth),
        Read("QueryExplain", static c => c.Org.Query.ExplainAsync(Question()), static plans =>
        {
            Assert.Equal([("Index", 0.2m, 1L, 42000L), ("TableScan", 2.25m, 42000L, 42000L)], plans.Select(static plan => (plan.LeadingOperationType, plan.RelativeCost, plan.Cardinality, plan.ObjectCardinality)));
            Assert.Equal(("LastName", "Contact"), (plans[0].Fields[0], plans[0].Notes[0].ObjectType));
        }),
        Read("QueryNext", static async c =>
        {
            List<SalesforceRecord> records = [];
            await foreach (Core.Paging.Page<SalesforceRecord> page in c.Org.Query.QueryAsync(Question()).AsPagesAsync("/services/data/v57.0/query/0r8xx0000000001AAA-2000"))
            {
                records.AddRange(page.Items);
            }

            return (IReadOnlyList<SalesforceRecord>)records;
        }, AreBoth),
        Read("QueryChildren", static c => ListAsync(c.Org.Query.QueryAsync(Soql.Of($"SELECT Id, (SELECT Name FROM Opportunities) FROM Contact"))), static records =>
        {
            SalesforceChildren<SalesforceRecord> children = Assert.Single(records).Children("Opportunities")!;
            Assert.Equal((true, 2L, "first", "second"), (children.Done, children.TotalSize, children[0].Text("Name"), children[1].Text("Name")));
        }, "beside: parents"),
    ];

    public static Soql Question() => Soql.Of($"SELECT Id, LastName FROM Contact WHERE LastName = {"O'Brien \\ %"} AND LastTrade__c > {Traded} AND Equity__c > {1234.5m}");

    private static void AreBoth(IReadOnlyList<SalesforceRecord> records) =>
        Assert.Equal([(Id, "Lovelace", 1234.5m), (SecondId, "Babbage", null)], records.Select(static record => (record.Id!, record.Text("LastName")!, record.Number("Equity__c"))));

    private static void AreTraders(IReadOnlyList<Trader> traders)
    {
        IsTrader(traders[0]);
        Assert.Equal((2, SecondId, "Babbage", null, null), (traders.Count, traders[1].Id, traders[1].LastName, traders[1].Key, traders[1].Equity));
    }
}
