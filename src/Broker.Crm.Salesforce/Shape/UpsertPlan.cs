using System.Globalization;
using System.Text.Json;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>Decides which way each record takes, and refuses what no way can write, before anything is sent.</summary>
internal sealed class UpsertPlan
{
    private readonly IReadOnlyList<UpsertRecord> records;
    private readonly string externalIdField;
    private readonly UpsertManyOptions options;
    private readonly Dictionary<UpsertRecord, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<UpsertGroup> groups = [];
    private readonly List<int> ordered = [];

    /// <exception cref="ArgumentException">A record cannot be written, or not in the way that was asked for.</exception>
    internal UpsertPlan(IReadOnlyList<UpsertRecord> records, string externalIdField, UpsertManyOptions options)
    {
        ArgumentNullException.ThrowIfNull(records);
        this.records = records;
        this.externalIdField = SalesforcePaths.Name(externalIdField, nameof(externalIdField));
        this.options = options;
        Keys = ReadKeys();
        CheckFields();
        CheckCircles();
        IReadOnlyList<List<int>> islands = StepSplit.Groups(records.Count, i => records[i].Parents.Select(p => places[p.Parent]));
        Plan([.. islands.Where(static i => i.Count > 1)], [.. islands.Where(static i => i.Count == 1).Select(static i => i[0])]);
    }

    /// <summary>The key of each record.</summary>
    internal string[] Keys { get; }

    /// <summary>Records that hang together come first, since others may have been written for them.</summary>
    internal IReadOnlyList<UpsertGroup> Groups => groups;

    internal string KeyFieldOf(int place) => records[place].ExternalIdField ?? externalIdField;

