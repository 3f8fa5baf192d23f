using System.Globalization;
using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Limits;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Bench.Http.Ours;

/// <summary>A batch write as a user makes it: the inputs exist, and every one gets its outcome, matched by its trace id.</summary>
internal sealed class HubSpotBatchEntry : IHttpEntry
{
    // The outcomes tell what the batch as a whole says.
    private static readonly string[] Whole = ["status", "startedAt", "completedAt"];

    private readonly HubSpotUpsert[] inputs = [.. ContactsUpsertBody.Inputs.Select(static (properties, i) => new HubSpotUpsert(ContactsUpsertBody.KeyOf(i), properties))];
    private readonly IHubSpotObjects<HubSpotRecord<BenchContact>> typed;
    private readonly IHubSpotObjects<HubSpotRecord> untyped;

    public HubSpotBatchEntry(Uri stub)
    {
        HubSpotClient client = new(new HubSpotOptions
        {
            BaseAddress = stub,
            Credential = HubSpotCredential.Token(Secret.From("bench")),
            Limits = new HubSpotLimitsOptions { CountsCalls = false }, // a stub has no limits
        });
        typed = client.Objects<BenchContact>();
        untyped = client.Objects("contacts");
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord<BenchContact>>>>>(
            "Broker.Crm.HubSpot", ContenderKind.Ours, CannedBodies.ContactsUpsert, () => typed.UpsertManyAsync(ContactsUpsertBody.KeyProperty, inputs), Show, Whole),
        new HttpContender<IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord>>>>(
            "Broker.Crm.HubSpot, untyped", ContenderKind.Reference, CannedBodies.ContactsUpsert, () => untyped.UpsertManyAsync(ContactsUpsertBody.KeyProperty, inputs), Show, Whole),
    ];

    public void Dispose()
    {
        // The client shares the process-wide connections and holds none of its own.
    }

    private static Facts Show(IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord<BenchContact>>>> results)
    {
        Facts facts = new();
        for (int i = 0; i < results.Count; i++)
        {
            HubSpotWritten<HubSpotRecord<BenchContact>> written = results[i].Value ?? throw new InvalidOperationException($"{results[i].Error}");
            HubSpotRecord<BenchContact> record = written.Record;
            BenchContact p = record.Properties;
            string path = Head(facts, i, record.Id, record.CreatedAt, record.UpdatedAt, record.Archived, written.IsNew);
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

    private static Facts Show(IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord>>> results)
    {
        Facts facts = new();
        for (int i = 0; i < results.Count; i++)
        {
            HubSpotWritten<HubSpotRecord> written = results[i].Value ?? throw new InvalidOperationException($"{results[i].Error}");
            HubSpotRecord record = written.Record;
            string path = Head(facts, i, record.Id, record.CreatedAt, record.UpdatedAt, record.Archived, written.IsNew);
            foreach ((string name, string? value) in record.Properties)
            {
                facts.Add(path + name, value);
            }
        }

        return facts;
    }

    // A result stands where its input stands, and the trace id is the input's position.
    private static string Head(Facts facts, int index, string id, DateTimeOffset? createdAt, DateTimeOffset? updatedAt, bool archived, bool? isNew)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"results[{index}].");
        facts.Add(path + "id", id).Add(path + "createdAt", createdAt).Add(path + "updatedAt", updatedAt).Add(path + "archived", archived)
            .Add(path + "new", isNew).Add(path + "objectWriteTraceId", index);
        return path + "properties.";
    }
}
