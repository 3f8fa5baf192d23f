namespace Broker.Contracts.Tests.Stubbing;

/// <summary>Base of every contract test: before each test the server forgets mappings, scenarios and requests.</summary>
[Collection(WireMockCollection.Name)]
public abstract class WireMockTest(WireMockFixture server) : IAsyncLifetime
{
    protected WireMockFixture Server { get; } = server;

    public virtual Task InitializeAsync() => Server.ResetAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;
}
