using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>What MetaTrader 5 tells of accounts, symbols and prices, and what it changes of accounts.</summary>
internal static class Mt5Reads
{
    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        Read(Mt5, "/Account", "id=*", c => c.Mt5.Accounts.GetAccountAsync(Id), account => Assert.Equal(
            (500123L, "demo", "A. Client", "Berlin", 10250.75m, 200m), (account.Login, account.Type, account.UserName, account.City, account.Balance, account.Leverage))) with { IsGateway = true },
        Read(Mt5, "/Mails", "id=*", c => c.Mt5.Accounts.ListMailsAsync(Id), mails => Assert.Equal(
            (301L, Opened, "Acme Markets", "Maintenance"), mails.Select(mail => (mail.Id, mail.Time, mail.From, mail.Subject)).Single())),
        Read(
            Mt5,
            "/RequiredMargin",
            "id=*; symbol=EURUSD; lots=0.25; type=DealSell; price=1.08345",
            c => c.Mt5.Accounts.GetRequiredMarginAsync(Id, new Mt5MarginRequest { Symbol = "EURUSD", Lots = 0.25m, Type = Mt5DealType.DealSell, Price = 1.08345m }),
            margin => Assert.Equal(216.69m, margin)),
        Read(Mt5, "/UpdateProfits", "id=*", c => c.Mt5.Accounts.UpdateProfitsAsync(Id), profit => Assert.Equal(-12.34m, profit)),
        Read(Mt5, "/EquityHistory", "id=*; from=2026-11-01T09:30:00; excludeSameBars=true", c => c.Mt5.Accounts.GetEquityHistoryAsync(Id, From, excludeSameBars: true), points => Assert.Equal(
            (Opened, 10250.75m, 10218.35m), points.Select(point => (point.Time, point.Balance, point.Equity)).Single())),
        Read(Mt5, "/TradeStats", "id=*; from=2026-11-01T09:30:00", c => c.Mt5.Accounts.GetTradeStatsAsync(Id, From), answer => Assert.Equal(7, answer.Root.GetProperty("trades").GetInt32())) with { TakesAnyText = true },
        Read(Mt5, "/TradeStatsEquityHistory", "id=*; from=2026-11-01T09:30:00; excludeSameBars=false", c => c.Mt5.Accounts.GetTradeStatsEquityHistoryAsync(Id, From, excludeSameBars: false), answer => Assert.Equal(
            1, answer.Root.GetProperty("points").GetArrayLength())) with { TakesAnyText = true },
        Read(Mt5, "/TradeUnrealizedPL", "id=*; from=2026-11-01T09:30:00", c => c.Mt5.Accounts.GetTradeUnrealizedPlAsync(Id, From), answer => Assert.Equal(
            -12.34m, answer.Root.GetProperty("unrealizedPL").GetDecimal())) with { TakesAnyText = true },
        Read(Mt5, "/ClusterDetails", "id=*", c => c.Mt5.Accounts.GetClusterDetailsAsync(Id), answer => Assert.Equal(2, answer.Root.GetProperty("members").GetInt32())) with { TakesAnyText = true },
        Read(Mt5, "/QuoteClient", "id=*; filter=User; filter=Host", c => c.Mt5.Accounts.GetQuoteClientAsync(Id, ["User", "Host"]), answer => Assert.Equal(
            "{\"user\":500123}", answer.Root.GetRawText())) with { TakesAnyText = true },
        Read(Mt5, "/Version", "", c => c.Mt5.Accounts.GetVersionAsync(), version => Assert.Equal("5.0.4321", version)) with { TakesAnyText = true },
        Read(Mt5, "/ReadMe", "", c => c.Mt5.Accounts.GetReadMeAsync(), text => Assert.Equal("Read this first.", text)) with { TakesAnyText = true },
        Row(Mt5, RetryClass.Account, "/ChangePassword", $"id=*; password={PasswordText}; isInvestor=true", c => c.Mt5.Accounts.ChangePasswordAsync(Id, Password, isInvestor: true), text => Assert.Equal("OK", text)),
        Row(
            Mt5,
            RetryClass.Account,
            "/GetDemo",
            "host=trade1.acme.example; port=1443; userName=A. Client; accType=demo\\standard; country=Germany; city=Berlin; state=Berlin; zipCode=10115; address=Example Street 1; " +
            "phone=+49 30 000000; email=client@example.com; companyName=Acme Markets; deposit=2500.50; leverage=200; flags=3",
            c => c.Mt5.Accounts.CreateDemoAsync(new Mt5DemoRequest
            {
                Host = "trade1.acme.example", Port = 1443, UserName = "A. Client", AccountType = "demo\\standard", Country = "Germany", City = "Berlin", State = "Berlin", ZipCode = "10115",
                Address = "Example Street 1", Phone = "+49 30 000000", Email = "client@example.com", CompanyName = "Acme Markets", Deposit = 2500.50m, Leverage = 200, Flags = 3,
            }),
            demo => Assert.Equal((500123L, "never-read", "never-read-either"), (demo.Login, demo.Password?.Reveal(), demo.InvestorPassword?.Reveal()))),

