using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.Salesforce;
using Broker.MetaTrader;
using Broker.Orchestration;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Intake;
using Broker.Orchestration.Journal;
using Broker.Payments.Stripe;
using Broker.Samples.Tests.Support;
using Broker.Testing;
using Broker.Testing.Faults;
using Broker.Testing.Steering;
using Broker.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Running;
using Onboarding.Setup;

namespace Broker.Samples.Tests.Secrecy;

/// <summary>
/// Canaries in every credential and in the text of every error body: afterwards they are in no log of any category and level, no trace, no metric, no
/// exception, no audit record, no CRM record, no byte of the journal's files, and nothing that is printed.
/// </summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class CanaryTests : OnboardingTest
{
    private const int Customers = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly Dictionary<string, string> Environments = new(StringComparer.Ordinal)
    {
        ["BROKER_METATRADER_API_KEY"] = "canary-mt-key-5f21",
        ["BROKER_STRIPE_API_KEY"] = "sk_test_canary3b7e",
        ["BROKER_STRIPE_WEBHOOK_SECRET"] = "whsec_canary91c4",
        ["BROKER_HUBSPOT_TOKEN"] = "pat-canary-77ad",
        ["BROKER_SALESFORCE_CLIENT_SECRET"] = "canary-sf-secret-61bf",
        ["BROKER_KYC_API_KEY"] = "canary-kyc-key-02ee",
        ["BROKER_KYC_WEBHOOK_SECRET"] = "canary-kyc-hook-8d10",
    };

    private const string EndpointSecret = "whsec_canaryendpoint44";
    private const string Password = "canary-pw-";

    private static string[] Canaries => [.. Environments.Values, EndpointSecret, .. Enumerable.Range(1, Customers).Select(PasswordOf)];

    // The whole choir as an error message of a provider.
    private static string Choir => string.Join(" / ", Canaries);

    [Theory]
    [InlineData("hubspot")]
    [InlineData("salesforce")]
    public async Task No_secret_reaches_anything_that_is_kept_or_shown(string crm)
    {
        int port = await SimulateAsync();
        await FaultAsync(port);
        await ConfigureStripeAsync(port);
        using var logs = new LogCollector();
        using var telemetry = new TelemetryCollector();
        var errors = new StringBuilder();
        foreach ((string name, string value) in Environments)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        try
        {
            await OnboardAsync(crm, port, logs, errors);
        }
        finally
        {
            foreach (string name in Environments.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        Assert.Contains(logs.Lines, static l => l.StartsWith("Debug", StringComparison.Ordinal));
        Assert.Contains("RegisterAccount", logs.Text, StringComparison.Ordinal);
        Assert.Contains("RegisterAccount", telemetry.Text, StringComparison.Ordinal);
        Assert.Contains("broker", telemetry.Text, StringComparison.OrdinalIgnoreCase);
        Silent("logs", logs.Text);
        Silent("telemetry", telemetry.Text);
        Silent("exceptions", errors.ToString());
        Silent("CRM", await HeldAsync(crm, port));

        foreach (string[] command in new string[][] { ["explain", "C-0001"], ["explain", "C-0001", "--json"], ["exceptions"], ["exceptions", "--json"], ["audit", "verify"] })
        {
            ProgramResult said = (await ProgramAsync([.. command, "--db", Database])).MustExitWith(0);
            Silent(said.CommandLine, said.Output + said.Errors);
        }
    }

    [Fact]
    public async Task A_verbose_run_prints_none_of_them()
    {
        int port = await SimulateAsync();
        await FaultAsync(port);
        ProgramResult result = await ProgramWithAsync(
            Environments, "run", "--customers", "4", "--simulators", port.ToString(CultureInfo.InvariantCulture), "--db", Database, "--verbose", "--json");

        result.MustExitWith(0);
        Assert.Contains("Broker.", result.Output, StringComparison.Ordinal);
        Silent("stdout", result.Output);
        Silent("stderr", result.Errors);
        await FilesAreSilentAsync();
    }

    // What the CRM holds at the end: contacts and a ticket.
    private static async Task<string> HeldAsync(string crm, int port)
    {
        using var steering = new SimulatorSteering(SimulatorEndpoint.CountedUpFrom(port).Single(e => e.Name == crm).Url);
        if (crm == SimulatorNames.HubSpot)
        {
            JsonObject state = await steering.GetStateAsync();
            Assert.NotEmpty(state["records"]!["contacts"]!.AsArray());
            Assert.NotEmpty(state["records"]!["tickets"]!.AsArray());
            return state.ToJsonString();
        }

        var held = new StringBuilder();
        foreach (string type in new[] { "Contact", "Trading_Account__c", "Case" })
        {
            JsonObject records = await steering.PostAsync("_sim/records", new JsonObject { ["object"] = type });
            Assert.NotEmpty(records["records"]!.AsArray());
            held.Append(records.ToJsonString());
        }

        return held.ToString();
    }

    private static string PasswordOf(int customer) => string.Create(CultureInfo.InvariantCulture, $"{Password}{customer:0000}-x");

    private static void Silent(string where, string text)
    {
        Assert.NotEmpty(where);
        foreach (string canary in Canaries)
        {
            int at = text.IndexOf(canary, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, at < 0 ? string.Empty : $"{canary} is in {where}: ...{text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 60)]}...");
        }
    }

    // Every provider fails with the secrets in its words: first for a moment, the registration of one customer for good.
    private static async Task FaultAsync(int port)
    {
        (string System, string Operation, Fault Fault)[] faults =
        [
            (SimulatorNames.MetaTrader, "RegisterAccount", Fault.FailureBody("INVALID_ACCOUNT")),
            (SimulatorNames.MetaTrader, "RegisterAccount", Fault.FailureBody("CONNECT_ERROR")),
            (SimulatorNames.MetaTrader, "RegisterAccount", Fault.WithStatus(500, FaultPhase.After)),
            (SimulatorNames.MetaTrader, "GetAccounts", Fault.WithStatus(503) with { Count = 3 }),
            (SimulatorNames.MetaTrader, "CheckConnect", Fault.FailureBody("CONNECT_ERROR")),
            (SimulatorNames.MetaTrader, "AccountSummary", Fault.WithStatus(401)),
            (SimulatorNames.Stripe, "GetPaymentIntent", Fault.WithStatus(503) with { Count = 3 }),
            (SimulatorNames.Stripe, "GetPaymentIntent", Fault.WithStatus(401)),
            (SimulatorNames.Stripe, "CreatePaymentIntent", Fault.WithStatus(500)),
            (SimulatorNames.HubSpot, "*/batch/upsert", Fault.WithStatus(500) with { Count = 3 }),
            (SimulatorNames.HubSpot, "*/batch/upsert", Fault.RateLimit(TimeSpan.FromSeconds(1), "TEN_SECONDLY_ROLLING")),
            (SimulatorNames.HubSpot, "tickets/*", Fault.WithStatus(500)),
            (SimulatorNames.Salesforce, "composite/sobjects/*", Fault.WithStatus(500) with { Count = 3 }),
            (SimulatorNames.Salesforce, "composite/sobjects/*", Fault.FailureBody("FIELD_CUSTOM_VALIDATION_EXCEPTION")),
            (SimulatorNames.Salesforce, "Contact/upsert", Fault.WithStatus(503)),
            (SimulatorNames.Salesforce, "Case/*", Fault.WithStatus(500)),
            (SimulatorNames.Kyc, "GetApplicant", Fault.WithStatus(403) with { Count = 6 }),
            (SimulatorNames.Kyc, "CreateApplicant", Fault.WithStatus(500)),
        ];
        foreach (SimulatorEndpoint endpoint in SimulatorEndpoint.CountedUpFrom(port))
        {
            using var steering = new SimulatorSteering(endpoint.Url);
            foreach ((_, string operation, Fault fault) in faults.Where(f => f.System == endpoint.Name))
            {
                await steering.NextAsync(operation, fault with { Message = Choir });
            }
        }
    }

    private static async Task ConfigureStripeAsync(int port)
    {
        using var steering = new SimulatorSteering(SimulatorEndpoint.CountedUpFrom(port).Single(static e => e.Name == SimulatorNames.Stripe).Url);
        await steering.PostAsync("_sim/settings", new JsonObject { ["webhookSecret"] = EndpointSecret });
    }

    // MetaTrader as a live system whose address is the simulator: prepared logins, each password in a file of its own.
    private IConfiguration LiveMetaTrader(string crm, int port)
    {
        IEnumerable<string> lines = Enumerable.Range(1, Customers).Select(i => JsonSerializer.Serialize(new
        {
            customer = Customer(i).Value,
            login = LoginPool.LoginOf(Customer(i)).Login,
            server = LoginPool.SimulatedServer,
            passwordFile = WriteFile("password-" + i, PasswordOf(i) + "\n"),
        }));
        return new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Crm"] = crm,
            ["MetaTrader:Live"] = "true",
            ["MetaTrader:BaseAddress"] = SimulatorEndpoint.CountedUpFrom(port)[0].Url.AbsoluteUri,
            ["MetaTrader:LoginsFile"] = WriteFile("logins.jsonl", string.Join('\n', lines)),
        }).Build();
    }

    private async Task OnboardAsync(string crm, int port, LogCollector logs, StringBuilder errors)
    {
        IConfiguration configuration = LiveMetaTrader(crm, port);
        await using World world = await World.StartAsync(configuration, port, default);
        await using WebhookListener listener = await WebhookListener.StartAsync(0, default);
        IReadOnlyList<Secret> stripeSecrets = await WebhookSetup.StripeAsync(world, listener, default);
        Secret kycSecret = await WebhookSetup.KycAsync(world, listener, default);
        using IHost host = OnboardingHost.Build(
            world, configuration, Database, stripeSecrets, kycSecret, new LiveView(TimeProvider.System),
            customize: builder => builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        await host.StartAsync();
        try
        {
            var intake = host.Services.GetRequiredService<IWebhookIntake>();
            listener.Attach(intake);
            await DeliverForgeriesAsync(intake, errors);
            await PlayAsync(host, errors);
            await SettleAsync(host, errors);
            await ThrowAsync(host, crm, port, errors);
            await FilesAreSilentAsync();
        }
        finally
        {
            await host.StopAsync();
        }

        await FilesAreSilentAsync();
        Assert.NotEmpty(logs.Lines);
        Assert.Contains(logs.Lines, static l => l.StartsWith("Warning", StringComparison.Ordinal));
        await JournalIsSilentAsync();
    }

    private static async Task DeliverForgeriesAsync(IWebhookIntake intake, StringBuilder errors)
    {
        byte[] body = Encoding.UTF8.GetBytes(new JsonObject { ["id"] = "evt_1", ["note"] = Choir }.ToJsonString());
        string forged = StripeDelivery.Sign(body, Choir, TimeProvider.System.GetUtcNow());
        string signed = StripeDelivery.Sign(body, EndpointSecret, TimeProvider.System.GetUtcNow());
        foreach (string signature in new[] { forged, signed, Choir })
        {
            IntakeResult refused = await intake.AcceptAsync("stripe", body, _ => signature);
            Assert.NotNull(refused.Refusal);
            errors.AppendLine(refused.Refusal.Sentence);
        }

        errors.AppendLine((await intake.AcceptAsync(Choir, body, static _ => null)).Refusal!.Sentence);
    }

    private static async Task PlayAsync(IHost host, StringBuilder errors)
    {
        var script = host.Services.GetRequiredService<CustomerScript>();
        foreach (CustomerPlan plan in CustomerPlan.Make(Customers, []))
        {
            for (int attempt = 1; attempt <= 10; attempt++)
            {
                try
                {
                    await script.PlayAsync(plan, default);
                    break;
                }
                catch (BrokerApiException exception)
                {
                    errors.AppendLine(exception.ToString());
                }
            }
        }
    }

    // The first registration is refused for good, so that an exception item and a ticket exist; everybody else trades in the end.
    private static async Task SettleAsync(IHost host, StringBuilder errors)
    {
        var orchestrator = host.Services.GetRequiredService<IBrokerOrchestrator>();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            List<CustomerCase> cases = [];
            await foreach (CustomerCase one in orchestrator.ListCasesAsync(limit.Token))
            {
                cases.Add(one);
            }

            JournalCounts counts = await orchestrator.CountAsync(limit.Token);
            if (cases.Count(static c => c.State == CaseState.Active) == Customers - 1 && cases.Exists(static c => c.Account.RefusalIsFinal) && counts is { PendingEffects: 0, PendingInbox: 0 })
            {
                break;
            }

            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Not settled: {string.Join(", ", cases.Select(static c => $"{c.Customer.Value} {c.State}"))}; {counts}");
            }
        }

        for (int i = 1; i <= Customers; i++)
        {
            errors.AppendLine((await orchestrator.ExplainAsync(Customer(i))).ToString());
        }
    }

    // What a host's own code would see when it calls the clients itself.
    private static async Task ThrowAsync(IHost host, string crm, int port, StringBuilder errors)
    {
        (string System, Func<Task> Call)[] calls =
        [
            (SimulatorNames.MetaTrader, () => host.Services.GetRequiredService<IMetaTraderClient>().Diagnostics.PingAsync()),
            (SimulatorNames.Stripe, () => host.Services.GetRequiredService<IStripeClient>().Payments.GetAsync(new Core.Identity.PaymentId("pi_1"))),
            crm == SimulatorNames.HubSpot
                ? (SimulatorNames.HubSpot, () => host.Services.GetRequiredService<IHubSpotClient>().Objects("contacts").GetAsync("1"))
                : (SimulatorNames.Salesforce, () => host.Services.GetRequiredService<ISalesforceClient>().Records("Contact").GetAsync("003000000000001", ["Id"])),
            (SimulatorNames.Kyc, () => host.Services.GetRequiredService<Onboarding.Kyc.KycClient>().CreateAsync(Customer(1))),
        ];
        foreach ((string system, Func<Task> call) in calls)
        {
            using var steering = new SimulatorSteering(SimulatorEndpoint.CountedUpFrom(port).Single(e => e.Name == system).Url);
            foreach (int status in new[] { 400, 401, 403, 404, 409, 429, 500 })
            {
                await steering.ClearFaultsAsync();
                await steering.NextAsync("*", Fault.WithStatus(status) with { Message = Choir, Code = status == 400 ? Canaries[0] : null, Count = -1 });
                BrokerApiException thrown = await Assert.ThrowsAnyAsync<BrokerApiException>(call);
                errors.AppendLine(thrown.ToString()).AppendLine(thrown.Message);
            }

            await steering.ClearFaultsAsync();
        }
    }

    private async Task FilesAreSilentAsync()
    {
        string[] files = Directory.GetFiles(Folder, Path.GetFileName(Database) + "*");
        Assert.Contains(files, f => f == Database);
        var all = new StringBuilder();
        foreach (string file in files.Where(static f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            string content = Encoding.Latin1.GetString(bytes.ToArray());
            Silent(Path.GetFileName(file), content);
            all.Append(content);
        }

        Assert.Contains(Customer(1).Value, all.ToString(), StringComparison.Ordinal);
    }

    private async Task JournalIsSilentAsync()
    {
        IReadOnlyList<Orchestration.Operators.ExceptionItem> items = await ReadJournalAsync(static async j => await j.ReadExceptionsAsync(Tenant, null, openOnly: false));
        Assert.NotEmpty(items);
        Silent("exception items", string.Join('\n', items.Select(static i => $"{i.Sentence} {i.Cause} {i.Group} {i.Id}")));
        await ReadJournalAsync(static async journal =>
        {
            int count = 0;
            await foreach (AuditRecord record in journal.ReadAuditAsync(Tenant))
            {
                Silent("audit record " + record.Sequence, record.Canonical);
                count++;
            }

            Assert.True(count > 20, "There is next to no audit trail.");
            return count;
        });
    }
}
