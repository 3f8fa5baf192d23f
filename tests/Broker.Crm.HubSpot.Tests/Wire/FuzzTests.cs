using System.Text;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Tests.Wire;

public sealed class FuzzTests
{
    private const int Mutations = 2000;

    [Theory]
    [InlineData(200)]
    [InlineData(207)]
    [InlineData(400)]
    [InlineData(429)]
    public async Task Mutated_answers_end_in_a_value_or_a_typed_error_and_in_nothing_else(int status)
    {
        string[] seeds =
        [
            WireBodies.Page([WireBodies.Record("51000784000", """{"email":"a@example.com","x":null}""")], "9"),
            WireBodies.Batch([WireBodies.Record("1", """{"broker_client_id":"A"}""", ""","objectWriteTraceId":"0","new":true""")], """{"category":"VALIDATION_ERROR","message":"not valid: [{\"name\":\"a\",\"error\":\"B\"}]","context":{"objectWriteTraceId":["1"],"ids":["B"]}}"""),
            WireBodies.Error("CONFLICT", "Existing ID: 123", ""","errors":[{"in":"a","code":"B","context":{"propertyName":["c"]}}],"policyName":"SECONDLY" """),
            WireBodies.Record("1", """{"email":"ü","number":"1.5"}"""),
        ];
        Random random = new(20261122);
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 0);
        string body = "";
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)) }));
        int values = 0, errors = 0;
        for (int i = 0; i < Mutations; i++)
        {
            body = Mutate(seeds[i % seeds.Length], random);
            foreach (Func<Task> call in Calls(rig))
            {
                Exception? thrown = await Record.ExceptionAsync(call);
                Assert.True(thrown is null or BrokerApiException, $"{thrown?.GetType()} for {body}");
                _ = thrown is null ? values++ : errors++;
            }
        }

        Assert.Equal(4 * Mutations, values + errors);
        Assert.True(errors > 0);
    }

    private static Func<Task>[] Calls(HubSpotRig rig) =>
    [
        () => rig.Client.Objects("contacts").GetAsync("1"),
        async () =>
        {
            await foreach (HubSpotRecord _ in rig.Client.Objects("contacts").ListAsync())
            {
                break;
            }
        },
        async () => Assert.Equal(2, (await rig.Client.Objects("contacts").UpsertManyAsync("broker_client_id", [new("A", HubSpotRig.Map(("a", "b"))), new("B", HubSpotRig.Map(("a", "b")))])).Count),
        () => rig.Client.Properties.ListAsync("contacts"),
    ];

    private static string Mutate(string seed, Random random)
    {
        StringBuilder text = new(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(seed)));
        for (int n = random.Next(1, 4); n > 0 && text.Length > 1; n--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text[at] = (char)random.Next(256);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 20), text.Length - at)));
                    break;
                default:
                    text.Length = at;
                    break;
            }
        }

        return text.ToString();
    }
}