        Read(Mt5, "/Symbols", "id=*", c => c.Mt5.Symbols.ListAsync(Id), symbols => Assert.Equal([("EURUSD", 17L, 5), ("GBPUSD", 18L, 5)], symbols.Select(symbol => (symbol.Name, symbol.Id, symbol.Digits)))),
        Read(Mt5, "/SymbolList", "id=*", c => c.Mt5.Symbols.ListNamesAsync(Id), symbols => Assert.Equal(Pair, symbols)),
        Read(Mt5, "/SymbolParams", "id=*; symbol=EURUSD", c => c.Mt5.Symbols.GetParamsAsync(Id, "EURUSD"), CheckParams) with { Absent = ["Name"] },
        Read(
            Mt5,
            "/SymbolParamsMany",
            "id=*; symbol=EURUSD; symbol=GBPUSD; limit=50; filter=SymbolInfo; filter=SymbolGroup",
            c => c.Mt5.Symbols.ListParamsAsync(Id, Pair, 50, ["SymbolInfo", "SymbolGroup"]),
            all =>
            {
                Assert.Equal(Pair, all.Select(one => one.Symbol));
                CheckParams(all[0]);
            }) with { Absent = ["Name"] },
        Read(Mt5, "/SymbolSessions", "id=*; symbol=EURUSD", c => c.Mt5.Symbols.GetSessionsAsync(Id, "EURUSD"), sessions =>
        {
            Assert.Equal([0, 2], sessions.Quotes!.Select(day => day.Sessions.Count));
            Assert.Equal([(0, 1440), (1380, 1440)], sessions.Trades![1].Sessions.Select(session => (session.StartTime, session.EndTime)));
        }),
        Read(Mt5, "/ServerTimezone", "id=*", c => c.Mt5.Symbols.GetServerTimeZoneAsync(Id), zone => Assert.Equal(TimeSpan.FromHours(2), zone.Offset)),
        Read(Mt5, "/IsTradeSession", "id=*; symbol=EURUSD", c => c.Mt5.Symbols.IsTradeSessionAsync(Id, "EURUSD"), Assert.True),
        Read(Mt5, "/IsTradeSessionMany", "id=*; symbols=EURUSD; symbols=GBPUSD", c => c.Mt5.Symbols.ListTradeSessionStatesAsync(Id, Pair), CheckStates),
        Read(Mt5, "/IsQuoteSession", "id=*; symbol=EURUSD", c => c.Mt5.Symbols.IsQuoteSessionAsync(Id, "EURUSD"), Assert.True),
        Read(Mt5, "/IsQuoteSessionMany", "id=*; symbols=EURUSD; symbols=GBPUSD", c => c.Mt5.Symbols.ListQuoteSessionStatesAsync(Id, Pair), CheckStates),
        Read(Mt5, "/GetTickValueMany", "id=*; symbol=EURUSD; symbol=GBPUSD", c => c.Mt5.Symbols.GetTickValuesAsync(Id, Pair), values => Assert.Equal((2, 0.925m, 0.88m), (values.Count, values["EURUSD"], values["GBPUSD"]))),
        Read(Mt5, "/TickValueWithSize", "id=*; symbol=EURUSD; symbol=GBPUSD", c => c.Mt5.Symbols.ListTickValuesWithSizeAsync(Id, Pair), values => Assert.Equal(
            ("EURUSD", 0.925m, 0.00001m), (values[0].Symbol, values[0].TickValue, values[0].TickSize))),

        Read(Mt5, "/GetQuote", "id=*; symbol=EURUSD; msNotOlder=1500", c => c.Mt5.Quotes.GetAsync(Id, "EURUSD", TimeSpan.FromMilliseconds(1500)), CheckQuote) with { IsGateway = true },
        Read(Mt5, "/GetQuoteMany", "id=*; symbols=EURUSD; symbols=GBPUSD; msNotOlder=0", c => c.Mt5.Quotes.ListAsync(Id, Pair, TimeSpan.Zero), quotes =>
        {
            Assert.Equal(Pair, quotes.Select(quote => quote.Symbol));
            CheckQuote(quotes[0]);
        }),
        Read(Mt5, "/MarketWatchMany", "id=*; symbols=EURUSD; symbols=GBPUSD", c => c.Mt5.Quotes.ListMarketWatchAsync(Id, Pair), all => Assert.Equal(
            ("EURUSD", 1.0841m, 1.0829m, 1.08341m, 1.08353m, 12), all.Select(one => (one.Symbol, one.High, one.Low, one.Bid, one.Ask, one.Spread)).Single())),
    ];

    private static void CheckParams(Mt5SymbolParams found)
    {
        Assert.Equal(("EURUSD", 5, 0.00001m, 100000m), (found.Symbol, found.SymbolInfo?.Digits, found.SymbolInfo?.Points, found.SymbolInfo?.ContractSize));
        Assert.Equal((0.01m, 50m, 0.01m), (found.SymbolGroup?.MinLots, found.SymbolGroup?.MaxLots, found.SymbolGroup?.LotsStep));
        Assert.Equal((Mt5TradeMode.FullAccess, true), (found.SymbolGroup?.TradeMode, found.SymbolGroup?.FillPolicy?.Has("IOC")));
    }

    private static void CheckStates(IReadOnlyList<Mt5SessionState> states) => Assert.Equal([("EURUSD", true), ("GBPUSD", false)], states.Select(state => (state.Symbol, state.Active)));

    private static void CheckQuote(Mt5Quote quote) => Assert.Equal(
        ("EURUSD", 1.08341m, 1.08353m, Opened, 1.08347m, 3L), (quote.Symbol, quote.Bid, quote.Ask, quote.Time, quote.Last, quote.Volume));
}
