using System.Globalization;
using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Core.Paging;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Bench.Http.Ours;

/// <summary>Broker.Crm.HubSpot as a user makes it: typed by a class of the user's own, and untyped.</summary>
internal sealed class HubSpotEntry : IHttpEntry
{
    private static readonly string[] LinkIsNeverFollowed = ["paging.next.link"];

    private readonly PagedSequence<HubSpotRecord<BenchContact>> typed;
    private readonly PagedSequence<HubSpotRecord> untyped;

    public HubSpotEntry(Uri stub)
    {
        HubSpotClient client = new(new HubSpotOptions { BaseAddress = stub, Credential = HubSpotCredential.Token(Secret.From("bench")) });
        typed = client.Objects<BenchContact>().ListAsync();
        untyped = client.Objects("contacts").ListAsync(new HubSpotListOptions { Properties = ContactsPageBody.PropertyNames });
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<Page<HubSpotRecord<BenchContact>>>(
            "Broker.Crm.HubSpot", ContenderKind.Ours, CannedBodies.ContactsPage, () => FirstPageAsync(typed), Show, LinkIsNeverFollowed),
        new HttpContender<Page<HubSpotRecord>>(
            "Broker.Crm.HubSpot, untyped", ContenderKind.Reference, CannedBodies.ContactsPage, () => FirstPageAsync(untyped), Show, LinkIsNeverFollowed),
    ];

    public void Dispose()
    {
        // The client shares the process-wide connections and holds none of its own.
    }

    private static async Task<Page<T>> FirstPageAsync<T>(PagedSequence<T> list)
    {
        await foreach (Page<T> page in list.AsPagesAsync())
        {
            return page;
        }

        throw new InvalidOperationException("The list has no page.");
    }

    private static Facts Show(Page<HubSpotRecord<BenchContact>> page)
    {
        Facts facts = Paging(page.ContinuationToken);
        for (int i = 0; i < page.Items.Count; i++)
        {
            HubSpotRecord<BenchContact> item = page.Items[i];
            BenchContact p = item.Properties;
            string path = Head(facts, i, item.Id, item.CreatedAt, item.UpdatedAt, item.Archived, item.Url);
            facts.Add(path + "broker_account_uuid", p.BrokerAccountUuid)
                .Add(path + "broker_client_id", p.BrokerClientId)
                .Add(path + "country", p.Country)
                .Add(path + "createdate", p.CreateDate)
                .Add(path + "email", p.Email)
                .Add(path + "firstname", p.FirstName)
                .Add(path + "hs_object_id", p.ObjectId)
                .Add(path + "lastmodifieddate", p.LastModifiedDate)
                .Add(path + "lastname", p.LastName)
                .Add(path + "lifecyclestage", p.LifecycleStage)
                .Add(path + "phone", p.Phone);
        }

        return facts;
    }

    private static Facts Show(Page<HubSpotRecord> page)
    {
        Facts facts = Paging(page.ContinuationToken);
        for (int i = 0; i < page.Items.Count; i++)
        {
            HubSpotRecord item = page.Items[i];
            string path = Head(facts, i, item.Id, item.CreatedAt, item.UpdatedAt, item.Archived, item.Url);
            foreach ((string name, string? value) in item.Properties)
            {
                facts.Add(path + name, value);
            }
        }

        return facts;
    }

    private static Facts Paging(string? after) => new Facts().Add("paging.next.after", after);

    private static string Head(Facts facts, int index, string id, DateTimeOffset? createdAt, DateTimeOffset? updatedAt, bool archived, string? url)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"results[{index}].");
        facts.Add(path + "id", id).Add(path + "createdAt", createdAt).Add(path + "updatedAt", updatedAt).Add(path + "archived", archived).Add(path + "url", url);
        return path + "properties.";
    }
}
