using Broker.Core.Paging;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;

namespace Broker.MetaTrader.Tests.Mt4;

public sealed class HistoryPagesTests
{
    private static readonly ServerTime From = new(new DateTime(2026, 1, 1));

    [Fact]
    public async Task Pages_end_by_the_stated_number_even_when_one_of_them_is_not_full()
    {
        var rig = new Mt4Rig();
        rig.Server.Answer(200, """{"pagesCount":3,"pageNumber":0,"orders":[{"ticket":1},{"ticket":2}]}""")
            .Answer(200, """{"pagesCount":3,"pageNumber":1,"orders":[]}""")
            .Answer(200, """{"pagesCount":3,"pageNumber":2,"orders":[{"ticket":3},{"ticket":4}]}""");

        Assert.Equal([1L, 2L, 3L, 4L], await TicketsAsync(rig.Client.Orders.ListHistoryPages(Rig.Account, From, ordersPerPage: 2)));
        Assert.Equal([0, 1, 2], Pages(rig));
    }

    [Theory]
    [InlineData("""{"orders":[{"ticket":1},{"ticket":2}]}""", """{"orders":[{"ticket":3}]}""")]
    [InlineData("""[{"ticket":1},{"ticket":2}]""", """[{"ticket":3}]""")]
    public async Task Without_a_number_of_pages_the_first_page_that_is_not_full_is_the_last(string first, string second)
    {
        var rig = new Mt4Rig();
        rig.Server.Answer(200, first).Answer(200, second);

        Assert.Equal([1L, 2L, 3L], await TicketsAsync(rig.Client.Orders.ListHistoryPages(Rig.Account, From, ordersPerPage: 2)));
        Assert.Equal([0, 1], Pages(rig));
    }

    [Fact]
    public async Task An_empty_history_is_one_page()
    {
        Mt4Rig rig = Mt4Rig.Answering("""{"pagesCount":0,"pageNumber":0,"orders":null}""");

        Assert.Empty(await TicketsAsync(rig.Client.Orders.ListHistoryPages(Rig.Account, From)));
        Assert.Equal([0], Pages(rig));
    }

    [Theory]
    [InlineData("""{"pagesCount":2,"pageNumber":0}""")]
    [InlineData("""{"pagesCount":2,"orders":[{"ticket":1},null]}""")]
    [InlineData("""{"orders":{"ticket":1}}""")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("[1]")]
    public async Task A_page_without_its_orders_is_a_protocol_error(string body)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => Mt4Rig.Answering(body).Client.Orders.GetHistoryPageAsync(Rig.Account, From));

        Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
    }

    [Fact]
    public async Task A_stored_token_resumes_and_a_bad_one_is_refused_with_what_is_allowed()
    {
        var rig = new Mt4Rig();
        rig.Server.Answer(200, """{"pagesCount":9,"pageNumber":7,"orders":[{"ticket":1}]}""").Answer(200, """{"pagesCount":9,"pageNumber":8,"orders":[]}""");
        PagedSequence<Mt4Order> history = rig.Client.Orders.ListHistoryPages(Rig.Account, From);

        var tokens = new List<string?>();
        await foreach (Page<Mt4Order> page in history.AsPagesAsync("7"))
        {
            tokens.Add(page.ContinuationToken);
        }

        Assert.Equal(["8", null], tokens);
        Assert.Equal([7, 8], Pages(rig));
        foreach (string bad in new[] { "", "-1", "1.5", " 1", "x", "99999999999" })
        {
            ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await history.AsPagesAsync(bad).GetAsyncEnumerator().MoveNextAsync());
            Assert.Contains("from 0 to 2147483647", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, rig.Server.Count);
    }

    private static async Task<List<long>> TicketsAsync(IAsyncEnumerable<Mt4Order> orders)
    {
        var tickets = new List<long>();
        await foreach (Mt4Order order in orders)
        {
            tickets.Add(order.Ticket!.Value);
        }

        return tickets;
    }

    private static IEnumerable<int> Pages(Mt4Rig rig) => rig.Server.Requests.Select(request =>
        int.Parse(request.PathAndQuery.Split("pageNumber=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture));
}
