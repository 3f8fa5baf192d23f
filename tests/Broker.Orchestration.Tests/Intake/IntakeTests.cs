using System.Text;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Intake;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Intake;

public sealed class IntakeTests
{
    [Fact]
    public async Task A_delivery_seen_before_is_counted_and_nothing_else()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        for (int i = 0; i < 3; i++)
        {
            IntakeResult again = await node.SendAsync("evt_p1", EventSubjectKind.Payment, "pi_1");
            Assert.Equal((0, 1, true), (again.Stored, again.Duplicates, again.IsAccepted));
        }

        await node.PumpAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(3, (await node.Broker.CountAsync()).Duplicates);
        Assert.Single(world.Accounts.Accounts);
    }

    [Fact]
    public async Task One_fact_under_two_event_ids_is_one_by_its_business_key_and_also_without_one()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        world.Good();
        Assert.Equal(1, (await node.SendAsync("evt_1", EventSubjectKind.Payment, "pi_1", businessKey: "pi_1:succeeded")).Stored);
        Assert.Equal(1, (await node.SendAsync("evt_2", EventSubjectKind.Payment, "pi_1", businessKey: "pi_1:succeeded")).Duplicates);
        Assert.Equal(1, (await node.SendAsync("evt_3", EventSubjectKind.Payment, "pi_1")).Stored);

        await node.PumpAsync();

        Assert.Single((await node.CaseAsync()).Payments);
        Assert.Single(await node.AuditAsync(), static a => a.Contains("\"event\":\"P2\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bad", "evt|t|Payment|pi_1|", WebhookRefusalReason.SignatureMismatch, "stripe")]
    [InlineData("good", "not an event", WebhookRefusalReason.Malformed, "stripe")]
    [InlineData("good", "evt|t|Payment|pi_1|", WebhookRefusalReason.UnknownSource, "nobody")]
    public async Task A_refused_delivery_is_audited_as_security_and_stores_nothing(string signature, string body, WebhookRefusalReason reason, string source)
    {
        await using var world = new World();
        Node node = await world.StartAsync();

        IntakeResult result = await node.Get<IWebhookIntake>().AcceptAsync(source, Encoding.UTF8.GetBytes(body), name => name == "signature" ? signature : null);

        Assert.False(result.IsAccepted);
        Assert.Equal(reason, result.Refusal!.Reason);
        string entry = Assert.Single(await node.AuditAsync());
        Assert.Contains("\"kind\":\"Security\"", entry, StringComparison.Ordinal);
        Assert.Contains(reason.ToString(), entry, StringComparison.Ordinal);
        JournalCounts counts = await node.Broker.CountAsync();
        Assert.Equal((0L, 0L, 0L), (counts.PendingInbox, counts.ParkedInbox, counts.Cases));
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused_before_it_is_looked_at()
    {
        await using var world = new World { Configure = static o => o.MaxDeliveryBytes = 1024 };
        Node node = await world.StartAsync();

        IntakeResult result = await node.Get<IWebhookIntake>().AcceptAsync("stripe", new byte[1025], static _ => "good");

        Assert.Equal(WebhookRefusalReason.TooLarge, result.Refusal!.Reason);
        Assert.Contains("1024", result.Refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_about_nobody_waits_and_is_matched_when_the_case_is_opened()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Good();
        await node.SendAsync("evt_p", EventSubjectKind.Payment, "pi_1");
        await node.PumpAsync();
        Assert.Equal(1, (await node.Broker.CountAsync()).ParkedInbox);
        Assert.Equal(0, (await node.Broker.CountAsync()).Cases);

        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(0, (await node.Broker.CountAsync()).ParkedInbox);
        Assert.Single((await node.CaseAsync()).Payments);
    }

    [Fact]
    public async Task An_event_nobody_claims_becomes_an_item_after_the_limit_and_is_settled_by_a_match()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Finance.Set(Given.Confirmation(payment: "pi_1", payer: "cus_1") with { Reference = null });
        await node.SendAsync("evt_p", EventSubjectKind.Payment, "pi_1");

        await node.PumpAsync(TimeSpan.FromHours(71));
        Assert.Empty(await node.OpenItemsAsync());
        await node.PumpAsync(TimeSpan.FromHours(2));
        Assert.Equal("UnmatchedEvent", Assert.Single(await node.OpenItemsAsync()).Cause);

        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromMinutes(6));
        Assert.Empty(await node.OpenItemsAsync());
        Assert.Single((await node.CaseAsync()).Payments);
    }

    [Fact]
    public async Task A_type_that_is_not_mapped_is_kept_and_shown_once()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.SendAsync("evt_1", EventSubjectKind.Unmapped, "x", type: "charge.updated");
        await node.SendAsync("evt_2", EventSubjectKind.Unmapped, "y", type: "charge.updated");

        await node.PumpAsync();

        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal((ExceptionKind.Unmapped, 2), (item.Kind, item.Count));
        Assert.Equal(0, (await node.Broker.CountAsync()).PendingInbox);
        Assert.Equal(2, (await node.AuditAsync()).Count(static a => a.Contains("Unmapped", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_provider_that_cannot_be_read_is_tried_again_until_it_can()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        world.Good();
        world.Finance.FailReads = 6;
        await node.SendAsync("evt_p", EventSubjectKind.Payment, "pi_1");

        await node.PumpAsync(TimeSpan.FromSeconds(40));
        Assert.Equal(ExceptionKind.Money, Assert.Single(await node.OpenItemsAsync()).Kind);
        await node.PumpAsync(TimeSpan.FromMinutes(2));

        Assert.Single((await node.CaseAsync()).Payments);
        Assert.Empty(await node.OpenItemsAsync());
    }

    [Fact]
    public async Task A_hosts_boundary_that_throws_is_tried_again_and_shown_without_its_words()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        world.Good();
        world.Kyc.Throws = true;
        await node.SendAsync("evt_k", EventSubjectKind.Applicant, "app_1");

        await node.PumpAsync(TimeSpan.FromMinutes(2));
        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.DoesNotContain("CANARY", item.Sentence, StringComparison.Ordinal);
        world.Kyc.Throws = false;
        await node.PumpAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(CaseState.AwaitingFunds, (await node.CaseAsync()).State);
    }

    [Fact]
    public async Task A_payment_that_names_one_customer_and_is_mapped_to_another_is_raised_and_changes_neither()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        await node.OpenAsync("C-2", "2");
        world.Good();
        await node.SendAsync("evt_1", EventSubjectKind.Payment, "pi_1");
        await node.PumpAsync();
        world.Finance.Set(Given.Confirmation(refunded: 10m) with { Reference = "C-2" });
        await node.SendAsync("evt_2", EventSubjectKind.Payment, "pi_1");

        await node.PumpAsync(TimeSpan.FromMinutes(5));

        Assert.Empty((await node.CaseAsync("C-2")).Payments);
        Assert.Contains(await node.OpenItemsAsync(), static i => i.Sentence.Contains("another customer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_read_by_a_sweep_are_deduplicated_with_delivered_ones()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.SendAsync("evt_1", EventSubjectKind.Payment, "pi_1");
        var read = new WebhookEnvelope { Source = "stripe", EventId = "evt_1", Type = "changed", Subject = new EventSubject(EventSubjectKind.Payment, "pi_1"), OccurredAt = Given.Start };

        IntakeResult result = await node.Get<IWebhookIntake>().AcceptReadAsync([read, read with { EventId = "evt_2" }]);

        Assert.Equal((1, 1), (result.Stored, result.Duplicates));
    }
}
