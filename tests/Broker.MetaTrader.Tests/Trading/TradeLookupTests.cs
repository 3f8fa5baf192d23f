using System.Text;
using Broker.Core.Identity;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader.Tests.Trading;

public sealed class TradeLookupTests
{
    private static readonly TradeLookup Full = new()
    {
        Order = (TradingRig.Buy() with
        {
            Operation = TradeOperation.SellStopLimit, Price = 1.10m, StopLoss = 1.2m, TakeProfit = 1m, StopLimitPrice = 1.11m, Slippage = 3, Magic = long.MinValue,
            Comment = "ü \"quoted\" \\ & =?", Expiration = TradingRig.Clock("2026-12-24T18:00:00"), Form = TradeForm.Task,
        }).ToTradeOrder() with { Ticket = long.MaxValue, OtherTicket = 2 },
        SentFrom = new DateTimeOffset(2026, 11, 2, 9, 0, 0, 123, TimeSpan.FromHours(2)),
        SentUntil = new DateTimeOffset(2026, 11, 2, 7, 1, 0, TimeSpan.Zero),
        PositionLots = 79228162514264337593543950335m,
        OtherTickets = [5, 6],
    };

    [Fact]
    public void A_token_brings_back_everything()
    {
        foreach (TradeLookup lookup in new[] { Full, Full with { PositionLots = null, OtherTickets = [] }, Full with { Order = TradingRig.CloseBy().ToTradeOrder() } })
        {
            TradeLookup read = TradeLookup.Parse(lookup.ToToken());

            Assert.Equal(lookup.Order, read.Order);
            Assert.Equal((lookup.SentFrom, lookup.SentUntil, lookup.PositionLots), (read.SentFrom, read.SentUntil, read.PositionLots));
            Assert.Equal(lookup.OtherTickets, read.OtherTickets);
            Assert.Equal(lookup.ToToken(), read.ToToken());
            Assert.All(lookup.ToToken(), static c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));
        }
    }

    [Fact]
    public void A_damaged_token_is_refused_without_telling_what_it_held()
    {
        string token = Full.ToToken();
        var random = new Random(3);
        for (int round = 0; round < 2_000; round++)
        {
            var text = new StringBuilder(token);
            int at = random.Next(text.Length);
            switch (random.Next(3))
            {
                case 0: text[at] = (char)random.Next(33, 127); break;
                case 1: text.Remove(at, random.Next(1, text.Length - at + 1)); break;
                default: text.Insert(at, (char)random.Next(33, 127)); break;
            }

            try
            {
                TradeLookup read = TradeLookup.Parse(text.ToString());
                Assert.Equal(Full.Order, read.Order);
            }
            catch (FormatException exception)
            {
                Assert.DoesNotContain(Rig.Account.Value, exception.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.All(["", "x", "tl1.", "tl1.e30", token[4..]], static text => Assert.Throws<FormatException>(() => TradeLookup.Parse(text)));
    }

    [Fact]
    public void Its_text_form_leaves_the_account_out()
    {
        Assert.DoesNotContain(Rig.Account.Value, $"{Full}", StringComparison.Ordinal);
        Assert.Contains("k1", $"{Full}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_lookup_made_before_sending_spans_all_the_time_it_may_take()
    {
        var rig = new TradingRig();
        TradeLookup lookup = rig.Trading.CreateLookup(TradingRig.Close(0.1m, 0.3m));

        Assert.Equal((rig.Time.GetUtcNow(), TimeSpan.FromSeconds(300), 0.3m), (lookup.SentFrom, lookup.SentUntil - lookup.SentFrom, lookup.PositionLots!.Value));
        Assert.Empty(rig.Server.Requests);
    }
}
