using System.Net;
using Broker.Testing.Faults;

namespace Broker.Testing.Tests;

public sealed class FaultScenariosTests : SimulatorTest
{
    [Theory]
    [InlineData("register-timeout-after-apply")]
    [InlineData("register-reset-after-apply")]
    [InlineData("metatrader-201-failure")]
    [InlineData("crm-429")]
    [InlineData("crm-timeout-after-apply")]
    [InlineData("duplicate-webhooks")]
    [InlineData("out-of-order-webhooks")]
    [InlineData("payment-before-kyc")]
    [InlineData("refund-before-settle")]
    [InlineData("kyc-rejected-late")]
    [InlineData("stripe-503")]
    public async Task Every_named_scenario_is_known_in_process_and_remotely(string name)
    {
        Assert.NotEmpty(FaultScenarios.Find(name)!.Description);
        FaultScenarios.Apply(Sims, name);
        await FaultScenarios.ApplyAsync(Sims.Endpoints, name);
    }

    [Fact]
    public async Task An_unknown_scenario_is_refused_with_the_known_names()
    {
        var error = Assert.Throws<ArgumentException>(() => FaultScenarios.Apply(Sims, "nonsense"));
        Assert.Contains("crm-429", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => FaultScenarios.ApplyAsync(Sims.Endpoints, "nonsense"));
    }

    [Fact]
    public async Task Applied_remotely_a_scenario_hits_every_login_once()
    {
        await FaultScenarios.ApplyAsync(Sims.Endpoints, "register-reset-after-apply");

        foreach (var login in (string[])["1", "2"])
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(MetaTrader, Register(login)));
        }

        Assert.Equal(["1", "2"], Sims.MetaTrader.Accounts.Select(a => a.Login));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(MetaTrader, Register("1"))).StatusCode);
    }

    [Fact]
    public async Task A_simulator_takes_a_scenario_by_name_as_a_fault()
    {
        await PostAsync(MetaTrader, "_sim/faults", """{"name":"metatrader-201-failure"}""");

        Assert.Equal(HttpStatusCode.Created, (await GetAsync(MetaTrader, Register("1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(MetaTrader, Register("1"))).StatusCode);
    }

    [Fact]
    public async Task The_CRM_limit_hits_the_first_upsert_of_each_record()
    {
        FaultScenarios.Apply(Sims, "crm-429");
        const string Upsert = """{"inputs":[{"id":"a@b.cc","idProperty":"email","properties":{"firstname":"A"},"objectWriteTraceId":"1"}]}""";

        var first = await PostAsync(HubSpot, "crm/objects/2026-09/contacts/batch/upsert", Upsert);
        var second = await PostAsync(HubSpot, "crm/objects/2026-09/contacts/batch/upsert", Upsert);

        Assert.Equal((HttpStatusCode)429, first.StatusCode);
        Assert.Equal("TEN_SECONDLY_ROLLING", (string?)(await JsonAsync(first))["policyName"]);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task Stripe_503_hits_two_reads_of_each_payment_and_no_more()
    {
        var id = await PayAsync();
        FaultScenarios.Apply(Sims, "stripe-503");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await GetAsync(Stripe, $"v1/payment_intents/{id}")).StatusCode);
        }

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], statuses);
    }
}
