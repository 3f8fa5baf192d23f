using Broker.Core.Pipeline;

namespace Broker.Core.Tests.Support;

internal static class Operations
{
    public static readonly ApiOperation Read = new("ReadThing", HttpMethod.Get, "/things/{id}", RetrySafety.Read);
    public static readonly ApiOperation OnceGet = new("OrderSend", HttpMethod.Get, "/OrderSend", RetrySafety.Once);
    public static readonly ApiOperation OncePost = new("MakeThing", HttpMethod.Post, "/things", RetrySafety.Once);
    public static readonly ApiOperation Idempotent = new("RefundThing", HttpMethod.Post, "/refunds", RetrySafety.Idempotent);
    public static readonly ApiOperation Session = new("Connect", HttpMethod.Get, "/Connect", RetrySafety.Session);

    public static readonly ApiResponseReader<Thing> Thing = ApiReaders.Json(TestJson.Default.Thing);

    public static ApiCall ReadCall => Read.Call("/things/1");

    public static ApiCall OnceCall => OnceGet.Call().WithIdentity("500123@Acme-Live");

    public static ApiOperation Of(RetrySafety safety) => safety switch
    {
        RetrySafety.Read => Read,
        RetrySafety.Idempotent => Idempotent,
        RetrySafety.Session => Session,
        _ => OnceGet,
    };
}
