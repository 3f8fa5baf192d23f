using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Broker.Testing.Hosting;

/// <summary>One Kestrel for all simulators, one port each; no host, no logging.</summary>
internal sealed class SimulatorServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly KestrelServerOptions _kestrelOptions = new() { AddServerHeader = false, AllowSynchronousIO = false };
    private readonly SocketTransportOptions _transport = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly BrokerSimulatorsOptions _options;
    private Dictionary<int, Simulator> _byPort = [];
    private bool _disposed;

    public SimulatorServer(BrokerSimulatorsOptions options)
    {
        _options = options;
        _kestrelOptions.Limits.MinRequestBodyDataRate = null;

        // Salesforce takes heads of up to 16,384 bytes and answers longer ones itself.
        _kestrelOptions.Limits.MaxRequestLineSize = 128 * 1024;
        _kestrelOptions.Limits.MinResponseDataRate = null;
        _kestrel = new KestrelServer(Options.Create(_kestrelOptions), new SocketTransportFactory(Options.Create(_transport), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
    }

    public async Task StartAsync(IReadOnlyList<Simulator> simulators, CancellationToken cancellationToken)
    {
        var listening = new List<(Simulator Simulator, ListenOptions Listen)>();
        foreach (var simulator in simulators)
        {
            var offset = SimulatorNames.InPortOrder.ToList().IndexOf(simulator.Name);
            _kestrelOptions.Listen(IPAddress.Loopback, _options.BasePort == 0 ? 0 : _options.BasePort + offset, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listening.Add((simulator, listen));
            });
        }

        await _kestrel.StartAsync(this, cancellationToken).ConfigureAwait(false);
        foreach (var (simulator, listen) in listening)
        {
            simulator.BaseAddress = new Uri($"http://127.0.0.1:{listen.IPEndPoint!.Port}/");
        }

        Volatile.Write(ref _byPort, listening.ToDictionary(pair => pair.Listen.IPEndPoint!.Port, pair => pair.Simulator));
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        if (Volatile.Read(ref _byPort).TryGetValue(context.Connection.LocalPort, out var simulator))
        {
            return RequestRunner.RunAsync(simulator, context, _options.TimeProvider, _stopping.Token);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // Nothing is kept for a context.
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _stopping.CancelAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(_options.StopTimeout);
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        _stopping.Dispose();
    }
}
