using System.Globalization;
using System.Text;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class BatchFuzzTests
{
    private const int Mutations = 10_000;

    [Fact]
    public async Task Mutated_batch_answers_give_every_input_one_outcome_and_never_an_exception()
    {
        string[] seeds =
        [
            WireBodies.Batch(
                [
                    WireBodies.Record("1", """{"broker_client_id":"A","email":"ü"}""", ""","objectWriteTraceId":"0","new":true,"archivedAt":"2026-01-01T00:00:00Z" """),
                    WireBodies.Record("2", """{"broker_client_id":"B"}""", ""","propertiesWithHistory":{"a":[{"value":"x","timestamp":"2026-01-01T00:00:00Z"}]},"associations":{"deals":{"results":[{"id":"1","type":"t"}],"paging":{"next":{"after":"1"}}}}"""),
                ],
                """{"category":"VALIDATION_ERROR","message":"not valid: [{\"name\":\"a\",\"error\":\"B\"}]","context":{"objectWriteTraceId":["1"],"ids":["B"]}}"""),
            WireBodies.Batch([WireBodies.Record("9", """{"a":"b"}""", ""","warnings":[{"category":"x","message":"y","context":{"a":"b"}}]""")], """{"category":"OBJECT_NOT_FOUND","message":"no"}"""),
        ];
        Random random = new(20261126);
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 0);
        byte[] body = [];
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.MultiStatus) { Content = new ByteArrayContent(body) }));
        IHubSpotObjects<HubSpotRecord> contacts = rig.Client.Objects("contacts");
        IHubSpotObjects<HubSpotRecord<TestContact>> typed = rig.Client.Objects<TestContact>();
        HubSpotReadOptions byKey = new() { IdProperty = "broker_client_id" };
        int values = 0, errors = 0;
        for (int i = 0; i < Mutations; i++)
        {
            body = Mutate(seeds[i % seeds.Length], random);
            (int succeeded, int failed) = (i / 2 % 5) switch
            {
                0 => Count(await contacts.CreateManyAsync([new HubSpotCreate(HubSpotRig.Map(("a", "b"))), new HubSpotCreate(HubSpotRig.Map(("a", "c")))])),
                1 => Count(await typed.UpdateManyAsync([new HubSpotUpdate("1", HubSpotRig.Map()), new HubSpotUpdate("B", HubSpotRig.Map()) { IdProperty = "broker_client_id" }])),
                2 => Count(await typed.GetManyAsync(["A", "B"], byKey)),
                3 => Count(await contacts.ArchiveManyAsync(["1", "B"])),
                _ => Count(await typed.UpsertManyAsync("broker_client_id", [new HubSpotUpsert("A", HubSpotRig.Map()), new HubSpotUpsert("B", HubSpotRig.Map())])),
            };
            values += succeeded;
            errors += failed;
        }

        Assert.Equal(2 * Mutations, values + errors);
        Assert.True(values > Mutations / 20 && errors > Mutations / 20, string.Create(CultureInfo.InvariantCulture, $"{values} values, {errors} errors"));
    }

    private static (int Succeeded, int Failed) Count<TInput, TValue>(IReadOnlyList<HubSpotOutcome<TInput, TValue>> results)
    {
        Assert.Equal(2, results.Count);
        Assert.All(results, r => Assert.True(r.Succeeded ? r.Value is not null : r.Error!.Kind is not ErrorKind.CircuitOpen));
        return (results.Count(r => r.Succeeded), results.Count(r => !r.Succeeded));
    }

    private static byte[] Mutate(string seed, Random random)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(seed)];
        for (int n = random.Next(1, 4); n > 0 && bytes.Count > 1; n--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes[at] = char.IsAsciiLetterOrDigit((char)bytes[at]) ? "0129abz"u8[random.Next(7)] : bytes[at];
                    break;
            }
        }

        return [.. bytes];
    }
}
