using System.Net;
using System.Text;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Query;

public sealed class QueryFuzzTests
{
    private static readonly Soql AnyQuery = Soql.FromTrusted("SELECT COUNT() FROM Account");

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task Mutated_pages_end_in_rows_or_a_typed_error_and_paged_and_streamed_reading_agree(int status)
    {
        string[] seeds =
        [
            QueryBodies.Page([QueryBodies.Row(1), QueryBodies.Row(2, QueryBodies.Children([QueryBodies.Contact(1)]))]),
            QueryBodies.Page([QueryBodies.Row(1, QueryBodies.Children([QueryBodies.Contact(1)], "/services/data/v67.0/query/x"))]),
            """[{"message":"m","errorCode":"INVALID_QUERY_LOCATOR","fields":["a"]}]""",
        ];
        Random random = new(20261126);
        SalesforceRig rig = new(static o => o.Resilience.MaxRetries = 0);
        byte[] body = [];
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) }));
        int rows = 0, errors = 0;
        for (int i = 0; i < 500; i++)
        {
            body = Mutate(Encoding.UTF8.GetBytes(seeds[i % seeds.Length]), random);
            int paged = 0, streamed = 0;
            Exception? first = await Record.ExceptionAsync(async () => paged = await FirstPageAsync(rig));
            Exception? second = await Record.ExceptionAsync(async () =>
            {
                await foreach (SalesforceRecord _ in rig.Client.Query.StreamAsync(AnyQuery, new SalesforceQueryOptions { MaxPages = 1 }))
                {
                    streamed++;
                }
            });
            Exception? third = await Record.ExceptionAsync(() => rig.Client.Query.CountAsync(AnyQuery));
            Assert.True(first is null or BrokerApiException, $"{first} for {Encoding.Latin1.GetString(body)}");
            Assert.True(second is null or BrokerApiException or InvalidOperationException { Message: ['T', 'h', 'e', ' ', 'q', ..] }, $"{second} for {Encoding.Latin1.GetString(body)}");
            Assert.True(third is null or BrokerApiException, $"{third} for {Encoding.Latin1.GetString(body)}");
            if (first is null && second is null)
            {
                Assert.Equal(paged, streamed);
                rows += paged;
            }

            errors += first is null ? 0 : 1;
        }

        Assert.True(errors > 0 && (rows > 0 || status == 400));
    }

    private static async Task<int> FirstPageAsync(SalesforceRig rig)
    {
        await foreach (Core.Paging.Page<SalesforceRecord> page in rig.Client.Query.QueryAsync(AnyQuery).AsPagesAsync())
        {
            return page.Items.Count;
        }

        return 0;
    }

    internal static byte[] Mutate(byte[] seed, Random random)
    {
        List<byte> bytes = [.. seed];
        for (int change = random.Next(1, 4); change > 0 && bytes.Count > 1; change--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, "\"\\ud800\""u8.ToArray());
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(at + 1), 1));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
