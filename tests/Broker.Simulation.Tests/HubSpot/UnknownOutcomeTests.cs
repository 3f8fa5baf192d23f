using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;
using Broker.Testing.Faults;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Answers that are lost, before and after the effect: what has no key is sent once, what has one is repeated and stands once.</summary>
public sealed class UnknownOutcomeTests : HubSpotWorld
{
    private readonly List<IDisposable> opened = [];

    public static TheoryData<FaultKind, FaultPhase> Losses { get; } = new()
    {
        { FaultKind.Reset, FaultPhase.Before },
        { FaultKind.Reset, FaultPhase.After },
        { FaultKind.Timeout, FaultPhase.Before },
        { FaultKind.Timeout, FaultPhase.After },
        { FaultKind.Status, FaultPhase.Before },
        { FaultKind.Status, FaultPhase.After },
    };

    public override async Task DisposeAsync()
    {
        opened.ForEach(static one => one.Dispose());
        await base.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_create_is_sent_once(FaultKind kind, FaultPhase phase)
    {
        IHubSpotObjects<HubSpotRecord> contacts = await ConnectedAsync(Hang("/contacts", "contacts/create", kind, phase, times: 1, made: 1));
        Portal.Next("contacts/create", Loss(kind, phase, times: 10));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => contacts.CreateAsync(Map(("firstname", "Ada"))));

        Assert.Equal(1, Portal.Calls("contacts/create"));
        Assert.Equal(phase == FaultPhase.After ? 1 : 0, Portal.CountRecords("contacts"));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_batch_create_is_sent_once_and_the_batches_after_it_are_made(FaultKind kind, FaultPhase phase)
    {
        IHubSpotObjects<HubSpotRecord> contacts = await ConnectedAsync(Hang("/batch/create", "contacts/batch/create", kind, phase, times: 1, made: 100));
        Portal.Next("contacts/batch/create", Loss(kind, phase, times: 1));
        HubSpotCreate[] inputs = [.. Enumerable.Range(0, 250).Select(i => new HubSpotCreate(Map(("firstname", "N" + Text(i)))))];

        var results = await contacts.CreateManyAsync(inputs);

        Assert.Equal(inputs, results.Select(static r => r.Input));
        Assert.All(results.Take(100), static r => Assert.Equal(Outcome.Unknown, r.Error?.Outcome));
        Assert.All(results.Skip(100), static r => Assert.True(r.Succeeded));
        Assert.Equal(3, Portal.Calls("contacts/batch/create"));
        Assert.Equal(phase == FaultPhase.After ? 250 : 150, Portal.CountRecords("contacts"));
        Assert.All(Portal.Records("contacts").CountBy(static r => r.Properties["firstname"], StringComparer.Ordinal), static pair => Assert.Equal(1, pair.Value));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_batch_upsert_is_repeated_until_every_key_has_its_one_record(FaultKind kind, FaultPhase phase)
    {
        IHubSpotObjects<HubSpotRecord> contacts = await ConnectedAsync(Hang("/batch/upsert", "contacts/batch/upsert", kind, phase, times: 2, made: 100));
        Portal.Next("contacts/batch/upsert", Loss(kind, phase, times: 2));
        HubSpotUpsert[] inputs = [.. Enumerable.Range(0, 250).Select(i => new HubSpotUpsert(Text(i), Map(("firstname", "N" + Text(i)))))];

        var results = await contacts.UpsertManyAsync(Key, inputs);

        Assert.All(results, static r => Assert.True(r.Succeeded, $"{r.Error}"));
        Assert.Equal(inputs.Select(static i => i.Key), results.Select(static r => r.Value!.Record[Key]!));
        Assert.Equal(inputs.Select(static i => i.Key).Order(StringComparer.Ordinal), Portal.Records("contacts").Select(static r => r.Properties[Key]).Order(StringComparer.Ordinal));
        Assert.Equal(5, Portal.Calls("contacts/batch/upsert"));
    }

    [Fact]
    public async Task An_upsert_that_appends_is_sent_once()
    {
        Portal.AddProperty("contacts", "products", "enumeration", unique: false, ["fx", "cfd"]);
        IHubSpotObjects<HubSpotRecord> contacts = await ConnectedAsync();
        Portal.Next("contacts/batch/upsert", Loss(FaultKind.Reset, FaultPhase.After, times: 10));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => contacts.UpsertAsync(Key, "c-1", Map(("products", ";cfd"))));

        Assert.Equal(1, Portal.Calls("contacts/batch/upsert"));
        Assert.Equal("cfd", Assert.Single(Portal.Records("contacts")).Properties["products"]);
    }

    private static Fault Loss(FaultKind kind, FaultPhase phase, int times) => new() { Kind = kind, Phase = phase, Status = 502, Count = times };

    // What is never answered is given up on once it is at the server, and its effect where there is one.
    private UnansweredRequests Hang(string path, string operation, FaultKind kind, FaultPhase phase, int times, int made) => new(path, kind == FaultKind.Timeout ? times : 0)
    {
        IsThere = number => Portal.Calls(operation) >= number && Portal.CountRecords("contacts") >= (phase == FaultPhase.After ? made : 0),
    };

    // The connection is open and was used: the platform must not repeat on its own either.
    private async Task<IHubSpotObjects<HubSpotRecord>> ConnectedAsync(UnansweredRequests? hang = null)
    {
        var clock = new FakeTimeProvider { AutoAdvance = true };
        var handler = new UnansweredHandler(clock, TimeSpan.FromSeconds(30), hang ?? new UnansweredRequests(string.Empty, 0));
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        opened.Add(http);
        IHubSpotObjects<HubSpotRecord> contacts = Client(http: http, clock: clock).Objects("contacts");
        Assert.Null(await contacts.FindAsync(Key, "nobody"));
        return contacts;
    }
}
