using Broker.Core.Errors;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Objects;
using Broker.Testing.HubSpot;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Ten thousand inputs, three in a hundred of them wrong: every input has its outcome, in its place.</summary>
public sealed class ScaleTests : HubSpotWorld
{
    private const int Count = 10_000;

    [Fact]
    public async Task Ten_thousand_upserts_of_a_list_have_ten_thousand_outcomes()
    {
        Break();
        HubSpotUpsert[] inputs = [.. Enumerable.Range(0, Count).Select(static i => new HubSpotUpsert(KeyOf(i), Properties(i)))];

        var results = await Contacts().UpsertManyAsync(Key, inputs);

        Assert.Equal(Count, results.Count);
        for (int i = 0; i < Count; i++)
        {
            Assert.Same(inputs[i], results[i].Input);
            AssertOutcome(i, results[i].Succeeded, results[i].Value?.Record, results[i].Error);
            Assert.Equal(results[i].Succeeded ? true : null, results[i].Value?.IsNew);
        }

        AssertPortal(Count / 100, "contacts/batch/upsert");
    }

    [Fact]
    public async Task Ten_thousand_upserts_of_a_stream_have_ten_thousand_outcomes_in_order()
    {
        Break();
        int next = 0;

        await foreach (var result in Contacts().UpsertManyAsync(Key, StreamAsync(static i => new HubSpotUpsert(KeyOf(i), Properties(i)))))
        {
            Assert.Equal(KeyOf(next), result.Input.Key);
            AssertOutcome(next++, result.Succeeded, result.Value?.Record, result.Error);
        }

        Assert.Equal(Count, next);
        AssertPortal(Count / 100, "contacts/batch/upsert");
    }

    [Fact]
    public async Task Ten_thousand_creates_of_a_stream_have_ten_thousand_outcomes_in_order()
    {
        Break();
        int next = 0;

        await foreach (var result in Contacts().CreateManyAsync(StreamAsync(static i => new HubSpotCreate(Properties(i)))))
        {
            Assert.Equal(KeyOf(next), result.Input.Properties[Key]);
            AssertOutcome(next++, result.Succeeded, result.Value, result.Error);
        }

        Assert.Equal(Count, next);
        AssertPortal(Count / 100, "contacts/batch/create");
    }

    private static string KeyOf(int i) => "c-" + Text(i);

    private static bool IsWrong(int i) => i % 100 is 7 or 42 or 77;

    // One is refused by the account's own rule, one has an option that does not exist, one lacks what is required.
    private static Dictionary<string, string?> Properties(int i)
    {
        Dictionary<string, string?> map = Map((Key, KeyOf(i)), ("firstname", "N" + Text(i)), ("lifecyclestage", i % 100 == 42 ? "no-such-stage" : "lead"));
        if (i % 100 != 77)
        {
            map["lastname"] = i % 100 == 7 ? "refused" : "Example";
        }

        return map;
    }

    private static async IAsyncEnumerable<T> StreamAsync<T>(Func<int, T> make)
    {
        for (int i = 0; i < Count; i++)
        {
            if (i % 999 == 0)
            {
                await Task.Yield();
            }

            yield return make(i);
        }
    }

    private static void AssertOutcome(int i, bool succeeded, HubSpotRecord? record, ApiError? error)
    {
        if (IsWrong(i))
        {
            Assert.False(succeeded);
            Assert.Equal((Outcome.Refused, ErrorKind.Validation), (error!.Outcome, error.Kind));
        }
        else
        {
            Assert.True(succeeded, $"{i}: {error}");
            Assert.Equal((KeyOf(i), "N" + Text(i)), (record![Key], record["firstname"]));
        }
    }

    private void Break()
    {
        Portal.RequireProperty("contacts", "lastname");
        Portal.FailInputs(new HubSpotInputFault { ObjectType = "contacts", Property = "lastname", Value = "refused" });
    }

    private void AssertPortal(int calls, string operation)
    {
        Assert.Equal(calls, Portal.Calls(operation));
        Assert.Equal(
            Enumerable.Range(0, Count).Where(static i => !IsWrong(i)).Select(KeyOf),
            Portal.Records("contacts").Select(static r => r.Properties[Key]));
    }
}
