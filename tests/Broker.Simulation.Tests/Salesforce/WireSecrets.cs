using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>Passes requests on and remembers each secret that travelled, either way.</summary>
internal sealed class WireSecrets(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly string[] Names = ["assertion", "client_secret", "refresh_token", "access_token", "token"];
    private readonly ConcurrentDictionary<string, byte> seen = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Seen => [.. seen.Keys];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.NonValidated.TryGetValues("Authorization", out var values))
        {
            Add(values.First()["Bearer ".Length..]);
        }

        if (!request.RequestUri!.AbsolutePath.StartsWith("/services/oauth2/", StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (request.Content is { } form)
        {
            foreach (string[] field in (await form.ReadAsStringAsync(cancellationToken)).Split('&').Select(static field => field.Split('=', 2)).Where(static field => Names.Contains(field[0])))
            {
                Add(Uri.UnescapeDataString(field[1]));
            }
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        Read(await response.Content.ReadAsStringAsync(cancellationToken));
        return response;
    }

    private void Read(string body)
    {
        try
        {
            foreach ((_, JsonNode? value) in (JsonNode.Parse(body) as JsonObject ?? []).Where(static member => Names.Contains(member.Key)))
            {
                Add(value!.GetValue<string>());
            }
        }
        catch (System.Text.Json.JsonException)
        {
            // Spoilt on purpose.
        }
    }

    private void Add(string secret)
    {
        if (secret.Length > 8)
        {
            seen.TryAdd(secret, 0);
        }
    }
}
