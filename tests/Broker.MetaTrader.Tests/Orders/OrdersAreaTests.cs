using Broker.Core.Paging;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Tests.Orders;

public sealed class OrdersAreaTests
{
    private static readonly ServerTime From = new(new DateTime(2026, 1, 1)), To = new(new DateTime(2026, 2, 1));

    private readonly FakePlatform platform = new();
    private readonly OrdersArea area;

    public OrdersAreaTests() => area = new OrdersArea(platform);

    [Fact]
    public async Task Reads_go_to_the_platform()
    {
        platform.Listing = new([FakePlatform.Order(5)], false);

        Assert.Equal(5, Assert.Single(await area.ListOpenedAsync(Rig.Account)).Ticket);
        Assert.Equal(5, Assert.Single(await area.ListClosedAsync(Rig.Account)).Ticket);
        Assert.False((await area.ListHistoryAsync(Rig.Account, From, From)).IsComplete);
        Assert.Equal(9, (await area.GetOpenedAsync(Rig.Account, 9)).Ticket);
        Assert.Equal(["opened", "closed", "history 2026-01-01T00:00:00 2026-01-01T00:00:00", "opened 9"], platform.Asked);
    }

    [Fact]
    public async Task Failures_are_exceptions_and_an_unknown_ticket_is_not_found()
    {
        platform.Error = FakePlatform.Failure(ErrorKind.Validation, "INVALID_TICKET");
        await Assert.ThrowsAsync<NotFoundException>(() => area.GetOpenedAsync(Rig.Account, 1));
        await Assert.ThrowsAsync<ValidationFailedException>(() => area.ListOpenedAsync(Rig.Account));

        platform.Error = FakePlatform.Failure(ErrorKind.Validation, "INVALID_PARAM");
        await Assert.ThrowsAsync<ValidationFailedException>(() => area.GetOpenedAsync(Rig.Account, 1));
        await Assert.ThrowsAsync<ValidationFailedException>(async () => await area.ListHistoryPages(Rig.Account, From, To).GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_says_both_ends()
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => area.ListHistoryAsync(Rig.Account, To, From));

        Assert.Contains("2026-01-01T00:00:00, before it begins at 2026-02-01T00:00:00", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => area.ListHistoryPages(Rig.Account, To, From));
        Assert.Empty(platform.Asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void A_page_size_out_of_range_is_refused(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => area.ListHistoryPages(Rig.Account, From, To, size));

    [Theory]
    [InlineData(3, new[] { 2, 0, 2, 2 }, 3)]
    [InlineData(1, new[] { 2, 2 }, 1)]
    [InlineData(0, new[] { 0, 2 }, 1)]
    [InlineData(null, new[] { 2, 2, 1, 2 }, 3)]
    [InlineData(null, new[] { 2, 0, 2 }, 2)]
    [InlineData(null, new[] { 3, 2, 0 }, 3)]
    public async Task The_sequence_ends_by_the_number_of_pages_or_by_a_page_that_is_not_full(int? pagesCount, int[] sizes, int asked)
    {
        platform.Page = number => new OrderPage([.. Enumerable.Range(0, sizes[number]).Select(n => FakePlatform.Order((number * 10) + n))], pagesCount, number);
        var tickets = new List<long?>();

        await foreach (OrderView order in area.ListHistoryPages(Rig.Account, From, To, 2))
        {
            tickets.Add(order.Ticket);
        }

        Assert.Equal(Enumerable.Range(0, asked).Select(n => $"page {n} of 2"), platform.Asked);
        Assert.Equal(sizes.Take(asked).Sum(), tickets.Distinct().Count());
    }

    [Fact]
    public async Task Tokens_are_page_numbers_and_others_are_refused()
    {
        platform.Page = number => new OrderPage([], 50, number);
        PagedSequence<OrderView> pages = area.ListHistoryPages(Rig.Account, From, To);

        await using (IAsyncEnumerator<Page<OrderView>> resumed = pages.AsPagesAsync("41").GetAsyncEnumerator())
        {
            Assert.True(await resumed.MoveNextAsync());
            Assert.Equal("42", resumed.Current.ContinuationToken);
        }

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await pages.AsPagesAsync("next").GetAsyncEnumerator().MoveNextAsync());
        Assert.Contains("a page number from 0 to 2147483647", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["page 41 of 100"], platform.Asked);
    }

    [Fact]
    public void The_last_possible_page_has_no_next() => Assert.Null(PageTokens.Next(int.MaxValue, null, 5, 5));

    [Fact]
    public async Task A_cancelled_read_asks_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => area.ListOpenedAsync(Rig.Account, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await area.ListHistoryPages(Rig.Account, From, To).GetAsyncEnumerator(cancelled).MoveNextAsync());
        Assert.Empty(platform.Asked);
    }
}
