using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Records;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Records;

public sealed class TypedWriteTests
{
    [Fact]
    public async Task A_record_that_was_read_and_changed_sends_only_the_change()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("7", """{"email":"a@example.com","firstname":"Ada","broker_kyc_state":"brand_new"}""")).Answer(200, WireBodies.Record("7"));
        IHubSpotObjects<HubSpotRecord<Contact>> contacts = rig.Client.Objects<Contact>();

        HubSpotRecord<Contact> contact = await contacts.GetAsync("7");
        contact.Properties.FirstName = "Zoë";
        contact.Properties.Phone = null;
        await contacts.UpdateAsync(contact.Id, contact.Properties);

        StubRequest request = rig.Server.Requests[1];
        Assert.Equal(("PATCH", "/crm/objects/2026-09/contacts/7"), (request.Method.ToString(), request.PathAndQuery));
        Assert.Equal("""{"properties":{"firstname":"Zo\u00EB","phone":""}}""", request.Body);
    }

    [Fact]
    public async Task Nothing_set_is_nothing_to_change()
    {
        HubSpotRig rig = new();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects<Contact>().UpdateAsync("7", new Contact()));
        Assert.Contains("Contact", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task A_create_is_typed_and_never_sent_twice()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, WireBodies.Record("8", """{"email":"a@example.com","annual_revenue":"1.5"}""")).Answer(500, "{}");

        HubSpotRecord<Contact> made = await rig.Client.Objects<Contact>().CreateAsync(new Contact { Email = "a@example.com", AnnualRevenue = 1.5m });
        Assert.Equal(("8", 1.5m), (made.Id, made.Properties.AnnualRevenue));
        Assert.Equal("""{"properties":{"email":"a@example.com","annual_revenue":"1.5"}}""", rig.Server.Requests[0].Body);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Objects<Contact>().CreateAsync(new Contact { Email = "b@example.com" }));
        Assert.Equal(2, rig.Server.Count);
    }

    [Theory]
    [InlineData("email")]
    [InlineData(nameof(Contact.Email))]
    public async Task An_upsert_takes_the_key_from_the_record_be_it_read_or_set(string unique)
    {
        HubSpotRig rig = new();
        rig.Server.Then(async (request, token) => new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent(WireBodies.EchoUpsert(await request.Content!.ReadAsStringAsync(token))) });
        Contact read = Models.Read<Contact>("""{"email":"read@example.com"}""");
        read.Score = 5;

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects<Contact>().UpsertManyAsync(unique, [read, new Contact { Email = "set@example.com" }]);
        HubSpotUpsertResult single = await rig.Client.Objects<Contact>().UpsertAsync(unique, new Contact { Email = "one@example.com", Products = ["fx"] });

        Assert.All(results.Append(single), r => Assert.True(r.Succeeded));
        Assert.Equal(["read@example.com", "set@example.com"], results.Select(r => r.Input.Key));
        Assert.Contains("""{"id":"read@example.com","idProperty":"email","objectWriteTraceId":"0","properties":{"score":"5"}}""", rig.Server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("""{"id":"one@example.com","idProperty":"email","objectWriteTraceId":"0","properties":{"email":"one@example.com","products":"fx"}}""", rig.Server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_missing_are_refused_before_anything_is_sent()
    {
        HubSpotRig rig = new();
        IHubSpotObjects<HubSpotRecord<Contact>> contacts = rig.Client.Objects<Contact>();

        Assert.Contains("Record 1", (await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpsertManyAsync("email", [new Contact { Email = "a" }, new Contact { Score = 1 }]))).Message, StringComparison.Ordinal);
        Assert.Contains("broker_client_id", (await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpsertManyAsync("broker_client_id", [new Contact { Email = "a" }]))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpsertManyAsync("email", [new Contact { Email = "a" }, null!]));
        await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpsertManyAsync("email", [new Contact { Email = "a", BrokerKycState = (KycState)9 }]));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task The_object_type_of_one_account_replaces_that_of_the_class()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("1", """{"p0":"5"}"""));

        HubSpotRecord<WideRecord> record = await rig.Client.Objects<WideRecord>("2-9912").GetAsync("1");

        Assert.Equal("2-77", rig.Client.Objects<WideRecord>().ObjectType);
        Assert.StartsWith("/crm/objects/2026-09/2-9912/1?properties=p0,p1,", rig.Server.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(5, record.Properties.P0);
    }
}
