using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;

namespace Broker.MetaTrader.Tests.Mt4;

public sealed class ModelTests
{
    [Fact]
    public async Task Every_member_of_an_order_is_read()
    {
        Mt4Order order = Assert.Single(await Mt4Rig.Answering($"[{Samples.Order}]").Client.Orders.ListOpenedAsync(Rig.Account));

        Mt4OrderRecord record = order.Record!;
        Assert.Equal([1.0m, 1.01m], record.ConversionRates!);
        Assert.Equal([0L, 6L], record.Reserved!);
        Assert.Equal(
            new Mt4OrderRecord
            {
                Order = 90210, Login = 500123, Symbol = "EURUSD.m", Digits = 5, Command = 0, Volume = 10, OpenTime = 1793610930, State = 0, OpenPrice = 1.08512m,
                StopLoss = 1.08m, TakeProfit = 1.09m, CloseTime = 0, ValueDate = 1, Expiration = 2, PlacedType = 1, ConversionRates = record.ConversionRates,
                Commission = -0.7m, AgentCommission = -0.1m, Swap = -0.35m, ClosePrice = 1.08617m, Profit = 10.5m, Taxes = 0.25m, Magic = 77, Comment = "trend",
                InternalId = 3, Activation = 4, Spread = 5, MarginRate = 1.02m, Timestamp = 1793610931, Reserved = record.Reserved, Next = 7,
            },
            record);
        Assert.Equal(
            new Mt4Order
            {
                Ticket = 90210, OpenTime = At(9, 15, 30), CloseTime = null, Expiration = new(new DateTime(2026, 11, 30)), Type = Mt4OrderType.Buy, Lots = 0.1m,
                Symbol = "EURUSD.m", OpenPrice = 1.08512m, StopLoss = 1.08m, TakeProfit = 1.09m, ClosePrice = 1.08617m, MagicNumber = 77, Swap = -0.35m,
                Commission = -0.7m, Comment = "trend", Profit = 10.5m, RateOpen = 1m, RateClose = 1.01m, RateMargin = 1.02m, Record = record,
                PlacedType = Mt4PlacedType.Expert, State = Mt4OrderState.OpenNormal, Digits = 5,
            },
            order);
    }

    [Fact]
    public async Task Every_member_of_a_quote_is_read()
    {
        Mt4Quote quote = await Mt4Rig.Answering(Samples.Quote).Client.Quotes.GetAsync(Rig.Account, "EURUSD.m");

        Assert.Equal(
            new Mt4Quote
            {
                Symbol = "EURUSD.m", Bid = 1.08512m, Ask = 1.08521m, Time = new(new DateTime(2026, 11, 2, 9, 15, 30, 250)), High = 1.09m, Low = 1.08m,
            },
            quote);
    }

    [Fact]
    public async Task Every_member_of_symbol_parameters_is_read_and_the_undocumented_one_is_kept_without_secrets()
    {
        Mt4SymbolParams parameters = await Mt4Rig.Answering(Samples.Params).Client.Symbols.GetParamsAsync(Rig.Account, "EURUSD.m");

        Mt4SymbolInfo symbol = parameters.Symbol!;
        Assert.Equal(
            new Mt4SymbolInfo
            {
                Execution = Mt4ExecutionType.Instant, StopsLevel = 12, Digits = 5, Point = 0.00001m, SwapLong = -5.5m, SwapShort = 1.25m, Spread = 0, FreezeLevel = 3,
                MarginCurrency = "EUR", ProfitMode = "Forex", MarginMode = "Forex", ContractSize = 100_000m, Currency = "USD", MarginDivider = 1.5m, Code = 9,
                UnknownFields = symbol.UnknownFields,
            },
            symbol);
        Assert.True(symbol.UnknownFields!.TryGetValue("ex", out System.Text.Json.JsonElement ex));
        Assert.Equal("""{"x":1}""", ex.GetRawText());
        Assert.Equal(
            new Mt4SymbolParams
            {
                SymbolName = "EURUSD.m", Symbol = symbol, Group = new() { Name = "Forex", Description = "Majors" },
                GroupParams = new()
                {
                    MinLot = 0.01m, MaxLot = 50m, LotStep = 0.01m, Show = 1, Trade = 2, Execution = 3, CommissionBase = 3.5m, CommissionType = 4, CommissionLots = 5,
                    AgentCommission = 0.5m, AgentCommissionType = 6, SpreadDifference = 7, RawLotMin = 8, RawLotMax = 9, InstantDeviation = 10, Confirmation = 11,
                    TradeRights = 12, InstantQuickMode = 13, AutoCloseOutMode = 14, CommissionTax = 0.19m, AgentCommissionLots = 15, FreeMarginMode = 16,
                },
            },
            parameters);
    }

