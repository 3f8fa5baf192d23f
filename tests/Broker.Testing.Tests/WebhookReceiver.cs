using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Broker.Testing.Tests;

/// <summary>Takes webhook deliveries; the next answers can be scripted.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private Func<CancellationToken, Task>? _hold;

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var buffer = new MemoryStream();
            await context.Request.Body.CopyToAsync(buffer);
            context.Response.StatusCode = NextStatuses.TryDequeue(out var status) ? status : 200;
            var received = new Received(buffer.ToArray(), context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            var answer = Answer?.Invoke(received);

            // Before it is answered: whoever knows it delivered must find it here.
            await _received.Writer.WriteAsync(received);
            if (Interlocked.Exchange(ref _hold, null) is { } hold)
            {
                await hold(context.RequestAborted);
            }

            if (answer is var (body, signature))
            {
                context.Response.Headers["Gt-Authentication"] = signature;
                await context.Response.WriteAsync(body);
            }
        });
    }

    public ConcurrentQueue<int> NextStatuses { get; } = new();

    /// <summary>The body and signature to answer with; nothing when there is none.</summary>
    public Func<Received, (string Body, string Signature)>? Answer { get; set; }

    public string Url => _app.Urls.First() + "/hook";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The next delivery is answered only when this ends; it was noted before.</summary>
    public void HoldNext(Func<CancellationToken, Task> hold) => _hold = hold;

    public async Task<Received> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await _received.Reader.ReadAsync(patience.Token);
    }

    public async Task<List<Received>> TakeAsync(int count)
    {
        var list = new List<Received>();
        while (list.Count < count)
        {
            list.Add(await NextAsync());
        }

        return list;
    }

    public int Waiting => _received.Reader.Count;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed record Received(byte[] Body, IReadOnlyDictionary<string, string> Headers)
    {
        public System.Text.Json.Nodes.JsonNode Json => System.Text.Json.Nodes.JsonNode.Parse(Body)!;
    }
}
