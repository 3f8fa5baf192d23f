using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Broker.Testing.HubSpot;

namespace CrmProjectionSample.Setup;

/// <summary>A person at the CRM: changes fields there, behind the back of everyone else.</summary>
internal sealed class CrmDesk : IDisposable
{
    /// <summary>The person's user id in HubSpot.</summary>
    internal const string UserId = "9586504";

    private const string EditedBy = "hs_updated_by_user_id";
    private readonly HubSpotSimulator simulator;
    private readonly HttpClient client;

    internal CrmDesk(HubSpotSimulator simulator)
    {
        this.simulator = simulator;
        client = new HttpClient { BaseAddress = simulator.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "pat-a-person");
        if (!simulator.PropertyNames("contacts").Contains(EditedBy, StringComparer.Ordinal))
        {
            simulator.AddProperty("contacts", EditedBy, "number");
        }
    }

    /// <summary>What the customer's contact shows.</summary>
    internal string? Read(string customer, string field) => Contact(customer).Properties.GetValueOrDefault(field);

    internal async Task EditAsync(string customer, string field, string value, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["properties"] = new JsonObject { [field] = value, [EditedBy] = UserId } };
        using HttpResponseMessage answer = await client.PatchAsJsonAsync(new Uri($"/crm/objects/2026-09/contacts/{Contact(customer).Id}", UriKind.Relative), body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => client.Dispose();

    private HubSpotRecordSnapshot Contact(string customer) => simulator.Records("contacts").Single(r => r.Properties.GetValueOrDefault("broker_client_id") == customer);
}
