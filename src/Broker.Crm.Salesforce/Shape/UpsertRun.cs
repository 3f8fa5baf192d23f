using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>Carries out a plan, one way after the other, and brings all results into one shape.</summary>
internal sealed class UpsertRun(SalesforceApi api, IBulkUpsert bulk)
{
    private static readonly ApiOperation Upsert = new("Upsert", HttpMethod.Patch, "/services/data/{version}/sobjects/{type}/{field}/{value}", RetrySafety.Idempotent);

    // Versions up to 45.0 answer 204 without a body when the record was there.
    private static readonly ApiResponseReader<SaveResult> Reader = static (in ApiResponse response) =>
    {
        if (response.Body.IsEmpty)
        {
            return new SaveResult(null, true, [], response.Status == 201);
        }

        var reader = new Utf8JsonReader(response.Body);
        SaveResult result = SaveResult.Read(ref reader);
        return result.Created is null ? result with { Created = response.Status == 201 } : result;
    };

    private readonly StepRuns steps = new(api);
    private readonly Collections collections = new(api);

    internal async Task<UpsertReport> RunAsync(IReadOnlyList<UpsertRecord> records, string externalIdField, UpsertManyOptions? options, CancellationToken cancellationToken)
    {
        UpsertManyOptions how = UpsertManyOptions.Checked(options);
        var plan = new UpsertPlan(records, externalIdField, how);
        var results = new UpsertResult[records.Count];
        var choices = new List<ShapeChoice>();
        foreach (UpsertGroup group in plan.Groups)
        {
            int calls = group.Shape switch
            {
                SalesforceShape.SingleCall => await SingleAsync(plan, group, results, how, cancellationToken).ConfigureAwait(false),
                SalesforceShape.Composite => await CompositeAsync(plan, group, results, cancellationToken).ConfigureAwait(false),
                SalesforceShape.Graph => await GraphAsync(plan, group, results, cancellationToken).ConfigureAwait(false),
                SalesforceShape.Collections => await CollectionsAsync(records, plan, group, results, how, cancellationToken).ConfigureAwait(false),
                _ => await BulkAsync(records, plan, group, results, how, cancellationToken).ConfigureAwait(false),
            };
            choices.Add(new ShapeChoice(group.Shape, group.Type, group.Places.Count, calls, group.Reason));
        }

        return new UpsertReport(results, choices);
    }

    private async Task<int> SingleAsync(UpsertPlan plan, UpsertGroup group, UpsertResult[] results, UpsertManyOptions how, CancellationToken cancellationToken)
    {
        ApiError? stop = null;
        int calls = 0;
        foreach (int place in group.Places)
        {
            string key = plan.Keys[place];
            if (stop is not null)
            {
                results[place] = new UpsertResult(place, key, group.Shape, null, null, PartErrors.NotSent(stop)) { CallFailed = true };
                continue;
            }

            calls++;
            Dictionary<string, object?> fields = plan.FieldsOf(place);
            ApiCall call = RecordHeaders.ApplyToMany(Upsert.Call(api.Paths.ByExternalId(group.Type!, group.KeyField!, key)), how.WriteOptions).WithBody(FieldValues.Body(fields)).WithIdentity(key);
            IReadOnlyCollection<string> names = [.. fields.Keys, group.KeyField!];
            ApiResult<SaveResult> answer = await api.TrySendAsync(call, Reader, names, cancellationToken).ConfigureAwait(false);
            results[place] = answer.TryGet(out SaveResult? saved, out ApiError? error)
                ? new UpsertResult(place, key, group.Shape, saved.Id, saved.Success ? saved.Created : null, saved.Success ? null : saved.ToError(Upsert, key, names))
                : new UpsertResult(place, key, group.Shape, null, null, error) { CallFailed = true };
            stop = error is not null && PartErrors.Stops(error) ? error : null;
        }

        return calls;
    }

    private async Task<int> CompositeAsync(UpsertPlan plan, UpsertGroup group, UpsertResult[] results, CancellationToken cancellationToken)
    {
        CompositeOutcome outcome = await steps.RunAsync(group.Request!, cancellationToken).ConfigureAwait(false);
        foreach ((int place, CompositeRef step) in group.Steps)
        {
            results[place] = Result(plan, place, group.Shape, outcome[step]);
        }

        return outcome.Calls;
    }

    private async Task<int> GraphAsync(UpsertPlan plan, UpsertGroup group, UpsertResult[] results, CancellationToken cancellationToken)
    {
        IReadOnlyList<GraphOutcome> outcomes = await steps.RunAsync(group.Graphs, cancellationToken).ConfigureAwait(false);
        var byGraph = outcomes.ToDictionary(static o => (CompositeStepList)o.Graph, static o => o.Steps);
        foreach ((int place, CompositeRef step) in group.Steps)
        {
            results[place] = Result(plan, place, group.Shape, byGraph[step.Owner][step]);
        }

        return StepRuns.Payloads(group.Graphs).Count();
    }

    private async Task<int> CollectionsAsync(
        IReadOnlyList<UpsertRecord> records, UpsertPlan plan, UpsertGroup group, UpsertResult[] results, UpsertManyOptions how, CancellationToken cancellationToken)
    {
        CollectionOutcome outcome = await collections.UpsertAsync(
            group.Type!, group.KeyField!, [.. group.Places.Select(i => records[i].Fields)], new CollectionOptions { LockRetries = how.LockRetries, WriteOptions = how.WriteOptions }, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < group.Places.Count; i++)
        {
            int place = group.Places[i];
            CollectionResult result = outcome.Results[i];
            results[place] = new UpsertResult(place, plan.Keys[place], group.Shape, result.Id, result.Created, result.Error) { CallFailed = result.CallFailed };
        }

        return outcome.Calls;
    }

    private async Task<int> BulkAsync(
        IReadOnlyList<UpsertRecord> records, UpsertPlan plan, UpsertGroup group, UpsertResult[] results, UpsertManyOptions how, CancellationToken cancellationToken)
    {
        IReadOnlyList<BulkUpsertRow> rows = await bulk.UpsertAsync(
            group.Type!, group.KeyField!, [.. group.Places.Select(i => records[i].Fields)], how.WriteOptions?.AssignmentRuleId, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < group.Places.Count; i++)
        {
            int place = group.Places[i];
            string key = plan.Keys[place];
            results[place] = i < rows.Count
                ? new UpsertResult(place, key, group.Shape, rows[i].Id, rows[i].Created, rows[i].Error)
                : new UpsertResult(place, key, group.Shape, null, null, PartErrors.Silent(Upsert, key, isRead: false));
        }

        return 0;
    }

    private static UpsertResult Result(UpsertPlan plan, int place, SalesforceShape shape, CompositePart part) =>
        new(place, plan.Keys[place], shape, part.Succeeded ? part.Id : null, part.Created, part.Error) { CallFailed = part.CallFailed };
}
