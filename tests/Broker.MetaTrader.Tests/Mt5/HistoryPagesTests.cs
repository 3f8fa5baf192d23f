using Broker.Core.Paging;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;

namespace Broker.MetaTrader.Tests.Mt5;

public sealed class HistoryPagesTests
{
    private static readonly ServerTime Day = new(new DateTime(2026, 11, 2));
    private readonly Mt5Rig rig = new();

    [Fact]
    public async Task Pages_are_read_until_the_last_one_of_which_the_answer_tells()
    {
        rig.Server.Answer(200, """{"pagesCount":3,"pageNumber":0,"orders":[{"ticket":1},{"ticket":2}]}""");
        rig.Server.Answer(200, """{"pagesCount":3,"pageNumber":1,"orders":[]}""");
        rig.Server.Answer(200, """{"pagesCount":3,"pageNumber":2,"orders":[{"ticket":3}]}""");

        Assert.Equal([1, 2, 3], await TicketsAsync(Request()));
        Assert.Equal(["0", "1", "2"], rig.Server.Requests.Select(PageNumber));
    }

    [Fact]
    public async Task Without_a_number_of_pages_the_first_page_that_is_not_full_is_the_last()
    {
        rig.Server.Answer(200, """{"orders":[{"ticket":1},{"ticket":2}]}""");
        rig.Server.Answer(200, """{"orders":[{"ticket":3}]}""");

        Assert.Equal([1, 2, 3], await TicketsAsync(Request()));
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task An_empty_history_is_one_page()
    {
        rig.Server.Answer(200, """{"pagesCount":0,"pageNumber":0,"orders":null}""");

        Assert.Empty(await TicketsAsync(Request()));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task It_begins_at_the_page_of_the_request_and_reads_anew_only_once()
    {
        rig.Server.Answer(200, """{"pagesCount":7,"orders":[{"ticket":1}]}""");

        Assert.Equal([1, 1], await TicketsAsync(Request() with { PageNumber = 5, RequestAgain = true }));
        Assert.Equal(["5", "6"], rig.Server.Requests.Select(PageNumber));
        Assert.Contains("requestAgain=true", rig.Server.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("requestAgain=false", rig.Server.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_resumes()
    {
        rig.Server.Answer(200, """{"pagesCount":3,"orders":[{"ticket":1}]}""");
        PagedSequence<Mt5Order> pages = rig.Client.Orders.ListHistoryPages(Rig.Account, Request());

        Page<Mt5Order> first = await FirstAsync(pages, null);
        Page<Mt5Order> second = await FirstAsync(pages, first.ContinuationToken);

        Assert.Equal("1", first.ContinuationToken);
        Assert.Equal("2", second.ContinuationToken);
        Assert.Equal(["0", "1"], rig.Server.Requests.Select(PageNumber));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("2147483647")]
    [InlineData("99999999999")]
    public async Task A_token_of_another_list_is_refused(string token)
    {
        PagedSequence<Mt5Order> pages = rig.Client.Orders.ListHistoryPages(Rig.Account, Request());

        await Assert.ThrowsAsync<ArgumentException>(() => FirstAsync(pages, token));
        Assert.Empty(rig.Server.Requests);
    }

    [Fact]
    public async Task A_failure_ends_the_enumeration()
    {
        rig.Server.Answer(200, """{"pagesCount":3,"orders":[{"ticket":1}]}""");
        rig.Server.Answer(201, """{"message":"no","code":"INVALID_TOKEN"}""");

        await Assert.ThrowsAsync<NotFoundException>(() => TicketsAsync(Request()));
    }

    private static Mt5HistoryPageRequest Request() => new() { From = Day, To = Day, OrdersPerPage = 2 };

    private static string PageNumber(TestSupport.StubRequest request) => System.Web.HttpUtility.ParseQueryString(request.PathAndQuery)["pageNumber"]!;

    private static async Task<Page<Mt5Order>> FirstAsync(PagedSequence<Mt5Order> pages, string? token)
    {
        await foreach (Page<Mt5Order> page in pages.AsPagesAsync(token))
        {
            return page;
        }

        throw new InvalidOperationException("There is no page.");
    }

    private async Task<List<long?>> TicketsAsync(Mt5HistoryPageRequest request)
    {
        var tickets = new List<long?>();
        await foreach (Mt5Order order in rig.Client.Orders.ListHistoryPages(Rig.Account, request))
        {
            tickets.Add(order.Ticket);
        }

        return tickets;
    }
}
