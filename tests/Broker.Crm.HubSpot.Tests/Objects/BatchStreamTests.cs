using System.Globalization;
using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class BatchStreamTests
{
    private const int Many = 10_000;

    [Fact]
    public async Task Ten_thousand_streamed_creates_each_have_their_outcome_in_order_and_few_are_held()
    {
        HubSpotRig rig = new();
        BatchServer server = new(rig, static input => BatchServer.IsEvery33rd(input["properties"]!["key"]!.GetValue<string>()));
        int pulled = 0, seen = 0, held = 0;
        async IAsyncEnumerable<HubSpotCreate> Source([EnumeratorCancellation] CancellationToken token = default)
        {
            for (; pulled < Many;)
            {
                string key = pulled.ToString(CultureInfo.InvariantCulture);
                pulled++;
                yield return new HubSpotCreate(HubSpotRig.Map(("key", key), ("email", key)));
                token.ThrowIfCancellationRequested();
            }

            await Task.CompletedTask;
        }

        await foreach (HubSpotOutcome<HubSpotCreate, HubSpotRecord> result in rig.Client.Objects("contacts").CreateManyAsync(Source()))
        {
            string key = seen.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(key, result.Input.Properties["key"]);
            Assert.Equal(BatchServer.IsEvery33rd(key), !result.Succeeded);
            Assert.Equal(result.Succeeded ? "7" + key : null, result.Value?.Id);
            held = Math.Max(held, pulled - seen);
            seen++;
        }

        Assert.Equal((Many, Many), (seen, server.Stored.Count + Enumerable.Range(0, Many).Count(i => i % 33 == 7)));
        Assert.InRange(held, 1, 101);
        Assert.All(server.CallSizes, size => Assert.Equal(100, size));
        Assert.Equal(server.Stored.Count, server.Stored.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Ten_thousand_reads_as_a_list_come_in_order_with_the_missing_ones_named()
    {
        HubSpotRig rig = new();
        BatchServer server = new(rig, static input => BatchServer.IsEvery33rd(input["id"]!.GetValue<string>()));

        IReadOnlyList<HubSpotOutcome<string, HubSpotRecord>> results =
            await rig.Client.Objects("contacts").GetManyAsync([.. Enumerable.Range(0, Many).Select(i => i.ToString(CultureInfo.InvariantCulture))]);

        Assert.Equal(100, server.CallSizes.Count);
        Assert.Equal(Enumerable.Range(0, Many).Select(i => i.ToString(CultureInfo.InvariantCulture)), results.Select(r => r.Input));
        Assert.All(results, r => Assert.Equal(BatchServer.IsEvery33rd(r.Input) ? null : r.Input, r.Value?.Id));
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal(ErrorKind.NotFound, r.Error?.Kind));
    }

    [Fact]
    public async Task Every_kind_of_batch_streams()
    {
        HubSpotRig rig = new();
        BatchServer server = new(rig);
        IHubSpotObjects<HubSpotRecord> contacts = rig.Client.Objects("contacts");
        string[] keys = [.. Enumerable.Range(0, 150).Select(i => $"{i}")];

        Assert.Equal(keys, await ListAsync(contacts.GetManyAsync(From(keys)), r => r.Value?.Id));
        Assert.Equal(keys.Select(k => "7" + k), await ListAsync(contacts.UpdateManyAsync(From(keys.Select(k => new HubSpotUpdate(k, HubSpotRig.Map())))), r => r.Value?.Id));
        Assert.Equal(keys.Select(k => "7" + k), await ListAsync(contacts.UpsertManyAsync("key", From(keys.Select(k => new HubSpotUpsert(k, HubSpotRig.Map())))), r => r.Value?.Record.Id));
        Assert.Equal(keys, await ListAsync(contacts.ArchiveManyAsync(From(keys)), r => r.Value));
        Assert.Equal([100, 50, 100, 50, 100, 50, 100, 50], server.CallSizes);
    }

    [Fact]
    public async Task A_key_that_stands_in_the_call_already_begins_the_next_one()
    {
        HubSpotRig rig = new();
        BatchServer server = new(rig);

        List<string> keys = await ListAsync(
            rig.Client.Objects("contacts").UpsertManyAsync("key", From(new[] { "a", "b", "A", "c", "b" }.Select(k => new HubSpotUpsert(k, HubSpotRig.Map())))), r => r.Input.Key);

        Assert.Equal(["a", "b", "A", "c", "b"], keys);
        Assert.Equal([2, 3], server.CallSizes);
    }

    [Fact]
    public async Task A_wrong_input_ends_the_stream_and_what_has_no_result_was_not_sent()
    {
        HubSpotRig rig = new();
        BatchServer server = new(rig);
        int seen = 0;

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await foreach (HubSpotOutcome<string, HubSpotRecord> result in rig.Client.Objects("contacts").GetManyAsync(From(Enumerable.Range(0, 130).Select(i => $"{i}").Append(" "))))
            {
                seen++;
            }
        });

        Assert.Contains("Input 130", error.Message, StringComparison.Ordinal);
        Assert.Equal((100, 100), (seen, server.Stored.Count));
    }

    [Fact]
    public async Task A_stream_that_is_enumerated_twice_is_two_batches()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(401, WireBodies.Error("INVALID_AUTHENTICATION", "no"));
        _ = new BatchServer(rig);
        IAsyncEnumerable<HubSpotOutcome<string, HubSpotRecord>> stream = rig.Client.Objects("contacts").GetManyAsync(From(["1"]));

        Assert.Equal([ErrorKind.Authentication], await ListAsync(stream, r => r.Error?.Kind));
        Assert.Equal([null], await ListAsync(stream, r => r.Error?.Kind));
    }

    [Fact]
    public async Task A_cancelled_list_says_what_was_done_what_is_unknown_and_what_was_not_sent()
    {
        HubSpotRig rig = new();
        using CancellationTokenSource source = new();
        BatchServer server = new(rig);
        server.OnCall = () => Cancel(server, source);
        HubSpotCreate[] inputs = [.. Enumerable.Range(0, 350).Select(i => new HubSpotCreate(HubSpotRig.Map(("key", $"{i}"))))];

        var exception = await Assert.ThrowsAsync<HubSpotBatchCanceledException<HubSpotCreate, HubSpotRecord>>(() => rig.Client.Objects("contacts").CreateManyAsync(inputs, source.Token));

        Assert.Equal(inputs, exception.Results.Select(r => r.Input));
        Assert.All(exception.Results.Take(100), r => Assert.True(r.Succeeded));
        Assert.All(exception.Results.Skip(100).Take(100), r => Assert.Equal(Outcome.Unknown, r.Error?.Outcome));
        Assert.All(exception.Results.Skip(200), r => Assert.Equal((Outcome.NotSent, 0), (r.Error!.Outcome, r.Error.Attempts)));
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task A_list_cancelled_beforehand_sends_nothing_and_says_so()
    {
        HubSpotRig rig = new();

        var exception = await Assert.ThrowsAsync<HubSpotBatchCanceledException<string, HubSpotRecord>>(
            () => rig.Client.Objects("contacts").GetManyAsync(["1", "2"], null, new CancellationToken(canceled: true)));

        Assert.All(exception.Results, r => Assert.Equal(Outcome.NotSent, r.Error?.Outcome));
        Assert.Equal((2, 0), (exception.Results.Count, rig.Server.Count));
    }

    [Fact]
    public async Task A_cancelled_stream_gives_the_call_under_way_as_unknown_and_then_ends()
    {
        HubSpotRig rig = new();
        using CancellationTokenSource source = new();
        BatchServer server = new(rig);
        server.OnCall = () => Cancel(server, source);
        List<Outcome?> outcomes = [];

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (HubSpotOutcome<HubSpotCreate, HubSpotRecord> result in rig.Client.Objects("contacts").CreateManyAsync(
                From(Enumerable.Range(0, 350).Select(i => new HubSpotCreate(HubSpotRig.Map(("key", $"{i}"))))), source.Token))
            {
                outcomes.Add(result.Error?.Outcome);
            }
        });

        Assert.Equal(Enumerable.Repeat<Outcome?>(null, 100).Concat(Enumerable.Repeat<Outcome?>(Outcome.Unknown, 100)), outcomes);
        Assert.Equal(2, rig.Server.Count);
    }

    private static void Cancel(BatchServer server, CancellationTokenSource source)
    {
        if (server.CallSizes.Count == 2)
        {
            source.Cancel();
        }
    }

    private static async IAsyncEnumerable<T> From<T>(IEnumerable<T> items)
    {
        await Task.CompletedTask;
        foreach (T item in items)
        {
            yield return item;
        }
    }

    private static async Task<List<TOut>> ListAsync<TIn, TOut>(IAsyncEnumerable<TIn> items, Func<TIn, TOut> select)
    {
        List<TOut> list = [];
        await foreach (TIn item in items)
        {
            list.Add(select(item));
        }

        return list;
    }
}
