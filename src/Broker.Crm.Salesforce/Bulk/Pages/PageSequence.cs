using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Bulk.Jobs;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk.Pages;

/// <summary>The pages of a query job in their order: one after the other by locators, or several fetched ahead.</summary>
internal sealed class PageSequence(BulkJobs jobs, BulkJobHandle job, BulkReadOptions options)
{
    internal IAsyncEnumerable<RowCursor> ReadAsync(CancellationToken cancellationToken) =>
        options.ParallelPages > 1 && job.Locator is null && !job.IsReadToEnd ? AheadAsync(cancellationToken) : OneByOneAsync(cancellationToken);

    private async IAsyncEnumerable<RowCursor> OneByOneAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? locator = job.Locator;
        while (locator != BulkJobHandle.EndLocator)
        {
            string? here = locator;
            var page = new PageReader(token => jobs.TryOpenPageAsync(job, here, options.MaxRecordsPerPage, token), job with { Locator = here }, options, jobs.Time);
            await using (page.ConfigureAwait(false))
            {
                yield return page;
                locator = page.Next ?? BulkJobHandle.EndLocator;
            }

            if (locator == here)
            {
                throw new BulkJobException(Endless(), job with { Locator = here }, report: null);
            }
        }
    }

    private async IAsyncEnumerable<RowCursor> AheadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new Queue<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var fetching = new Queue<(string Url, Task<SpooledPage> Page)>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        string? next = await ListAsync(null, known, seen, stop.Token).ConfigureAwait(false);
        try
        {
            while (true)
            {
                while (fetching.Count < options.ParallelPages)
                {
                    while (known.Count == 0 && next is not null)
                    {
                        next = await ListAsync(next, known, seen, stop.Token).ConfigureAwait(false);
                    }

                    if (known.Count == 0)
                    {
                        break;
                    }

                    string url = known.Dequeue();
                    fetching.Enqueue((url, FetchAsync(url, stop.Token)));
                }

                if (fetching.Count == 0)
                {
                    break;
                }

#pragma warning disable VSTHRD003 // started a few lines above
                SpooledPage page = await fetching.Dequeue().Page.ConfigureAwait(false);
#pragma warning restore VSTHRD003
                await using (page.ConfigureAwait(false))
                {
                    page.Next = fetching.Count > 0 ? LocatorOf(fetching.Peek().Url) : BulkJobHandle.EndLocator;
                    yield return page;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            foreach ((_, Task<SpooledPage> task) in fetching)
            {
                await DropAsync(task).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask DropAsync(Task<SpooledPage> task)
    {
        try
        {
#pragma warning disable VSTHRD003 // started by the caller of this private method
            SpooledPage page = await task.ConfigureAwait(false);
#pragma warning restore VSTHRD003
            await page.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or BrokerApiException or IOException)
        {
            // Fetched ahead for nobody.
        }
    }

    private static string? LocatorOf(string url)
    {
        const string Name = "locator=";
        foreach (string part in url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&'))
        {
            if (part.StartsWith(Name, StringComparison.Ordinal) && part.Length > Name.Length)
            {
                return Uri.UnescapeDataString(part[Name.Length..]);
            }
        }

        return null;
    }

    private static ApiError Endless() =>
        BulkJobException.Told("GetBulkResults", ErrorKind.Protocol, Outcome.Refused, "Salesforce named a page of results as its own next one; the results would never end.");

    private Task<SpooledPage> FetchAsync(string url, CancellationToken cancellationToken)
    {
        string path = SalesforcePaths.Given(url);
        var page = new PageReader(token => jobs.TryOpenGivenAsync(job, path, token), job with { Locator = LocatorOf(url) }, options, jobs.Time);
        return SpooledPage.FetchAsync(page, job, options, cancellationToken);
    }

    private async Task<string?> ListAsync(string? next, Queue<string> known, HashSet<string> seen, CancellationToken cancellationToken)
    {
        ResultPages pages = await jobs.GetPagesAsync(job, next, cancellationToken).ConfigureAwait(false);
        foreach (string url in pages.Urls)
        {
            if (!seen.Add(url))
            {
                throw new BulkJobException(Endless(), job, report: null);
            }

            known.Enqueue(url);
        }

        return pages.Next is not null && (pages.Next == next || !seen.Add(pages.Next)) ? throw new BulkJobException(Endless(), job, report: null) : pages.Next;
    }
}