    [Fact]
    public async Task Bars_tick_values_and_groups_are_read()
    {
        var bar = new Mt4Bar { Time = At(9, 15, 0), Open = 1.1m, High = 1.4m, Low = 1m, Close = 1.2m, Volume = 321m };
        Assert.Equal([bar], await Mt4Rig.Answering($"[{Samples.Bar}]").Client.History.ListBarsAsync(Rig.Account, "A", Mt4Timeframe.H1, default, 1));
        Assert.Equal(
            [new Mt4TickValue { Symbol = "EURUSD.m", TickValue = 1m, TickSize = 0.00001m, TickValueMq = 0.9m }],
            await Mt4Rig.Answering($"[{Samples.TickValue}]").Client.Symbols.ListTickValuesAsync(Rig.Account));
        Assert.Equal(
            [new Mt4SymbolGroup { Name = "Forex", Description = "d" }],
            await Mt4Rig.Answering("""[{"name":"Forex","description":"d"}]""").Client.Accounts.ListGroupsAsync(Rig.Account));

        IReadOnlyList<Mt4SymbolBars> many = await Mt4Rig.Answering($$"""[{"symbol":"A","bars":[{{Samples.Bar}}]},{"symbol":"B","bars":null,"exception":"CANARY"}]""")
            .Client.History.ListBarsOfManyAsync(Rig.Account, ["A", "B"], Mt4Timeframe.H1, default, 1);
        Assert.Equal([bar], many[0].Bars!);
        Assert.Null(many[0].Failure);
        Assert.Equal((null, "CANARY", "0 bars of B"), (many[1].Bars, many[1].Failure, many[1].ToString()));
    }

