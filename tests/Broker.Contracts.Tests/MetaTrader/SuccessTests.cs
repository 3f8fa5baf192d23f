using System.Text;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Every operation against the mappings of the contract: exactly these requests, exactly these values.</summary>
public sealed class SuccessTests(WireMockFixture server) : MetaTraderContractTest(server)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Server.LoadAsync("metatrader");
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_sends_exactly_the_documented_request(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);

        object value = await operation.CallAsync(Client(operation));

        await Server.VerifyAsync(operation.Expected);
        await Server.VerifyNothingUnmatchedAsync();
        switch (value)
        {
            case AccountId id:
                Assert.Equal(operation.IsGateway ? MetaTraderOperation.Account : MetaTraderOperation.Session, id);
                break;
            case List<RegisteredAccount> rows:
                Assert.Equal(
                    [new RegisteredAccount { Id = MetaTraderOperation.Account, AccountNumber = "500123", Server = "Acme-Live 2", Type = "Metatrader 5", Name = "C-1042" }],
                    rows);
                break;
            case AccountSummary summary:
                Assert.Equal(
                    new AccountSummary
                    {
                        Balance = 10250.75m, Credit = 0m, Profit = -32.400000000000006m, Equity = 10218.35m, Margin = 812.5m, FreeMargin = 9405.85m,
                        MarginLevel = 1257.643076923077m, Leverage = 200m, Currency = "EUR", Method = AccountMethod.Hedging, Type = "Demo", IsInvestor = false, Synced = true,
                    },
                    summary);
                break;
            case AccountDetails details:
                Assert.Equal(
                    new AccountDetails
                    {
                        ServerName = "Acme-Live 2", Login = 500123, Host = "192.0.2.10", Port = 443, ServerTime = new Broker.MetaTrader.Clock.ServerTime(new DateTime(2026, 11, 2, 11, 0, 0)), ServerTimeZone = 2, Company = "Acme Markets",
                        Currency = "EUR", AccountName = "A. Client", Group = "real\\standard", AccountType = "Real", AccountLeverage = 200, AccountMethod = AccountMethod.Hedging,
                        IsInvestor = false,
                    },
                    details);
                break;
            case ConnectionCheck check:
                Assert.Equal((ConnectionState.Connected, true), (check.State, check.WasIntrusive));
                break;
            default:
                Assert.InRange(Assert.IsType<TimeSpan>(value), TimeSpan.Zero, TimeSpan.FromMinutes(1));
                break;
        }
    }

    [WireMockFact]
    public async Task A_session_host_is_asked_by_token_and_without_a_key()
    {
        MetaTraderClient client = Client(MetaTraderOperation.Of("ConnectEx"));

        AccountSummary summary = await client.Accounts.GetSummaryAsync(MetaTraderOperation.Session);
        ConnectionCheck check = await client.Connection.CheckAsync(MetaTraderOperation.Session);

        Assert.Equal((10218.35m, null, ConnectionState.Connected), (summary.Equity, summary.Synced, check.State));
        foreach (string path in new[] { "/AccountSummary", "/CheckConnect" })
        {
            await Server.VerifyAsync(new ExpectedRequest(HttpMethod.Get, path) { Query = [new("id", MetaTraderOperation.Session.Value)], AbsentHeaders = ["x-api-key", "Authorization"] });
        }

        await Server.VerifyNothingUnmatchedAsync();
    }

    [WireMockFact]
    public async Task The_pro_plan_sends_basic_authorization_in_utf8()
    {
        MetaTraderOperation ping = MetaTraderOperation.Of("Ping");
        await Server.StubAsync(ping.Stub, ping.Success);

        await ping.CallAsync(Client(ping, o => o.Credential = MetaTraderCredential.Pro("bröker", Secret.From("pä:ss"))));

        await Server.VerifyAsync(new ExpectedRequest(HttpMethod.Get, "/Ping")
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("bröker:pä:ss")) },
            AbsentHeaders = ["x-api-key"],
        });
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task The_media_type_does_not_matter(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubAsync(operation.Stub, operation.Success with { ContentType = "text/html" });

        Assert.NotNull(await operation.CallAsync(Client(operation)));
    }
}
