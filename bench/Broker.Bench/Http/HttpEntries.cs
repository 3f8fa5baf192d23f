using Broker.Bench.Http.Floor;
using Broker.Bench.Http.Ours;
using Broker.Bench.Http.Peers;

namespace Broker.Bench.Http;

/// <summary>All clients of the http section, in table order. The floor comes first.</summary>
internal static class HttpEntries
{
    public static IReadOnlyList<IHttpEntry> Create(Uri stub) =>
    [
        new FloorEntry(stub),
        new TransportEntry(stub),
        new PollyEntry(stub),
        new KiotaEntry(stub),
        new RestSharpEntry(stub),
        new MetaTraderEntry(stub),
        new StripeEntry(stub),
        new HubSpotEntry(stub),
        new SalesforceEntry(stub),
        new FloorBatchEntry(stub),
        new HubSpotBatchEntry(stub),
    ];
}
