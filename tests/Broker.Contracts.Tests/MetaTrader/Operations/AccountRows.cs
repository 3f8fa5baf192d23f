using Broker.Core.Identity;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Clock;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>Accounts, on the gateway where only it has them and on session hosts.</summary>
internal static class AccountRows
{
    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        .. new[] { Mt4, Mt5 }.SelectMany(Of),
        Read(Mt5, "/AccountSummary", "id=*", c => c.Accounts.GetSummaryAsync(Id), CheckSummary) with { Variant = "of a session" },
    ];

    private static IEnumerable<MetaTraderOperation> Of(TradingPlatform platform)
    {
        string type = platform == Mt4 ? "Metatrader 4" : "Metatrader 5";
        MetaTraderOperation[] rows =
        [
            Row(platform, RetryClass.Account, "/RegisterAccount", $"type={type}; server=Acme-Live 2; user=500123; password={PasswordText}; name=C-1042",
                c => c.Accounts.RegisterAsync(new RegisterAccountRequest { Login = Login, Password = Password, Name = "C-1042" }),
                id => Assert.Equal(Id, id)) with { Identity = Login.ToString() },
            Done(platform, RetryClass.Account, "/DeleteAccount", "id=*", c => c.Accounts.DeleteAsync(Id)),
            Read(platform, "/GetAccounts", "", c => ListAsync(c.Accounts.ListAsync()), rows => Assert.Equal(
                [new RegisteredAccount { Id = Id, AccountNumber = "500123", Server = "Acme-Live 2", Type = type, Name = "C-1042" }], rows)),
            Read(platform, "/AccountSummary", "id=*", c => c.Accounts.GetSummaryAsync(Id), CheckSummary) with { Absent = platform == Mt4 ? ["Method", "Synced"] : [] },
            Read(platform, "/AccountDetails", "id=*", c => c.Accounts.GetDetailsAsync(Id), CheckDetails),
        ];
        return rows.Select(row => row with { IsGateway = true });
    }

    private static void CheckSummary(AccountSummary summary) => Assert.Equal(
        (10250.75m, 0m, -12.34m, 10218.35m, 812.5m, 9405.85m, 1257.643076923077m, 200m, "EUR", "Demo", false),
        (summary.Balance, summary.Credit, summary.Profit, summary.Equity, summary.Margin, summary.FreeMargin, summary.MarginLevel, summary.Leverage, summary.Currency, summary.Type, summary.IsInvestor));

    private static void CheckDetails(AccountDetails details) => Assert.Equal(
        new AccountDetails
        {
            ServerName = "Acme-Live 2", Login = 500123, Host = "192.0.2.10", Port = 443, ServerTime = new ServerTime(new DateTime(2026, 11, 2, 11, 0, 0)), ServerTimeZone = 2, Company = "Acme Markets",
            Currency = "EUR", AccountName = "A. Client", Group = "real\\standard", AccountType = "Real", AccountLeverage = 200, AccountMethod = AccountMethod.Hedging, IsInvestor = false,
        },
        details);
}
