using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Rows;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Composite;

/// <summary>Creates records with their children, all or none (contracts/salesforce.md 6).</summary>
internal sealed class TreeEndpoint(Org org, RowWriter writer)
{
    public SalesforceAnswer Create(string typeName, SalesforceCall call)
    {
        var root = org.Type(typeName);
        if (call.Object["records"] is not JsonArray { Count: > 0 } records)
        {
            throw SalesforceError.Bad("JSON_PARSER_ERROR", "records must hold at least one record.");
        }

        var nodes = new List<(OrgType Type, JsonObject Json, string Reference, OrgField? Link, int Parent)>();
        foreach (var record in records)
        {
            Collect(root, record, null, -1, 1, nodes);
        }

        Check(nodes);
        var ids = new string?[nodes.Count];
        var failures = new JsonArray();
        var kept = org.Atomically(() =>
        {
            for (var i = 0; i < nodes.Count; i++)
            {
                var (type, json, reference, link, parent) = nodes[i];
                if (parent >= 0 && ids[parent] is null)
                {
                    continue;
                }

                var input = RowInput.Read(org, type, Own(type, json), insert: true);
                if (link is not null)
                {
                    input.AddText(link, ids[parent]);
                }

                var saved = writer.Insert(type, input, i + 1);
                ids[i] = saved.Id;
                if (!saved.Success)
                {
                    failures.Add((JsonNode)new JsonObject { ["referenceId"] = reference, ["errors"] = JsonText.Array(saved.Errors!.Select(e => (JsonNode?)e.ToSaveJson())) });
                }
            }

            return failures.Count == 0;
        });
        return SalesforceAnswer.Json(kept ? 201 : 400, new JsonObject
        {
            ["hasErrors"] = !kept,
            ["results"] = kept ? JsonText.Array(nodes.Select((n, i) => (JsonNode?)new JsonObject { ["referenceId"] = n.Reference, ["id"] = ids[i] })) : failures,
        });
    }

    private static void Check(List<(OrgType Type, JsonObject Json, string Reference, OrgField? Link, int Parent)> nodes)
    {
        if (nodes.Count > CompositeLimits.TreeRecords)
        {
            throw SalesforceError.Bad("LIMIT_EXCEEDED", $"A tree may have {CompositeLimits.TreeRecords} records; it has {nodes.Count}.");
        }

        if (nodes.Select(n => n.Type).Distinct().Count() is var types and > CompositeLimits.TreeTypes)
        {
            throw SalesforceError.Bad("LIMIT_EXCEEDED", $"A tree may have records of {CompositeLimits.TreeTypes} types; it has {types}.");
        }

        if (nodes.GroupBy(n => n.Reference, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"Duplicate ReferenceId provided in the request: {twice.Key}");
        }
    }

    // What looks like a list of children is one; the rest is the record itself.
    private static JsonObject Own(OrgType type, JsonObject json) =>
        new(json.Where(p => p.Value is not JsonObject nested || nested["records"] is null || type.Find(p.Key) is not null).Select(p => new KeyValuePair<string, JsonNode?>(p.Key, p.Value?.DeepClone())));

    private void Collect(OrgType type, JsonNode? node, OrgField? link, int parent, int depth, List<(OrgType Type, JsonObject Json, string Reference, OrgField? Link, int Parent)> nodes)
    {
        if (depth > CompositeLimits.TreeDepth)
        {
            throw SalesforceError.Bad("LIMIT_EXCEEDED", $"A tree may be {CompositeLimits.TreeDepth} levels deep.");
        }

        if (node is not JsonObject json || json["attributes"] is not JsonObject attributes || attributes.Text("referenceId") is not { Length: > 0 } reference)
        {
            throw SalesforceError.Bad("INVALID_INPUT", "Every record needs attributes with type and referenceId.");
        }

        if (!string.Equals(attributes.Text("type"), type.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"The type of {reference} must be {type.Name}.");
        }

        nodes.Add((type, json, reference, link, parent));
        var own = nodes.Count - 1;
        foreach (var (name, value) in json)
        {
            if (value is JsonObject nested && nested["records"] is JsonArray children)
            {
                var relationship = ChildRelationships.Of(org, type).FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
                if (relationship.Child is null)
                {
                    throw SalesforceError.Bad("INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}");
                }

                foreach (var child in children)
                {
                    Collect(relationship.Child, child, relationship.Reference, own, depth + 1, nodes);
                }
            }
        }
    }
}
