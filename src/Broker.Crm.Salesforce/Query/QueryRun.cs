using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Query;

/// <summary>One query: its first call, and the way from page to page.</summary>
internal sealed class QueryRun
{
    /// <summary>The bytes of an address that are sent. Salesforce takes 16,384 with all headers, of which a token can be the largest (contracts/salesforce.md 3).</summary>
    internal const int MaxAddressBytes = 14_336;

    private readonly SalesforceApi api;
    private readonly ApiCall first;
    private readonly SalesforceQueryOptions options;

    /// <exception cref="ArgumentException">An option is out of its range, or the query is too long for an address.</exception>
    internal QueryRun(SalesforceApi api, Soql query, bool all, SalesforceQueryOptions? options)
    {
        this.api = api;
        this.options = SalesforceQueryOptions.Checked(options);
        first = Call(api, all || this.options.IncludeDeleted ? QueryOperations.QueryAll : QueryOperations.Query, query, "q", this.options.Header);
        Children = new ChildCompletion(api, this.options.Header);
    }

    internal ChildCompletion Children { get; }

    internal int MaxPages => options.MaxPages;

    internal static ApiCall Call(SalesforceApi api, ApiOperation operation, Soql query, string parameter, string? header)
    {
        ArgumentNullException.ThrowIfNull(query);
        string resource = operation == QueryOperations.QueryAll ? "/queryAll" : "/query";
        ApiCall call = operation.Call(api.Paths.Root + resource).Query(parameter, query.Text).WithHeader("Sforce-Query-Options", header);
        return call.Target.Length <= MaxAddressBytes
            ? call
            : throw new ArgumentException(
                FormattableString.Invariant($"The query takes {call.Target.Length} bytes of an address; at most {MaxAddressBytes} fit beside the headers. Use fewer or shorter conditions, or a Bulk query, which carries its text in the body."), nameof(query));
    }

    /// <summary>The call of a page: the first, or the one that an answer or a stored token named, whose version is kept.</summary>
    /// <exception cref="ArgumentException">The token is none of a query.</exception>
    internal ApiCall CallOf(string? token)
    {
        if (token is null)
        {
            return first;
        }

        try
        {
            return QueryOperations.Next.Call(SalesforcePaths.Given(token)).WithHeader("Sforce-Query-Options", options.Header);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException("The continuation token is not one that a query of Salesforce gave.", nameof(token), exception);
        }
    }

    internal PagedSequence<T> Pages<T>(RowReader<T> readRow)
    {
        ApiResponseReader<QueryPage<T>> reader = (in ApiResponse response) => QueryPageReader.Read(response.Body, readRow);
        return new PagedSequence<T>(
            async (token, cancellationToken) =>
            {
                QueryPage<T> page = await ReadAsync(CallOf(token), reader, cancellationToken).ConfigureAwait(false);
                if (page.Incomplete is { } incomplete)
                {
                    foreach ((int index, byte[] json) in incomplete)
                    {
                        ReadOnlyMemory<byte> whole = await Children.CompleteAsync(json, cancellationToken).ConfigureAwait(false);
                        page.Rows[index] = Reread(whole.Span, readRow);
                    }
                }

                return new Page<T>(page.Rows, page.Next);
            },
            options.MaxPages);
    }

    internal async Task<QueryPage<T>> FirstAsync<T>(RowReader<T> readRow, CancellationToken cancellationToken) =>
        await ReadAsync(first, (in ApiResponse response) => QueryPageReader.Read(response.Body, readRow), cancellationToken).ConfigureAwait(false);

    internal static T Reread<T>(ReadOnlySpan<byte> row, RowReader<T> readRow)
    {
        try
        {
            return QueryPageReader.ReadRow(row, readRow);
        }
        catch (Exception exception) when (QueryFaults.IsUnreadable(exception))
        {
            throw QueryFaults.Unreadable(QueryOperations.Query, exception);
        }
    }

    private async Task<QueryPage<T>> ReadAsync<T>(ApiCall call, ApiResponseReader<QueryPage<T>> reader, CancellationToken cancellationToken)
    {
        ApiResult<QueryPage<T>> answer = await api.TrySendAsync(call, reader, cancellationToken).ConfigureAwait(false);
        return answer.TryGet(out QueryPage<T>? page, out ApiError? error) ? page : throw QueryFaults.ToException(error);
    }
}
