using System.Collections.Concurrent;
using System.Net;
using Broker.AspNetCore;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Webhooks;
using Broker.Simulation.Tests.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>A web host that the simulator's deliveries come to, and somebody on the way who may change them.</summary>
public abstract class WebhookWorld : HubSpotWorld
{
    protected const string ClientSecret = "app-secret-CANARY-0b3d";
    private int toSpoil;
    private WebApplication? app;

    internal MemoryInbox Inbox { get; } = new();

    /// <summary>The statuses that deliveries were answered with.</summary>
    protected ConcurrentQueue<int> Statuses { get; } = new();

    protected Uri Target => new(new Uri(app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "webhooks/hubspot");

    /// <summary>What came, without repeats.</summary>
    protected IReadOnlyList<HubSpotEvent> Events => HubSpotEventOrder.Distinct(Inbox.Events.Select(static e => HubSpotWebhook.TryReadEvent(e.Body, out HubSpotEvent? item) ? item : throw new InvalidOperationException("Not an event.")));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IWebhookInbox>(Inbox);
        builder.Services.AddHubSpotWebhooks(static o => o.ClientSecrets = [Secret.From("an-older-secret"), Secret.From(ClientSecret)]);
        app = builder.Build();
        app.Use(SpoilAsync);
        app.MapBrokerWebhooks();
        await app.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Changes one byte of each of the next deliveries.</summary>
    protected void SpoilNext(int deliveries) => Volatile.Write(ref toSpoil, deliveries);

    private async Task SpoilAsync(HttpContext context, RequestDelegate next)
    {
        if (Interlocked.Decrement(ref toSpoil) >= 0)
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            byte[] bytes = body.ToArray();
            int digit = Array.FindLastIndex(bytes, static b => b is >= (byte)'0' and < (byte)'9');
            bytes[digit]++; // still JSON, and almost the same event
            context.Request.Body = new MemoryStream(bytes);
        }

        // Before the answer leaves, so that whoever has seen it delivered sees it here.
        context.Response.OnStarting(() =>
        {
            Statuses.Enqueue(context.Response.StatusCode);
            return Task.CompletedTask;
        });
        await next(context);
    }
}
