using Broker.Core.Pipeline;
using Broker.Core.Telemetry;
using Broker.TestSupport;

namespace Broker.Core.Tests.Support;

/// <summary>A pipeline over a stub or a server, with a clock that runs through waits by itself unless told otherwise.</summary>
internal sealed class Rig : IDisposable
{
    private static readonly ClientTelemetry Telemetry = new("Broker.Core.Tests", "1.0");
    private readonly HttpMessageHandler? owned;

    public Rig(Action<TestOptions>? configure = null, RawServer? server = null, ApiTransport? transport = null)
    {
        Options = new TestOptions { BaseAddress = server?.Address ?? new Uri("https://api.example.test/base/") };
        configure?.Invoke(Options);
        if (transport is null && server is not null)
        {
            SocketsHttpHandler handler = ApiTransport.CreatePrimaryHandler();
            owned = handler;
            transport = ApiTransport.From(handler);
        }

        Pipeline = new ApiPipeline(Protocol, transport ?? ApiTransport.From(Stub), Options, Telemetry, Log, Time);
    }

    public static string ThingJson => """{"Name":"a","Size":1}""";

    public TestProtocol Protocol { get; } = new();

    public StubHttpHandler Stub { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public LogCollector Log { get; } = new();

    public TestOptions Options { get; }

    public ApiPipeline Pipeline { get; }

    public void Dispose()
    {
        owned?.Dispose();
        Stub.Dispose();
        Log.Dispose();
    }
}
