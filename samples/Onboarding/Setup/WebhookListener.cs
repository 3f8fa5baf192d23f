using System.Net;
using Broker.Orchestration.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Onboarding.Setup;

/// <summary>Receives deliveries on a loopback port and hands their raw bytes to the intake; answers only after they are stored.</summary>
public sealed class WebhookListener : IAsyncDisposable
{
    private const int MaxBody = 2 * 1024 * 1024;
    private readonly WebApplication app;
    private readonly TaskCompletionSource<IWebhookIntake> intake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebhookListener(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts listening on a loopback port, 0 for any free one; deliveries wait until an intake is attached.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<WebhookListener> StartAsync(int port, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = MaxBody;
        });
        WebApplication built = builder.Build();
        var listener = new WebhookListener(built);
        built.MapPost("/webhooks/{source}", listener.ReceiveAsync);
        await built.StartAsync(cancellationToken);
        string address = built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        listener.Address = new Uri(address);
        return listener;
    }

    /// <summary>The address for one source.</summary>
    public Uri For(string source) => new(Address, "webhooks/" + source);

    /// <summary>Lets deliveries through.</summary>
    public void Attach(IWebhookIntake target) => intake.TrySetResult(target);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        string source = (string)context.Request.RouteValues["source"]!;
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode;
            return;
        }

        IWebhookIntake target = await intake.Task.WaitAsync(context.RequestAborted);
        IntakeResult result = await target.AcceptAsync(source, body.ToArray(), name => context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null, context.RequestAborted);
        context.Response.StatusCode = result.IsAccepted ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }
}
