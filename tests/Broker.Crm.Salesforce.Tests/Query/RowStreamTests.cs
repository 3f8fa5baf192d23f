using System.Net;
using System.Text;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Query;

public sealed class RowStreamTests
{
    private static readonly Soql AnyQuery = Soql.FromTrusted("SELECT Id, Name FROM Account");
    private readonly SalesforceRig rig = new();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(1_000_000)]
    public async Task Rows_are_the_same_however_the_answer_arrives(int piece)
    {
        string[] rows = [.. Enumerable.Range(1, 40).Select(static i => QueryBodies.Row(i, i % 7 == 0 ? ",\"Owner\":{\"Name\":\"x\",\"List\":[1,{\"a\":[]}]}" : ""))];
        Arrives("\uFEFF" + QueryBodies.Page(rows[..25], QueryBodies.NextPath), piece);
        Arrives("{\"records\":[" + string.Join(" , ", rows[25..]) + "\n],\"extra\":{\"records\":[1]},\"done\":true}", piece);
        List<string> seen = [];
        List<long> places = [];

        long count = await rig.Client.Query.VisitAsync(AnyQuery, (ref SalesforceRow row) =>
        {
            seen.Add(Encoding.UTF8.GetString(row.Utf8Json));
            places.Add(row.Index);
        });

        Assert.Equal(rows, seen);
        Assert.Equal(Enumerable.Range(0, 40).Select(static i => (long)i), places);
        Assert.Equal(40, count);
        Assert.Equal(QueryBodies.NextPath, rig.Server.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task Fields_are_read_without_strings_and_attributes_are_skipped()
    {
        Arrives(QueryBodies.Page([QueryBodies.Row(3, ",\"Owner\":{\"Name\":\"x\"},\"Count__c\":7")]), 64);
        List<string> names = [];
        decimal equity = 0;
        string? name = null;
        bool escaped = false, active = false, isNull = false;
        string owner = "";
        long whole = 0;

        await rig.Client.Query.VisitAsync(AnyQuery, (ref SalesforceRow row) =>
        {
            while (row.NextField())
            {
                names.Add(Encoding.UTF8.GetString(row.Name));
                if (row.IsNamed("Equity__c"u8))
                {
                    Assert.True(row.TryNumber(out equity));
                    Assert.False(row.TryWhole(out _));
                }
                else if (row.IsNamed("Name"u8))
                {
                    (name, escaped) = (row.Text(), row.IsEscaped);
                    Assert.False(row.TryNumber(out _));
                }
                else if (row.IsNamed("Active__c"u8))
                {
                    Assert.True(row.TryFlag(out active));
                }
                else if (row.IsNamed("Phone"u8))
                {
                    (isNull, name) = (row.IsNull && row.Value.IsEmpty, name + row.Text());
                }
                else if (row.IsNamed("Owner"u8))
                {
                    owner = Encoding.UTF8.GetString(row.Value);
                    Assert.Equal(JsonTokenType.StartObject, row.Kind);
                }
                else if (row.IsNamed("Count__c"u8))
                {
                    Assert.True(row.TryWhole(out whole));
                }
            }

            Assert.False(row.NextField());
        });

        Assert.Equal(["Id", "Name", "Equity__c", "Active__c", "Phone", "Owner", "Count__c"], names);
        Assert.Equal((3.50m, "Client \"3\" ë", true, true, true, """{"Name":"x"}""", 7L), (equity, name, escaped, active, isNull, owner, whole));
    }

    [Fact]
    public async Task A_row_longer_than_the_buffer_is_read()
    {
        string longText = new('x', 300_000);
        Arrives(QueryBodies.Page([QueryBodies.Row(1), QueryBodies.Row(2, ",\"Body__c\":\"" + longText + "\""), QueryBodies.Row(3)]), 10_000);

        List<SalesforceRecord> records = await QueryPageTests.AllAsync(rig.Client.Query.StreamAsync(AnyQuery));

        Assert.Equal((3, longText), (records.Count, records[1].Text("Body__c")));
    }

    [Fact]
    public async Task Rows_before_a_break_were_seen_and_the_page_is_not_asked_for_again()
    {
        string page = QueryBodies.Page([QueryBodies.Row(1), QueryBodies.Row(2), QueryBodies.Row(3)]);
        byte[] part = Encoding.UTF8.GetBytes(page)[..^40];
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new TrickleContent(part, 50, breaks: true) }));
        int seen = 0;

        BrokerApiException broken = await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Query.VisitAsync(AnyQuery, (ref SalesforceRow _) => seen++));

        Assert.Equal((2, ErrorKind.Transport, 1), (seen, broken.Error.Kind, rig.Server.Count));
    }

    [Fact]
    public async Task An_answer_that_ends_too_early_is_an_error_and_no_short_result()
    {
        byte[] part = Encoding.UTF8.GetBytes(QueryBodies.Page([QueryBodies.Row(1), QueryBodies.Row(2)]))[..^2];
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new TrickleContent(part, 64) }));

        BrokerApiException broken = await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Query.VisitAsync(AnyQuery, static (ref SalesforceRow _) => { }));

        Assert.Equal(ErrorKind.Protocol, broken.Error.Kind);
    }

    [Fact]
    public async Task An_exception_of_the_visitor_ends_the_query_and_arrives_as_it_is()
    {
        Arrives(QueryBodies.Page([QueryBodies.Row(1), QueryBodies.Row(2)]), 64);
        int seen = 0;

        TimeZoneNotFoundException thrown = await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => rig.Client.Query.VisitAsync(AnyQuery, (ref SalesforceRow _) =>
        {
            seen++;
            throw new TimeZoneNotFoundException("mine");
        }));

        Assert.Equal(("mine", 1), (thrown.Message, seen));
    }

    [Fact]
    public async Task Cancellation_ends_the_reading()
    {
        using CancellationTokenSource source = new();
        Arrives(QueryBodies.Page([QueryBodies.Row(1)], QueryBodies.NextPath), 64);
        Arrives(QueryBodies.Page([QueryBodies.Row(2)]), 64);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Client.Query.VisitAsync(AnyQuery, (ref SalesforceRow _) => source.Cancel(), null, source.Token));
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_one_ends_in_an_error()
    {
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1)], QueryBodies.NextPath));

        await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Query.VisitAsync(AnyQuery, static (ref SalesforceRow _) => { }));
        Assert.Equal(2, rig.Server.Count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Client.Query.VisitAsync(AnyQuery, static (ref SalesforceRow _) => { }, new SalesforceQueryOptions { MaxPages = 1 }));
    }

    [Fact]
    public async Task Typed_rows_come_one_by_one()
    {
        Arrives(QueryBodies.Page([QueryBodies.Row(1), QueryBodies.Row(2)]), 100);

        List<QueriedAccount> accounts = await QueryPageTests.AllAsync(rig.Client.Query.StreamAsync<QueriedAccount>(AnyQuery));

        Assert.Equal([1.50m, 2.50m], accounts.Select(static a => a.Equity));
    }

    [Fact]
    public async Task What_is_allocated_does_not_grow_with_the_page()
    {
        byte[] small = Encoding.UTF8.GetBytes(QueryBodies.Page(Enumerable.Range(0, 100).Select(static i => QueryBodies.Row(i))));
        byte[] large = Encoding.UTF8.GetBytes(QueryBodies.Page(Enumerable.Range(0, 8_000).Select(static i => QueryBodies.Row(i))));
        byte[] body = small;
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) }));
        decimal total = 0;
        SalesforceRowVisitor visitor = (ref SalesforceRow row) =>
        {
            while (row.NextField())
            {
                if (row.IsNamed("Equity__c"u8) && row.TryNumber(out decimal equity))
                {
                    total += equity;
                }
            }
        };

        long Run()
        {
            // Everything completes at once here, so that one thread does it all.
            long before = GC.GetAllocatedBytesForCurrentThread();
            Task<long> visit = rig.Client.Query.VisitAsync(AnyQuery, visitor);
            long after = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(visit.IsCompletedSuccessfully);
            return after - before;
        }

        // The least of several: the platform takes the pooled buffers away when it collects, and a call that must make them anew says nothing.
        long Least(byte[] page)
        {
            body = page;
            return Enumerable.Range(0, 20).Min(_ => Run());
        }

        Least(small);
        long many = Least(large);
        long few = Least(small);
        await Task.CompletedTask;

        Assert.True(large.Length > 1_500_000 && total > 0);
        Assert.True(few < 24_000, $"{few} bytes for one call");
        Assert.True(many - few < large.Length / 50, $"{few} bytes for {small.Length}, {many} for {large.Length}");
    }

    private void Arrives(string body, int piece) =>
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new TrickleContent(Encoding.UTF8.GetBytes(body), piece) }));
}
