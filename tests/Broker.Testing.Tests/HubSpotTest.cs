using System.Text.Json.Nodes;

namespace Broker.Testing.Tests;

/// <summary>Short ways to HubSpot's calls.</summary>
public abstract class HubSpotTest : SimulatorTest
{
    protected const string Objects = "crm/objects/2026-09/";
    protected const string Contacts = Objects + "contacts";

    protected HubSpot.HubSpotSimulator Portal => Sims.HubSpot;

    protected async Task<(int Status, JsonNode Body)> CallAsync(string method, string path, string? json = null)
    {
        using var response = await SendAsync(HubSpot, new HttpMethod(method), path, json ?? "");
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    protected async Task<string> CreateAsync(string type, string properties, string more = "")
    {
        var (status, body) = await CallAsync("POST", Objects + type, $$"""{"properties":{{properties}}{{more}}}""");
        Assert.True(status == 201, body.ToJsonString());
        return (string)body["id"]!;
    }

    /// <summary>Sends the creations of contacts to the receiver.</summary>
    internal void SubscribePortal(WebhookReceiver receiver)
    {
        Portal.SetWebhookTarget(new Uri(receiver.Url), "client-secret");
        Portal.SubscribeWebhook("contact.creation");
    }

    protected Task<string> CreateContactAsync(string email) => CreateAsync("contacts", $$"""{"email":"{{email}}"}""");

    protected static string Error(JsonNode body) => JsonNode.Parse(((string)body["message"]!)["Property values were not valid: ".Length..])![0]!.AsObject() is var first
        ? (string)first["error"]!
        : "";

    protected async Task<string[]> FindAsync(string body, string property = "email") =>
        [.. (await CallAsync("POST", Contacts + "/search", body)).Body["results"]!.AsArray().Select(r => (string?)r!["properties"]![property] ?? "")];
}