    [Fact]
    public async Task A_log_record_has_no_password_and_prints_nothing_that_could_hold_one()
    {
        Mt4LogRecord record = Assert.Single(await Mt4Rig.Answering($"[{Samples.Log}]").Client.Accounts.GetLogsAsync(Rig.Account));

        Assert.Equal(
            new Mt4LogRecord { Time = At(9, 15, 30), Level = "Error", Message = "login with CANARY-secret failed", SessionId = "CANARY-token", Login = 500123 },
            record);
        Assert.Equal("Error log record of 2026-11-02T09:15:30", record.ToString());
        Assert.DoesNotContain("CANARY-password", System.Text.Json.JsonSerializer.Serialize(record), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_as_text_any_case_wrong_kinds_and_unknown_members_are_tolerated()
    {
        Mt4Order order = await Mt4Rig.Answering("""
            {"RESULT":{"Ticket":"90210","TYPE":3,"lots":"0.10","profit":{"a":1},"closeTime":false,"state":"CLOSED_STRANGELY","placedType":7,"ex":"none","digits":5.0,
            "magicNumber":1.5,"comment":123,"newer":[1,{"password":"x"}],"token":"x"},"error":null}
            """).Client.Orders.GetOpenedAsync(Rig.Account, 90210);

        Assert.Equal((90210L, Mt4OrderType.SellLimit, 0.1m, 5), (order.Ticket, order.Type, order.Lots, order.Digits));
        Assert.Equal(("CLOSED_STRANGELY", false, Mt4PlacedType.Api), (order.State?.Value, order.State?.IsKnown, order.PlacedType));
        Assert.Equal((null, null, null, null, "123"), (order.Profit, order.CloseTime, order.Record, order.MagicNumber, order.Comment));
        Assert.Equal(["newer"], order.UnknownFields!.Names);
        Assert.True(order.UnknownFields.TryGetValue("newer", out var newer));
        Assert.Equal("[1,{}]", newer.GetRawText());
    }

    [Fact]
    public async Task A_comment_in_an_encoding_of_its_own_does_not_take_the_order_away()
    {
        byte[] body = [.. """[{"ticket":1,"comment":"Gr"""u8, 0xFC, .. """n"},{"ticket":2,"comment":"cut \ud83d"}]"""u8];
        var rig = new Mt4Rig();
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) }));

        IReadOnlyList<Mt4Order> orders = await rig.Client.Orders.ListOpenedAsync(Rig.Account);

        Assert.Equal([(1, "Gr\uFFFDn"), (2, null)], orders.Select(order => (order.Ticket, order.Comment)));
    }

    [Fact]
    public async Task Conversion_rates_with_a_hole_are_none_rather_than_shifted()
    {
        Mt4Order order = await Mt4Rig.Answering("""{"ticket":1,"ex":{"order":1,"conv_rates":[null,1.2]}}""").Client.Orders.GetOpenedAsync(Rig.Account, 1);

        Assert.Null(order.Record!.ConversionRates);
    }

    [Theory]
    [InlineData("[{\"ticket\":1},null]")]
    [InlineData("[{\"ticket\":1},7]")]
    [InlineData("{\"orders\":[]}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("[{\"ticket\":1}")]
    [InlineData("[]x")]
    public async Task A_list_of_orders_that_is_not_whole_is_a_protocol_error(string body)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => Mt4Rig.Answering(body).Client.Orders.ListOpenedAsync(Rig.Account));

        Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"False\"", false)]
    [InlineData("{\"result\":true}", true)]
    public async Task A_flag_is_read(string body, bool expected) => Assert.Equal(expected, await Mt4Rig.Answering(body).Client.Accounts.IsInvestorAsync(Rig.Account));

    [Theory]
    [InlineData("2", 120)]
    [InlineData("-3.5", -210)]
    [InlineData("\"180\"", 180)]
    public async Task A_time_zone_is_read(string body, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), (await Mt4Rig.Answering(body).Client.Symbols.GetServerTimeZoneAsync(Rig.Account)).Offset);

    [Theory]
    [InlineData("9999")]
    [InlineData("\"Europe/Berlin\"")]
    public async Task What_is_no_time_zone_is_a_protocol_error(string body)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => Mt4Rig.Answering(body).Client.Symbols.GetServerTimeZoneAsync(Rig.Account));

        Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
    }

    [Fact]
    public async Task An_unknown_ticket_is_not_found()
    {
        Mt4Rig rig = Mt4Rig.Answering("""{"message":"m","code":"INVALID_TICKET"}""", 201);

        NotFoundException missing = await Assert.ThrowsAsync<NotFoundException>(() => rig.Client.Orders.GetOpenedAsync(Rig.Account, 5));

        Assert.Equal("INVALID_TICKET", missing.Error.Code);
        Assert.Equal(ErrorKind.NotFound, (await rig.Calls.TryGetOpenedAsync(Rig.Account, 5, default)).Error!.Kind);
    }

    [Fact]
    public async Task The_positions_of_a_history_come_as_they_are() =>
        Assert.Equal("""[{"ticket":1}]""", (await Mt4Rig.Answering("""[{"ticket":1,"password":"x"}]""").Client.Orders.GetHistoryPositionsAsync(Rig.Account)).Root.GetRawText());

    private static ServerTime At(int hour, int minute, int second) => new(new DateTime(2026, 11, 2, hour, minute, second));
}
