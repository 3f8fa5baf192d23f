using Broker.Core.Boundaries.Webhooks;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Webhooks;
using Broker.Testing.HubSpot;
using Broker.Testing.Webhooks;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Events that come twice, in batches and in any order: what is read again by them is what the portal holds.</summary>
public sealed class WebhookTests : WebhookWorld
{
    private static readonly string[] Followed = ["firstname", "lastname", "lifecyclestage"];

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, true)]
    public async Task Whatever_the_order_and_the_repeats_every_record_ends_as_the_portal_is(int concurrent, bool repeatsIds)
    {
        Portal.SetWebhookTarget(Target, ClientSecret, concurrent, batchSize: 7);
        Portal.RepeatsEventIds = repeatsIds;
        foreach (string type in new[] { "contact.creation", "contact.deletion", "contact.propertyChange", "deal.creation", "deal.propertyChange" })
        {
            Portal.SubscribeWebhook(type);
        }

        Portal.SetWebhookMode(WebhookMode.Hold);
        HashSet<string> touched = Change();
        Portal.SetWebhookMode(WebhookMode.Duplicate);
        Portal.ReleaseWebhooks(reversed: true);
        await Portal.DrainWebhooksAsync();

        IReadOnlyList<HubSpotEvent> events = Events;
        Assert.Equal(Portal.Deliveries.Count, events.Count);
        Assert.Equal(2 * events.Count, Inbox.Arrived);
        Assert.True(Statuses.Count >= 2 * events.Count / 7, "The events did not come in batches of seven.");
        Assert.NotEqual(Inbox.Events.Select(static e => e.OccurredAt).Order(), Inbox.Events.Select(static e => e.OccurredAt));
        await AssertReadAgainAsync(events, touched);
        AssertFollowed(events);
    }

    [Fact]
    public async Task An_order_that_is_kept_over_deliveries_takes_each_change_once_and_no_late_one()
    {
        Portal.SetWebhookTarget(Target, ClientSecret, 4, batchSize: 3);
        Portal.SubscribeWebhook("contact.propertyChange", "firstname");
        Portal.SetWebhookMode(WebhookMode.Hold);
        string id = Portal.CreateAsUser("contacts", Values(("firstname", "v0")));
        for (int i = 1; i <= 20; i++)
        {
            Portal.EditAsUser("contacts", id, Values(("firstname", "v" + Text(i))));
        }

        Portal.SetWebhookMode(WebhookMode.Duplicate);
        Portal.ReleaseWebhooks(reversed: true);
        await Portal.DrainWebhooksAsync();

        var order = new HubSpotEventOrder();
        string? last = null;
        HubSpotEvent[] arrived = [.. Inbox.Events.Select(static e => HubSpotWebhook.TryReadEvent(e.Body, out HubSpotEvent? item) ? item : throw new InvalidOperationException())];
        foreach (HubSpotEvent item in arrived.Concat(arrived))
        {
            last = order.TryAdvance(item) ? item.PropertyValue : last;
        }

        Assert.Equal(21, arrived.Length);
        Assert.Equal("v20", last);
        Assert.Equal("v20", Portal.FindRecord("contacts", id)!.Properties["firstname"]);
    }

    [Fact]
    public async Task One_changed_byte_is_refused_and_the_delivery_comes_again()
    {
        Portal.SetWebhookTarget(Target, ClientSecret);
        Portal.SubscribeWebhook("contact.creation");
        SpoilNext(2);

        string id = Portal.CreateAsUser("contacts", Values((Key, "c-1")));
        await UntilAsync(() => Portal.Deliveries.All(static d => d.Delivered));

        Assert.Equal([401, 401, 200], Statuses);
        HubSpotEvent item = Assert.Single(Events);
        Assert.Equal((1, 2), (Inbox.Arrived, item.AttemptNumber));
        Assert.Equal(new HubSpotEventTarget("contacts", id), item.Target);
        Assert.Equal(3, Assert.Single(Portal.Deliveries).Attempts);
    }

    [Fact]
    public async Task A_delivery_signed_with_another_secret_never_comes_in()
    {
        Portal.SetWebhookTarget(Target, "some-other-secret");
        Portal.SubscribeWebhook("contact.creation");

        Portal.CreateAsUser("contacts", Values((Key, "c-1")));
        await UntilAsync(() => Portal.Deliveries.All(static d => d.Attempts == 7));

        Assert.Equal(Enumerable.Repeat(401, 7), Statuses);
        Assert.Empty(Inbox.Events);
    }

    [Fact]
    public async Task A_privacy_deletion_comes_as_a_request_to_erase()
    {
        Portal.SetWebhookTarget(Target, ClientSecret);
        Portal.SubscribeWebhook("contact.privacyDeletion");
        Portal.SubscribeWebhook("contact.deletion");
        IHubSpotObjects<HubSpotRecord> contacts = Contacts();
        HubSpotRecord erased = await contacts.CreateAsync(Map(("email", "ada@broker.example"), ("firstname", "Ada")));
        HubSpotRecord deleted = await contacts.CreateAsync(Map(("email", "grace@broker.example")));

        await contacts.GdprDeleteAsync(erased.Id);
        await contacts.ArchiveAsync(deleted.Id);
        await Portal.DrainWebhooksAsync();

        HubSpotEvent request = Assert.Single(Events, static e => e.IsErasureRequest);
        Assert.Equal(new HubSpotEventTarget("contacts", erased.Id), request.Target);
        Assert.True(request.IsDeletion);
        HubSpotEvent deletion = Assert.Single(Events, e => e.Target == new HubSpotEventTarget("contacts", deleted.Id));
        Assert.True(deletion.IsDeletion && !deletion.IsErasureRequest);
        Assert.Null(await contacts.FindAsync("email", "ada@broker.example"));
        WebhookEnvelope envelope = Assert.Single(Inbox.Events, static e => e.Type == "contact.privacyDeletion");
        Assert.Equal(new EventSubject(EventSubjectKind.CrmRecord, "contacts/" + erased.Id), envelope.Subject);
    }

    private static Task UntilAsync(Func<bool> reached) => Eventually.HoldsAsync(reached, "what the webhooks tell");

    // Users at work: records that are made, changed again and again, and thrown away.
    private HashSet<string> Change()
    {
        HashSet<string> touched = [];
        string[] stages = ["lead", "opportunity", "customer"];
        for (int i = 0; i < 12; i++)
        {
            string id = Portal.CreateAsUser("contacts", Values(("firstname", "first"), ("lastname", "L" + Text(i))));
            touched.Add("contacts/" + id);
            for (int change = 0; change < 4; change++)
            {
                Portal.EditAsUser("contacts", id, Values(("firstname", $"{i}-{change}"), ("lifecyclestage", stages[(i + change) % 3])));
            }

            if (i % 4 == 3)
            {
                Portal.ArchiveAsUser("contacts", id);
            }
        }

        string deal = Portal.CreateAsUser("deals", Values(("dealname", "one"), ("pipeline", "default"), ("dealstage", "appointmentscheduled")));
        Portal.EditAsUser("deals", deal, Values(("dealstage", "closedwon")));
        touched.Add("deals/" + deal);
        return touched;
    }

    private async Task AssertReadAgainAsync(IReadOnlyList<HubSpotEvent> events, HashSet<string> touched)
    {
        HubSpotClient client = Client();
        HubSpotEventTarget[] targets = [.. events.Select(static e => e.Target!.Value).Distinct()];
        Assert.Equal(touched.Order(StringComparer.Ordinal), targets.Select(static t => t.ObjectType + "/" + t.Id).Order(StringComparer.Ordinal));
        foreach (HubSpotEventTarget target in targets)
        {
            var read = await client.Objects(target.ObjectType).TryGetAsync(target.Id, new HubSpotReadOptions { Properties = [.. Followed, "dealstage"] });
            HubSpotRecordSnapshot held = Portal.FindRecord(target.ObjectType, target.Id)!;
            bool toldDeleted = HubSpotEventOrder.Latest(events.Where(e => e.Target == target)).Any(static e => e.IsDeletion);
            Assert.Equal((held.Archived, held.Archived), (toldDeleted, !read.Succeeded));
            if (read.Succeeded)
            {
                Assert.Equal(held.Properties.GetValueOrDefault("firstname"), read.Value["firstname"]);
                Assert.Equal(held.Properties.GetValueOrDefault("dealstage"), read.Value["dealstage"]);
            }
        }
    }

    // Whoever follows values instead: the last event of each property holds what the portal holds.
    private void AssertFollowed(IReadOnlyList<HubSpotEvent> events)
    {
        HubSpotEvent[] latest = [.. HubSpotEventOrder.Latest(events).Where(static e => Followed.Contains(e.PropertyName, StringComparer.Ordinal))];
        Assert.Equal(36, latest.Length);
        Assert.All(latest, e => Assert.Equal(Portal.FindRecord("contacts", e.Target!.Value.Id)!.Properties[e.PropertyName!], e.PropertyValue));
    }
}
