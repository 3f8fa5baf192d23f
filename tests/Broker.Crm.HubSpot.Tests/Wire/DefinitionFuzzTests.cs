using System.Text;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Associations;
using Broker.Crm.HubSpot.Pipelines;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Schemas;

namespace Broker.Crm.HubSpot.Tests.Wire;

public sealed class DefinitionFuzzTests
{
    private const int Mutations = 10_000;
    private static readonly HubSpotAssociationType[] Types = [HubSpotAssociationType.HubSpotDefined(279)];
    private static readonly HubSpotPropertyDefinition Text = HubSpotPropertyDefinition.Text("a", "A", "g");

    private static readonly HubSpotSchemaDefinition Schema = new() { Name = "x", Labels = new HubSpotSchemaLabels("A", "B"), Properties = [Text], PrimaryDisplayProperty = "a" };

    private static readonly (string Seed, Func<IHubSpotClient, Task>[] Calls)[] Readers =
    [
        ("""{"results":[{"toObjectId":51000784000,"associationTypes":[{"category":"USER_DEFINED","typeId":31,"label":null}]}],"paging":{"next":{"after":"5"}}}""",
            [c => FirstPageAsync(c.Associations.ListAsync("contacts", "1", "companies").AsPagesAsync()), c => c.Associations.Labels.ListAsync("contacts", "companies"), c => c.Associations.Limits.ListAsync()]),
        ("""{"status":"COMPLETE","results":[{"from":{"id":1},"to":[{"toObjectId":2,"associationTypes":[]}],"paging":{}}],"errors":[{"category":"A","subCategory":{"x":1},"context":{"fromObjectId":["2"]}}]}""",
            [async c => Assert.Equal(2, (await c.Associations.ReadManyAsync("contacts", "companies", ["1", "2"])).Count),
             async c => Assert.Equal(2, (await c.Associations.CreateManyAsync("contacts", "companies", [new("1", "2", Types), new("3", "2", Types)])).Count),
             async c => Assert.Single(await c.Associations.RemoveAllManyAsync("contacts", "companies", [new("1", "2")]))]),
        ("""{"fromObjectId":51000784000,"toObjectId":"9","labels":["A",null]}""", [c => c.Associations.SetLabelsAsync("contacts", "1", "companies", "2", Types)]),
        ("""{"results":[{"name":"a","label":"ü","type":"enumeration","hasUniqueValue":true,"displayOrder":-1,"createdAt":"2026-10-01T08:15:30.123Z","modificationMetadata":{"archivable":true},"options":[{"label":"A","value":"a"}]}]}""",
            [c => c.Properties.ListAsync("contacts"), c => c.Properties.Groups.ListAsync("contacts"), async c => Assert.Single(await c.Properties.ReadManyAsync("contacts", ["a"])),
             async c => Assert.Single(await c.Properties.CreateManyAsync("contacts", [Text])), c => c.Properties.EnsureAsync("contacts", new HubSpotPropertyGroup { Name = "g" }, [Text])]),
        ("""{"name":"a","options":[{"label":"A","value":"a","displayOrder":1}]}""", [c => c.Properties.GetAsync("contacts", "a"), c => c.Properties.Groups.GetAsync("contacts", "a")]),
        ("""{"results":[{"id":"1","label":"P","stages":[{"id":2,"label":"S","metadata":{"probability":"0.5","x":1},"createdAt":1790000001000}]}]}""",
            [c => c.Pipelines.ListAsync("deals"), c => c.Pipelines.ListAuditAsync("deals", "1"), c => c.Pipelines.Stages.ListAsync("deals", "1"),
             c => c.Pipelines.EnsureAsync("tickets", new HubSpotPipelineDefinition { Label = "P", Stages = [HubSpotStageDefinition.ForTickets("S", 0)] })]),
        ("""{"results":[{"id":"8","objectTypeId":"2-88","name":"x","labels":{"singular":"A","plural":"B"},"requiredProperties":["a"],"properties":[{"name":"a","groupName":"g"}],"associations":[{"id":1}]}]}""",
            [c => c.Schemas.ListAsync(), c => c.Schemas.ReadManyAsync(["2-88"]), c => c.Schemas.EnsureAsync(Schema)]),
        ("""{"id":"8","objectTypeId":"2-88","labels":{"singular":"A"},"requiredProperties":["a"],"associations":[{"id":1}]}""", [c => c.Schemas.GetAsync("2-88"), c => c.Schemas.CreateAssociationAsync("2-88", "2-88", "0-1")]),
        ("""{"results":[{"id":41,"email":"a@example.com","userId":9000000000,"teams":[{"id":1,"primary":true}]}],"paging":{"next":{"after":"x"}}}""",
            [c => FirstPageAsync(c.Owners.ListAsync().AsPagesAsync()), c => c.Owners.GetAsync("41")]),
    ];

    [Fact]
    public async Task Mutated_answers_end_in_a_value_or_a_typed_error_and_in_nothing_else()
    {
        Random random = new(20261123);
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 0);
        string body = "";
        int status = 200;
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)) }));
        int values = 0, errors = 0;
        for (int i = 0; i < Mutations; i++)
        {
            (string seed, Func<IHubSpotClient, Task>[] calls) = Readers[i % Readers.Length];
            body = Mutate(seed, random);
            status = random.Next(4) == 0 ? 207 : 200;
            Func<IHubSpotClient, Task> call = calls[random.Next(calls.Length)];

            Exception? thrown = await Record.ExceptionAsync(() => call(rig.Client));

            Assert.True(thrown is null or BrokerApiException, $"{thrown} for {body}");
            _ = thrown is null ? values++ : errors++;
        }

        Assert.True(values > Mutations / 10 && errors > Mutations / 10, $"{values} values, {errors} errors");
    }

    private static async Task FirstPageAsync<T>(IAsyncEnumerable<T> pages)
    {
        await foreach (T _ in pages)
        {
            break;
        }
    }

    private static string Mutate(string seed, Random random)
    {
        StringBuilder text = new(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(seed)));
        for (int n = random.Next(1, 4); n > 0 && text.Length > 1; n--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(5))
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
                case 3:
                    ReplaceValue(text, at, random);
                    break;
                default:
                    text.Length = at;
                    break;
            }
        }

        return text.ToString();
    }

    // Well-formed but of another type: what a syntax error would hide.
    private static void ReplaceValue(StringBuilder text, int from, Random random)
    {
        string whole = text.ToString();
        int colon = whole.IndexOf(':', from);
        int end = colon < 0 ? -1 : whole.IndexOfAny([',', '}', ']'], colon);
        if (end > colon)
        {
            string[] others = ["null", "7", "\"x\"", "true", "{}", "[]", "[null]", "{\"a\":null}", "-1.5e400", "\"\\ud800\""];
            text.Remove(colon + 1, end - colon - 1).Insert(colon + 1, others[random.Next(others.Length)]);
        }
    }
}
