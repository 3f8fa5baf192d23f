namespace Broker.Contracts.Tests.Stubbing;

/// <summary>All tests that talk to WireMock share one server and therefore run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class WireMockCollection : ICollectionFixture<WireMockFixture>
{
    public const string Name = "WireMock";
}
