using System.Globalization;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>One tree: checked, written, and its answer brought back to its records (contracts/salesforce.md 6).</summary>
internal sealed class TreeCall
{
    private readonly string type;
    private readonly IReadOnlyList<TreeRecord> roots;
    private readonly List<TreeRecord> all = [];
    private readonly Dictionary<TreeRecord, string> names = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="ArgumentException">A limit is passed, or a record stands in two places.</exception>
    internal TreeCall(string type, IReadOnlyList<TreeRecord> roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        this.type = SalesforcePaths.Name(type, nameof(type));
        this.roots = roots;
        foreach (TreeRecord root in roots)
        {
            if (root?.Type != type)
            {
                throw new ArgumentException($"Every root of the tree must be of {type}; one is {(root is null ? "null" : "of " + root.Type)}.", nameof(roots));
            }

            Collect(root, 1);
        }

        int types = all.Select(static r => r.Type).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (all.Count == 0 || types > CompositeLimits.TreeTypes)
        {
            throw new ArgumentException(
                all.Count == 0 ? "The tree has no records." : $"The tree has records of {types} objects; Salesforce allows {CompositeLimits.TreeTypes} in a call.", nameof(roots));
        }
    }

    internal async Task<TreeOutcome> RunAsync(SalesforceApi api, CancellationToken cancellationToken)
    {
        ApiCall call = CompositeOperations.Tree.Call($"{api.Paths.Root}/composite/tree/{type}").WithBody(CompositeBody.Write(this, static (writer, tree) => tree.Write(writer, "records", tree.roots)));
        ApiResult<IReadOnlyList<TreeResult>> answer = await api.TrySendAsync(call, (in ApiResponse response) => Read(response), cancellationToken).ConfigureAwait(false);
        return new TreeOutcome(answer.TryGet(out IReadOnlyList<TreeResult>? results, out ApiError? error)
            ? results
            : [.. all.Select(record => new TreeResult(record, null, PartErrors.OfCall(error, names[record], isRead: false), callFailed: true))]);
    }

    /// <summary>Is the body of a 400 the answer of a tree, which names the records that failed?</summary>
    internal static bool IsAnswer(ReadOnlySpan<byte> body)
    {
        try
        {
            JsonElement answer = WireElements.Parse(body);
            return WireElements.Flag(answer, "hasErrors") == true && WireElements.Member(answer, "results") is { ValueKind: JsonValueKind.Array };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Collect(TreeRecord record, int level)
    {
        if (level > CompositeLimits.TreeLevels)
        {
            throw new ArgumentException($"The tree has more than {CompositeLimits.TreeLevels} levels, the roots included, which is what Salesforce allows.");
        }

        if (all.Count == CompositeLimits.TreeRecords)
        {
            throw new ArgumentException($"The tree has more than {CompositeLimits.TreeRecords} records at all levels, which is what Salesforce allows in a call.");
        }

        if (!names.TryAdd(record, "t" + (all.Count + 1).ToString(CultureInfo.InvariantCulture)))
        {
            throw new ArgumentException($"A record of {record.Type} stands in two places of the tree.");
        }

        all.Add(record);
        foreach ((_, TreeRecord child) in record.Children)
        {
            Collect(child, level + 1);
        }
    }

    private void Write(Utf8JsonWriter writer, string name, IEnumerable<TreeRecord> records)
    {
        writer.WriteStartArray(name);
        foreach (TreeRecord record in records)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("attributes"u8);
            writer.WriteString("type"u8, record.Type);
            writer.WriteString("referenceId"u8, names[record]);
            writer.WriteEndObject();
            FieldValues.Write(writer, record.Fields);
            foreach (IGrouping<string, (string Relationship, TreeRecord Child)> group in record.Children.GroupBy(static c => c.Relationship, StringComparer.OrdinalIgnoreCase))
            {
                writer.WriteStartObject(group.Key);
                Write(writer, "records", group.Select(static c => c.Child));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private IReadOnlyList<TreeResult> Read(in ApiResponse response)
    {
        JsonElement answer = WireElements.Parse(response.Body);
        bool failed = WireElements.Flag(answer, "hasErrors") ?? !response.IsSuccessStatus;
        int status = response.Status;
        var byName = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement result in WireElements.Items(answer, "results"))
        {
            if (WireElements.Text(result, "referenceId") is { } name)
            {
                byName[name] = result;
            }
        }

        if (failed && byName.Count == 0)
        {
            throw new JsonException("The answer says that the tree failed, and not where.");
        }

        return [.. all.Select(record => Result(record, byName, failed, status))];
    }

    // A failure names only the records that failed; the others were undone.
    private TreeResult Result(TreeRecord record, Dictionary<string, JsonElement> byName, bool failed, int status)
    {
        string name = names[record];
        bool isNamed = byName.TryGetValue(name, out JsonElement result);
        string? id = isNamed ? WireElements.Text(result, "id") : null;
        ApiError? error = (failed, isNamed) switch
        {
            (false, true) when id is not null => null,
            (false, _) => PartErrors.Silent(CompositeOperations.Tree, name, isRead: false),
            (true, true) => SalesforceApi.Printable(PartErrors.Tell(CompositeOperations.Tree, name, status is >= 200 and <= 299 ? 400 : status, ErrorItems.Read(result)), [.. record.Fields.Keys]),
            (true, false) => PartErrors.Tell(CompositeOperations.Tree, name, new ApiFailure
            {
                Kind = ErrorKind.Refused,
                Status = status,
                Code = ErrorCodes.RolledBack,
                CodeIsListed = true,
                NotApplied = true,
                Advice = "The record was in order and was undone because another of the tree failed.",
            }),
        };
        return new TreeResult(record, error is null ? id : null, error, callFailed: false);
    }
}
