namespace Broker.Contracts.Tests.Stubbing;

/// <summary>How a connection goes wrong instead of answering; the names are WireMock's own.</summary>
public static class WireMockFault
{
    public const string ConnectionReset = "CONNECTION_RESET_BY_PEER";
    public const string EmptyResponse = "EMPTY_RESPONSE";
    public const string MalformedChunk = "MALFORMED_RESPONSE_CHUNK";
    public const string RandomDataThenClose = "RANDOM_DATA_THEN_CLOSE";
}