    /// <summary>The fields without the key, which stands in the address.</summary>
    internal Dictionary<string, object?> FieldsOf(int place)
    {
        string key = KeyFieldOf(place);
        var fields = new Dictionary<string, object?>(records[place].Fields.Count, StringComparer.Ordinal);
        foreach ((string name, object? value) in records[place].Fields)
        {
            if (!string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
            {
                fields[name] = value;
            }
        }

        return fields;
    }

    private string[] ReadKeys()
    {
        var keys = new string[records.Count];
        var seen = new Dictionary<(string, string, string), int>();
        for (int i = 0; i < keys.Length; i++)
        {
            UpsertRecord record = records[i] ?? throw new ArgumentException($"Record {i} is null.", nameof(records));
            string field = SalesforcePaths.Name(KeyFieldOf(i), "externalIdField");
            if (!places.TryAdd(record, i))
            {
                throw new ArgumentException($"Records {places[record]} and {i} are the same object.", nameof(records));
            }

            keys[i] = ExternalIds.Of(record.Fields, field, i);
            (string, string, string) key = (record.Type.ToUpperInvariant(), field.ToUpperInvariant(), options.CaseSensitiveKeys ? keys[i] : keys[i].ToUpperInvariant());
            if (!seen.TryAdd(key, i))
            {
                throw ExternalIds.Twice(seen[key], i, field);
            }
        }

        return keys;
    }

    private void CheckFields()
    {
        using var writer = new Utf8JsonWriter(Stream.Null);
        for (int i = 0; i < records.Count; i++)
        {
            if (records[i].Fields.Keys.Any(static k => k is "attributes" || string.Equals(k, "Id", StringComparison.OrdinalIgnoreCase)))
            {
                throw new ArgumentException($"Record {i} has a field Id or attributes; an upsert finds its record by the external id alone.", nameof(records));
            }

            if (records[i].Parents.FirstOrDefault(p => !places.ContainsKey(p.Parent)) is { Parent: not null } missing)
            {
                throw new ArgumentException($"Record {i} refers in {missing.Field} to a record that is not in the list.", nameof(records));
            }

            try
            {
                writer.WriteStartObject();
                FieldValues.Write(writer, records[i].Fields);
                writer.WriteEndObject();
            }
            catch (ArgumentException refused)
            {
                throw new ArgumentException($"Record {i}: {refused.Message}", nameof(records), refused);
            }

            writer.Reset(Stream.Null);
        }
    }

    // Takes away records without open parents until none is left, in the order in which they can be written.
    private void CheckCircles()
    {
        var depth = new int[records.Count];
        for (int i = 0; i < records.Count; i++)
        {
            Visit(i, depth);
        }
    }

    private void Visit(int start, int[] state)
    {
        const int open = 1;
        const int done = 2;
        var stack = new Stack<(int Place, int Next)>();
        stack.Push((start, 0));
        while (stack.TryPop(out (int Place, int Next) top))
        {
            if (state[top.Place] == done)
            {
                continue;
            }

            state[top.Place] = open;
            IReadOnlyList<(string Field, UpsertRecord Parent)> parents = records[top.Place].Parents;
            if (top.Next == parents.Count)
            {
                state[top.Place] = done;
                ordered.Add(top.Place);
                continue;
            }

            stack.Push((top.Place, top.Next + 1));
            int parent = places[parents[top.Next].Parent];
            if (state[parent] == open)
            {
                throw new ArgumentException($"Records {parent} and {top.Place} refer to one another in a circle; neither can be written first.");
            }

            if (state[parent] != done)
            {
                stack.Push((parent, 0));
            }
        }
    }

    private void Plan(IReadOnlyList<List<int>> islands, IReadOnlyList<int> single)
    {
        int linked = islands.Sum(static i => i.Count);
        if (options.Shape is { } asked)
        {
            PlanAsked(asked, islands, single, linked);
            return;
        }

        if (linked > 0)
        {
            bool fits = linked <= CompositeLimits.CompositeSteps;
            AddSteps(fits ? SalesforceShape.Composite : SalesforceShape.Graph, islands, fits
                ? FormattableString.Invariant($"{linked} records use one another's ids, which one composite call of {CompositeLimits.CompositeSteps} holds.")
                : FormattableString.Invariant($"{linked} records use one another's ids in {islands.Count} groups, more than a composite call of {CompositeLimits.CompositeSteps} holds; each group is written as a whole or not at all."));
        }

        foreach (IGrouping<(string Type, string Key), int> group in single.GroupBy(i => (records[i].Type, KeyFieldOf(i))))
        {
            int[] some = [.. group];
            (SalesforceShape shape, string reason) = some.Length switch
            {
                1 => (SalesforceShape.SingleCall, "One record is one call."),
                _ when some.Length <= options.BulkThreshold => (SalesforceShape.Collections, FormattableString.Invariant(
                    $"{some.Length} independent records, at most {options.BulkThreshold}: {CompositeLimits.CollectionRecords} go in a call.")),
                _ when !options.FitsBulk => (SalesforceShape.Collections, FormattableString.Invariant(
                    $"{some.Length} independent records, more than {options.BulkThreshold}, with write options that a job cannot carry: {CompositeLimits.CollectionRecords} go in a call.")),
                _ => (SalesforceShape.Bulk, FormattableString.Invariant($"{some.Length} independent records, more than {options.BulkThreshold}: a job takes them all.")),
            };
            groups.Add(new UpsertGroup(shape, some, reason) { Type = group.Key.Type, KeyField = group.Key.Key });
        }
    }

    private void PlanAsked(SalesforceShape asked, IReadOnlyList<List<int>> islands, IReadOnlyList<int> single, int linked)
    {
        const string reason = "It was asked for.";
        if (asked is SalesforceShape.Composite or SalesforceShape.Graph)
        {
            IReadOnlyList<List<int>> all = [.. islands.Concat(single.Select(static i => new List<int> { i })).OrderBy(static i => i[0])];
            if (all.Count > 0)
            {
                AddSteps(asked, all, reason);
            }

            return;
        }

        if (linked > 0)
        {
            throw new ArgumentException($"{linked} records use one another's ids, which {asked} cannot; allowed: {SalesforceShape.Composite}, {SalesforceShape.Graph}.");
        }

        groups.AddRange(single.GroupBy(i => (records[i].Type, KeyFieldOf(i))).Select(group => new UpsertGroup(asked, [.. group], reason) { Type = group.Key.Type, KeyField = group.Key.Item2 }));
    }

    private void AddSteps(SalesforceShape shape, IReadOnlyList<List<int>> islands, string reason)
    {
        var steps = new Dictionary<int, CompositeRef>();
        if (shape == SalesforceShape.Composite)
        {
            var request = new CompositeRequest();
            var wanted = islands.SelectMany(static i => i).ToHashSet();
            foreach (int place in ordered.Where(wanted.Contains))
            {
                AddStep(request, place, steps);
            }

            StepSplit.Split(request.Steps, CompositeLimits.CompositeSteps, CompositeLimits.CompositeQuerySteps);
            groups.Add(new UpsertGroup(shape, [.. wanted.Order()], reason) { Request = request, Steps = steps });
            return;
        }

        var graphs = new List<CompositeGraph>();
        var rank = new int[records.Count];
        for (int i = 0; i < ordered.Count; i++)
        {
            rank[ordered[i]] = i;
        }

        foreach (List<int> island in islands)
        {
            var graph = new CompositeGraph("g" + (graphs.Count + 1).ToString(CultureInfo.InvariantCulture));
            foreach (int place in island.OrderBy(i => rank[i]))
            {
                AddStep(graph, place, steps);
            }

            graph.Check();
            graphs.Add(graph);
        }

        groups.Add(new UpsertGroup(shape, [.. islands.SelectMany(static i => i).Order()], reason) { Graphs = graphs, Steps = steps });
    }

    private void AddStep(CompositeStepList list, int place, Dictionary<int, CompositeRef> steps)
    {
        Dictionary<string, object?> fields = FieldsOf(place);
        foreach ((string field, UpsertRecord parent) in records[place].Parents)
        {
            fields[field] = steps[places[parent]].Id;
        }

        try
        {
            steps[place] = list.Upsert(records[place].Type, KeyFieldOf(place), Keys[place], fields, headers: RecordHeaders.OfStep(options.WriteOptions));
        }
        catch (ArgumentException refused)
        {
            throw new ArgumentException($"Record {place}: {refused.Message}", refused);
        }
    }
}
