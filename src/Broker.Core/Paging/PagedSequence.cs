namespace Broker.Core.Paging;

/// <summary>A list that is read page by page while it is enumerated: as items, or as pages with a token that resumes.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks>Each enumeration starts anew and calls the system anew. Not a snapshot: records may move between pages while they are read.</remarks>
public sealed class PagedSequence<T> : IAsyncEnumerable<T>
{
    /// <summary>The default of the page limit: a guard against a server that never ends.</summary>
    public const int DefaultMaxPages = 100_000;

    private readonly Func<string?, CancellationToken, Task<Page<T>>> readPage;
    private readonly int maxPages;

    /// <summary>Makes a sequence.</summary>
    /// <param name="readPage">Reads the page that starts at a token; null asks for the first.</param>
    /// <param name="maxPages">After this many pages the enumeration fails instead of going on for ever.</param>
    public PagedSequence(Func<string?, CancellationToken, Task<Page<T>>> readPage, int maxPages = DefaultMaxPages)
    {
        ArgumentNullException.ThrowIfNull(readPage);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPages, 1);
        this.readPage = readPage;
        this.maxPages = maxPages;
    }

    /// <summary>The pages, from the start or from a stored token.</summary>
    /// <exception cref="InvalidOperationException">The page limit was reached, or the server repeated a token.</exception>
    public async IAsyncEnumerable<Page<T>> AsPagesAsync(
        string? continuationToken = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? token = continuationToken;
        for (int number = 1; ; number++)
        {
            if (number > maxPages)
            {
                throw new InvalidOperationException($"The list did not end after {maxPages} pages; raise the page limit if it is really that long.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            Page<T> page = await readPage(token, cancellationToken).ConfigureAwait(false);
            yield return page;
            if (page.ContinuationToken is null)
            {
                yield break;
            }

            if (string.Equals(page.ContinuationToken, token, StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The server answered with the same continuation token twice; the list would never end.");
            }

            token = page.ContinuationToken;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (Page<T> page in AsPagesAsync(null, cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
            {
                yield return item;
            }
        }
    }
}
