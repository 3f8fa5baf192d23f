using Broker.Core.Paging;

namespace Broker.Core.Tests.Paging;

public sealed class PagedSequenceTests
{
    private readonly List<string?> asked = [];

    [Fact]
    public async Task Items_come_in_order_through_empty_pages_and_every_enumeration_starts_anew()
    {
        PagedSequence<int> list = List(("b", [1, 2]), ("c", []), (null, [3]));
        int[] once = await list.ToArrayAsync();
        int[] again = await list.ToArrayAsync();
        Assert.Equal([1, 2, 3], once);
        Assert.Equal([1, 2, 3], again);
        Assert.Equal([null, "b", "c", null, "b", "c"], asked);
    }

    [Fact]
    public async Task Pages_carry_the_token_that_resumes_after_them()
    {
        PagedSequence<int> list = List(("b", [1, 2]), ("c", [3]), (null, [4]));
        Page<int>[] pages = await list.AsPagesAsync().ToArrayAsync();
        Assert.Equal(["b", "c", null], pages.Select(p => p.ContinuationToken));
        asked.Clear();
        Page<int>[] rest = await list.AsPagesAsync(pages[0].ContinuationToken).ToArrayAsync();
        Assert.Equal([3, 4], rest.SelectMany(p => p.Items));
        Assert.Equal(["b", "c"], asked);
    }

    [Fact]
    public async Task Leaving_early_reads_no_further_page()
    {
        await foreach (int item in List(("b", [1, 2]), (null, [3])))
        {
            if (item == 2)
            {
                break;
            }
        }

        Assert.Equal([null], asked);
    }

    [Fact]
    public async Task A_repeated_token_ends_the_list_with_an_error_after_its_items()
    {
        var list = new PagedSequence<int>((token, _) => Task.FromResult(new Page<int>([1], "same")));
        var seen = new List<int>();
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (int item in list)
            {
                seen.Add(item);
            }
        });
        Assert.Equal([1, 1], seen);
    }

    [Fact]
    public async Task A_list_without_end_stops_at_the_page_limit()
    {
        int number = 0;
        var list = new PagedSequence<int>((_, _) => Task.FromResult(new Page<int>([++number], $"t{number}")), maxPages: 5);
        InvalidOperationException stopped = await Assert.ThrowsAsync<InvalidOperationException>(async () => await list.ToArrayAsync());
        Assert.Contains("5 pages", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(5, number);
    }

    [Fact]
    public async Task Cancellation_stops_before_the_next_page_and_reaches_the_reader()
    {
        using var caller = new CancellationTokenSource();
        var tokens = new List<CancellationToken>();
        var list = new PagedSequence<int>((_, token) =>
        {
            tokens.Add(token);
            return Task.FromResult(new Page<int>([1, 2], $"t{tokens.Count}"));
        });
        var seen = new List<int>();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (int item in list.WithCancellation(caller.Token))
            {
                seen.Add(item);
                await caller.CancelAsync();
            }
        });
        Assert.Equal([1, 2], seen);
        Assert.Equal(caller.Token, Assert.Single(tokens));
    }

    [Fact]
    public void A_page_limit_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PagedSequence<int>((_, _) => throw new InvalidOperationException(), 0));

    private PagedSequence<int> List(params (string? Next, int[] Items)[] pages) => new((token, _) =>
    {
        asked.Add(token);
        int index = token is null ? 0 : Array.FindIndex(pages, p => p.Next == token) + 1;
        return Task.FromResult(new Page<int>(pages[index].Items, pages[index].Next));
    });
}
