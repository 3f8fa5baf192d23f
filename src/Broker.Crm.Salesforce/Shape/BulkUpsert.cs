using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>Upserts by Bulk jobs and brings each row's outcome back to its record.</summary>
internal sealed class BulkUpsert(ISalesforceBulk bulk) : IBulkUpsert
{
    private const string Operation = "BulkUpsert";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BulkUpsertRow>> UpsertAsync(
        string type, string externalIdField, IReadOnlyList<IReadOnlyDictionary<string, object?>> records, string? assignmentRuleId, CancellationToken cancellationToken)
    {
        var rows = new BulkUpsertRow?[records.Count];
        string[] columns = [.. records.SelectMany(static r => Columns(r)).Distinct(StringComparer.Ordinal)];
        var load = new BulkLoad
        {
            ObjectType = type,
            Operation = BulkOperation.Upsert,
            ExternalIdField = externalIdField,
            AssignmentRuleId = assignmentRuleId,
            OnOutcome = (outcome, _) =>
            {
                rows[outcome.Row - 1] = RowOf(outcome, records[(int)outcome.Row - 1]);
                return default;
            },
        };
        ApiError rest;
        try
        {
            await bulk.LoadAsync(load, EnumerateAsync(records, cancellationToken), BulkRows.Maps(columns), cancellationToken).ConfigureAwait(false);
            rest = BulkJobException.Told(Operation, ErrorKind.Refused, Outcome.NotSent, "A job before this record's failed, so it was not sent; send it again.");
        }
        catch (BulkJobException exception)
        {
            rest = exception.Error with { Outcome = Outcome.Unknown };
        }
        catch (BrokerApiException exception)
        {
            rest = exception.Error; // the job was not made, or nobody knows; without rows it does nothing
        }

        return [.. rows.Select(row => row ?? new BulkUpsertRow(null, null, rest))];
    }

    private static BulkUpsertRow RowOf(BulkRowOutcome outcome, IReadOnlyDictionary<string, object?> record) => outcome.Status switch
    {
        BulkRowStatus.Created or BulkRowStatus.Updated => new BulkUpsertRow(outcome.Id, outcome.Status == BulkRowStatus.Created, null),
        BulkRowStatus.Unprocessed => Failed(BulkJobException.Told(Operation, ErrorKind.Refused, Outcome.NotSent, "The job ended before this record was tried; send it again.")),
        BulkRowStatus.Failed => Failed(SalesforceApi.Printable(Refused(outcome), [.. record.Keys])),
        _ => Failed(BulkJobException.Told(Operation, ErrorKind.Protocol, Outcome.Unknown, "No result names this record; read it before sending it again.")),
    };

    private static BulkUpsertRow Failed(ApiError error) => new(null, null, error);

    private static ApiError Refused(BulkRowOutcome outcome)
    {
        ApiFailure failure = ErrorCodes.Apply(
            new ApiFailure { Kind = ErrorKind.Refused, NotApplied = true }, [new SalesforceErrorItem(outcome.Code, outcome.Message.Reveal(), outcome.Fields)]);
        return BulkJobException.Told(Operation, failure.Kind, Outcome.Refused, failure.Advice ?? string.Empty) with
        {
            Code = failure.Code,
            CodeIsListed = failure.CodeIsListed,
            IsTransient = failure.IsTransient,
            RelatedId = failure.RelatedId,
            Fields = failure.Fields,
            Text = failure.Text,
        };
    }

    // A parent by its external id stands under its path.
    private static IEnumerable<string> Columns(IReadOnlyDictionary<string, object?> record) => record.SelectMany(static field =>
        field.Value is IReadOnlyDictionary<string, object?> parent ? Columns(parent).Select(name => field.Key + "." + name) : [field.Key]);

    private static async IAsyncEnumerable<IReadOnlyDictionary<string, object?>> EnumerateAsync(
        IReadOnlyList<IReadOnlyDictionary<string, object?>> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (IReadOnlyDictionary<string, object?> record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
