using System.Text;
using Broker.Core.Boundaries.Webhooks;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;
using Broker.TestSupport;

namespace Broker.Orchestration.Tests.Operators;

/// <summary>Values that must never appear anywhere are put wherever the outside could bring them in.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task No_canary_appears_in_log_telemetry_audit_items_facts_CRM_or_any_byte_of_the_files()
    {
        using var telemetry = new TelemetryCollector();
        await using var world = new World();
        Node node = await world.StartAsync();

        // A customer with every kind of trouble, then a fine one.
        world.Credentials.FailReserve = 1;
        world.Accounts.Next(RegisterAnswer.AppliedThenThrows);
        await node.OnboardAsync();
        await node.SendAsync("evt_bad", EventSubjectKind.Payment, "pi_1", signature: FakeVerifier.WebhookSecret);
        await node.Get<FactWriter<Crm>>().SetTextAsync(Given.Customer, "payment.state", "CANARY-value", Given.Start, "crm-1");
        world.Kyc.Throws = true;
        await node.SendAsync("evt_k9", EventSubjectKind.Applicant, "app_1");
        world.Credentials.FailPassword = true;
        await node.PumpAsync(TimeSpan.FromSeconds(20));
        world.Credentials.FailPassword = false;
        world.Kyc.Throws = false;
        await node.PumpAsync(TimeSpan.FromHours(1));
        await node.OnboardAsync("C-2", "2");
        world.Credentials.FailPassword = true;
        await node.PumpAsync(TimeSpan.FromSeconds(40));
        world.Credentials.FailPassword = false;
        await node.PumpAsync(TimeSpan.FromHours(1));
        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Equal(CaseState.Active, (await node.CaseAsync("C-2")).State);

        List<string> texts = [world.Log.Text, telemetry.Text, .. await node.AuditAsync()];
        texts.AddRange((await node.Broker.ListExceptionsAsync(openOnly: false)).Select(static i => Encoding.UTF8.GetString(CaseJson.Write(i))));
        texts.AddRange((await node.Journal.ReadFactsAsync(Given.Tenant, Given.Customer)).Select(static f => f.Value + f.Cause));
        texts.AddRange((await node.Journal.ReadEffectsAsync(Given.Tenant, Given.Customer)).Select(static e => e.ToString()));
        texts.AddRange(world.Crm.Records.Values.SelectMany(static r => r.Values).Select(static v => v ?? ""));
        texts.AddRange(world.Crm.Tickets.Values.Select(static t => t.ToString()));
        Assert.All(texts, static t => Assert.DoesNotContain("CANARY", t, StringComparison.OrdinalIgnoreCase));
        Assert.True(world.Log.Lines.Count > 0);

        await node.DisposeAsync();
        byte[] canary = "CANARY"u8.ToArray();
        string[] files = [.. world.Files];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(canary) < 0, file);
        }
    }
}
