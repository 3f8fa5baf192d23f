using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>One operation: what must be on the wire, how it is called, and whether it may be sent again.</summary>
internal sealed record MetaTraderOperation(string Name, bool IsGateway, bool MayRepeat, KeyValuePair<string, string>[] Query, Func<IMetaTraderClient, Task<object>> CallAsync)
{
    public const string ApiKey = "contract-key";
    public const string Password = "p&ss +wörd?";

    public static readonly TradingLogin Login = new(500123, "Acme-Live 2");
    public static readonly AccountId Account = new("7f6f3f5a-2f0e-4b57-8d0a-2f0f5a9f1c01");
    public static readonly AccountId Session = new("5d1c8f7e-93a4-4c1d-9a55-6a0b7c8d9e02");

    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        new("RegisterAccount", true, false, [new("type", "Metatrader 5"), new("server", "Acme-Live 2"), new("user", "500123"), new("password", Password), new("name", "C-1042")],
            async client => await client.Accounts.RegisterAsync(new RegisterAccountRequest { Login = Login, Password = Secret.From(Password), Name = "C-1042" })),
        new("GetAccounts", true, true, [], async client =>
        {
            List<RegisteredAccount> rows = [];
            await foreach (RegisteredAccount row in client.Accounts.ListAsync())
            {
                rows.Add(row);
            }

            return rows;
        }),
        new("AccountSummary", true, true, [new("id", Account.Value)], async client => await client.Accounts.GetSummaryAsync(Account)),
        new("AccountDetails", true, true, [new("id", Account.Value)], async client => await client.Accounts.GetDetailsAsync(Account)),
        new("CheckConnect", true, true, [new("id", Account.Value)], async client => await client.Connection.CheckAsync(Account)),
        new("Ping", true, true, [], async client => await client.Diagnostics.PingAsync()),
        new("ConnectEx", false, true, [new("user", "500123"), new("password", Password), new("server", "Acme-Live 2"), new("id", Session.Value), new("connectTimeoutSeconds", "55")],
            async client => await client.Connection.ConnectAsync(new ConnectRequest { Login = Login, Password = Secret.From(Password), Id = Session })),
    ];

    public string Path => "/" + Name;

    /// <summary>A body that every reader of this operation takes for a success.</summary>
    public WireMockResponse Success => Name switch
    {
        "RegisterAccount" => new(200, """{"message":"Account registered","id":"a-1"}"""),
        "GetAccounts" => new(200, "[]"),
        "AccountSummary" => new(200, """{"balance":1}"""),
        "AccountDetails" => new(200, """{"serverName":"Acme"}"""),
        "ConnectEx" => new(200, Session.Value) { ContentType = "text/plain" },
        _ => new(200, "OK") { ContentType = "text/plain" },
    };

    public WireMockRequest Stub => new(HttpMethod.Get, Path);

    public ExpectedRequest Expected => new(HttpMethod.Get, Path)
    {
        Query = Query,
        Headers = IsGateway ? new Dictionary<string, string> { ["x-api-key"] = ApiKey } : new Dictionary<string, string>(),
        AbsentHeaders = IsGateway ? ["Authorization", "Cookie", "traceparent"] : ["Authorization", "x-api-key", "Cookie", "traceparent"],
    };

    public static MetaTraderOperation Of(string name) => All.Single(operation => operation.Name == name);

    public override string ToString() => Name;
}
