using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Steering;

/// <summary>Steers one running simulator, in this process or another, through its <c>/_sim/</c> calls.</summary>
/// <remarks>Safe for use by several threads. Every method throws <see cref="HttpRequestException"/> when the simulator cannot be reached or refuses.</remarks>
public sealed class SimulatorSteering : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Steers the simulator at an address.</summary>
    /// <param name="baseAddress">The simulator's root.</param>
    public SimulatorSteering(Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = baseAddress, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>What exists, and the calls counted by operation.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<JsonObject> GetStateAsync(CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Get, "_sim/state", null, cancellationToken);

    /// <summary>Forgets everything.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task ResetAsync(CancellationToken cancellationToken = default) => PostAsync("_sim/reset", null, cancellationToken);

    /// <summary>Lets the next matching calls fail.</summary>
    /// <param name="operation">The operation; <c>*</c> stands for any run of characters.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task NextAsync(string operation, Fault fault, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(fault);
        return PostAsync("_sim/faults", FaultJson.Write(operation, fault), cancellationToken);
    }

    /// <summary>Drops all faults that have not struck yet.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task ClearFaultsAsync(CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Delete, "_sim/faults", null, cancellationToken);

    /// <summary>Moves the simulator's clock.</summary>
    /// <param name="by">How far.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task AdvanceClockAsync(TimeSpan by, CancellationToken cancellationToken = default) =>
        PostAsync("_sim/clock", new JsonObject { ["advanceSeconds"] = by.TotalSeconds }, cancellationToken);

    /// <summary>Sets how webhooks are delivered from now on.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task SetWebhookModeAsync(WebhookMode mode, CancellationToken cancellationToken = default) =>
        PostAsync("_sim/webhooks", new JsonObject { ["mode"] = WireName(mode) }, cancellationToken);

    /// <summary>Sends the held webhooks and keeps the usual order from now on.</summary>
    /// <param name="reversed">Whether the last event goes first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task ReleaseWebhooksAsync(bool reversed = false, CancellationToken cancellationToken = default) =>
        PostAsync("_sim/webhooks", new JsonObject { ["mode"] = "release", ["order"] = reversed ? "reverse" : "normal" }, cancellationToken);

    /// <summary>Keeps back webhooks of some types until they are released; all others go out as usual.</summary>
    /// <param name="eventTypes">The types; <c>*</c> stands for any run of characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task HoldWebhooksAsync(IReadOnlyList<string> eventTypes, CancellationToken cancellationToken = default) =>
        PostAsync("_sim/webhooks", WithTypes("hold", eventTypes), cancellationToken);

    /// <summary>Sends the held webhooks of some types; what else is held stays so.</summary>
    /// <param name="eventTypes">The types; <c>*</c> stands for any run of characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task ReleaseWebhooksOfAsync(IReadOnlyList<string> eventTypes, CancellationToken cancellationToken = default) =>
        PostAsync("_sim/webhooks", WithTypes("release", eventTypes), cancellationToken);

    /// <summary>Makes any other steering call.</summary>
    /// <param name="path">The path below the root, for example <c>_sim/payout</c>.</param>
    /// <param name="body">The JSON body, if any.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    public Task<JsonObject> PostAsync(string path, JsonObject? body, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, path, body, cancellationToken);

    /// <summary>Applies one step of a scenario.</summary>
    /// <param name="step">The step; its system is not looked at.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task ApplyAsync(FaultScenarioStep step, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Fault is { } fault)
        {
            await NextAsync(step.Operation, fault, cancellationToken).ConfigureAwait(false);
        }

        if (step.Webhooks is { } mode)
        {
            await SetWebhookModeAsync(mode, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connections to the simulator.</summary>
    public void Dispose() => _http.Dispose();

    private static JsonObject WithTypes(string mode, IReadOnlyList<string> types) =>
        new() { ["mode"] = mode, ["types"] = JsonText.Array(types.Select(t => (JsonNode?)JsonValue.Create(t))) };

    private static string WireName(WebhookMode mode) => mode switch
    {
        WebhookMode.Hold => "hold",
        WebhookMode.Duplicate => "duplicate",
        WebhookMode.Reverse => "reverse",
        _ => "normal",
    };

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(JsonText.ToBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var answer = JsonText.TryParseObject(bytes) ?? [];
        return response.IsSuccessStatusCode
            ? answer
            : throw new HttpRequestException($"The simulator refused {method} {path}: {answer.Text("error") ?? "no reason given"}", null, response.StatusCode);
    }
}
