using Broker.Core.Configuration;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Wire;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests.Wire;

/// <summary>A pipeline with the protocol alone, for operations of any retry safety.</summary>
internal sealed class WireRig
{
    private readonly ApiPipeline pipeline;

    public WireRig(TimeSpan? pause = null)
    {
        Gate = new DailyGate(pause ?? TimeSpan.FromMinutes(5), Time);
        var protocol = new SalesforceProtocol(SalesforceCredential.Session(Secret.From(SalesforceRig.Token), new Uri("https://acme.my.salesforce.test")), "Test", new UsageMeter(), Gate);
        var options = new SalesforceOptions { Resilience = new ResilienceOptions { MaxRetries = 3, BaseDelay = TimeSpan.FromMilliseconds(10) } };
        pipeline = new ApiPipeline(protocol, ApiTransport.From(Server), options, SalesforceClient.Telemetry, Logs, Time) { Gate = Gate };
    }

    public StubHttpHandler Server { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public LogCollector Logs { get; } = new();

    public DailyGate Gate { get; }

    public async Task<ApiResult<bool>> SendAsync(RetrySafety safety) => await pipeline.TrySendAsync(
        new ApiOperation("Op", safety == RetrySafety.Read ? HttpMethod.Get : HttpMethod.Post, "/services/data/v67.0/op", safety).Call(), ApiReaders.Nothing, CancellationToken.None);
}
