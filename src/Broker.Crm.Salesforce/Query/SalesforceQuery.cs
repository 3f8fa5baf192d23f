using System.Text.Json;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Query;

/// <inheritdoc cref="ISalesforceQuery"/>
internal sealed class SalesforceQuery(SalesforceApi api) : ISalesforceQuery
{
    private static readonly ApiResponseReader<IReadOnlyList<QueryPlan>> PlanReader = static (in ApiResponse response) =>
        WireElements.Parse(response.Body) is { ValueKind: JsonValueKind.Object } answer ? ReadPlans(answer) : throw new JsonException("The answer is no list of plans.");

    // Reads over a row that nobody wants.
    private static readonly RowReader<bool> Skipping = static (ref Utf8JsonReader reader) =>
    {
        reader.Skip();
        return true;
    };

    private static readonly RowReader<SalesforceRecord> RecordRows = RecordReader.Read;

    public PagedSequence<SalesforceRecord> QueryAsync(Soql query, SalesforceQueryOptions? options = null) => new QueryRun(api, query, all: false, options).Pages(RecordRows);

    public PagedSequence<T> QueryAsync<T>(Soql query, SalesforceQueryOptions? options = null)
        where T : class, ISalesforceModel<T> => new QueryRun(api, query, all: false, options).Pages<T>(T.Read);

    public PagedSequence<SalesforceRecord> QueryAllAsync(Soql query, SalesforceQueryOptions? options = null) => new QueryRun(api, query, all: true, options).Pages(RecordRows);

    public PagedSequence<T> QueryAllAsync<T>(Soql query, SalesforceQueryOptions? options = null)
        where T : class, ISalesforceModel<T> => new QueryRun(api, query, all: true, options).Pages<T>(T.Read);

    public IAsyncEnumerable<SalesforceRecord> StreamAsync(Soql query, SalesforceQueryOptions? options = null, CancellationToken cancellationToken = default) =>
        RowsAsync(new QueryRun(api, query, all: false, options), RecordRows, cancellationToken);

    public IAsyncEnumerable<T> StreamAsync<T>(Soql query, SalesforceQueryOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, ISalesforceModel<T> => RowsAsync<T>(new QueryRun(api, query, all: false, options), T.Read, cancellationToken);

    public async Task<long> CountAsync(Soql query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!IsCount(query.Text))
        {
            throw new ArgumentException("The query counts nothing: it must begin with SELECT COUNT(). For COUNT(Id) or a count by group, read its rows.", nameof(query));
        }

        var run = new QueryRun(api, query, all: false, null);
        QueryPage<bool> page = await run.FirstAsync(Skipping, cancellationToken).ConfigureAwait(false);
        return page.TotalSize ?? throw QueryFaults.Unreadable(QueryOperations.Query, "The answer has no count.");
    }

    public async Task<long> VisitAsync(Soql query, SalesforceRowVisitor visitor, SalesforceQueryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var pump = new RowPump(api, new QueryRun(api, query, all: false, options));
        await using (pump.ConfigureAwait(false))
        {
            long count = 0;
            while (await pump.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                var row = new SalesforceRow(pump.Row.Span, count++);
                visitor(ref row);
            }

            return count;
        }
    }

    public Task<IReadOnlyList<QueryPlan>> ExplainAsync(Soql query, CancellationToken cancellationToken = default) =>
        api.SendAsync(QueryRun.Call(api, QueryOperations.Explain, query, "explain", null), PlanReader, cancellationToken);

    /// <summary>Rows as objects, one by one, out of the sliding buffer.</summary>
    private async IAsyncEnumerable<T> RowsAsync<T>(QueryRun run, RowReader<T> readRow, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pump = new RowPump(api, run);
        await using (pump.ConfigureAwait(false))
        {
            while (await pump.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return QueryRun.Reread(pump.Row.Span, readRow);
            }
        }
    }

    private static bool IsCount(string text)
    {
        string[] words = text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 3 && words[0].Equals("SELECT", StringComparison.OrdinalIgnoreCase)
            && (words[1].Equals("COUNT()", StringComparison.OrdinalIgnoreCase)
                || (words[1].Equals("COUNT", StringComparison.OrdinalIgnoreCase) && words[2].StartsWith("()", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<QueryPlan> ReadPlans(JsonElement answer) =>
    [
        .. WireElements.Items(answer, "plans").Select(static plan => new QueryPlan
        {
            LeadingOperationType = WireElements.Text(plan, "leadingOperationType"),
            RelativeCost = WireElements.Number(plan, "relativeCost"),
            Cardinality = WireElements.Whole(plan, "cardinality"),
            ObjectCardinality = WireElements.Whole(plan, "sobjectCardinality"),
            ObjectType = WireElements.Text(plan, "sobjectType"),
            Fields = WireElements.Texts(plan, "fields"),
            Notes =
            [
                .. WireElements.Items(plan, "notes").Select(static note => new QueryPlanNote
                {
                    Description = WireElements.Text(note, "description"),
                    Fields = WireElements.Texts(note, "fields"),
                    ObjectType = WireElements.Text(note, "tableEnumOrId"),
                }),
            ],
        }),
    ];
}
