using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>The values a write brings, and what is wrong with them already.</summary>
internal sealed class RowInput
{
    public List<(OrgField Field, object? Value)> Changes { get; } = [];

    public List<SaveError> Errors { get; } = [];

    /// <summary>Reads a record's JSON; parents by external id are looked up.</summary>
    public static RowInput Read(Org org, OrgType type, JsonObject body, bool insert, string? skip = null)
    {
        var input = new RowInput();
        foreach (var (name, node) in body)
        {
            if (name == "attributes" || string.Equals(name, skip, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (node is JsonObject parent && type.FindRelationship(name) is { } reference)
            {
                input.ReadParent(org, reference, parent);
            }
            else if (type.Find(name) is { } field)
            {
                input.Read(field, node, insert);
            }
            else
            {
                input.Errors.Add(NoColumn(name, type));
            }
        }

        return input;
    }

    public static SaveError NoColumn(string name, OrgType type) => new("INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}");

    public static SaveError NotWritable(OrgField field) => new(
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        $"Unable to create/update fields: {field.Name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.",
        field.Name);

    /// <summary>Adds a value told as text; an empty one is <see langword="null"/> already.</summary>
    public void AddText(OrgField field, string? text)
    {
        if (text is null)
        {
            Changes.Add((field, null));
        }
        else if (ValueText.TryParse(field, text, out var value))
        {
            Changes.Add((field, value));
        }
        else
        {
            Errors.Add(BadValue(field, text));
        }
    }

    /// <summary>Points a reference to the one record with that value of an external id.</summary>
    public void AddParent(Org org, OrgField reference, string keyName, string text)
    {
        var parent = org.Find(reference.Definition.ReferenceTo ?? "");
        if (parent?.Find(keyName) is not { } key || !(key.Definition.ExternalId || key.System == SystemValue.Id || key.Name == "Username"))
        {
            Errors.Add(new SaveError("INVALID_FIELD", $"Field name provided, {keyName}, not an External ID or indexed field for {parent?.Name ?? reference.Name}"));
            return;
        }

        if (key.System == SystemValue.Id)
        {
            AddText(reference, text);
            return;
        }

        IReadOnlyList<long> found = ValueText.TryParse(key, text, out var value) ? parent.Lookup(key, value!) : [];
        if (found.Count == 1)
        {
            Changes.Add((reference, OrgIds.Make(parent.Prefix, found[0])));
            return;
        }

        Errors.Add(new SaveError("INVALID_FIELD", found.Count == 0
            ? $"Foreign key external ID: {text} not found for field {key.Name} in entity {parent.Name}"
            : $"Foreign key external ID: {text} matches more than one record for field {key.Name} in entity {parent.Name}"));
    }

    private static SaveError BadValue(OrgField field, string text) => field.Type is SalesforceFieldType.Reference or SalesforceFieldType.Id
        ? new SaveError("MALFORMED_ID", $"{field.Definition.Label ?? field.Name}: id value of incorrect type: {text}", field.Name)
        : new SaveError("JSON_PARSER_ERROR", $"Cannot deserialize instance of {Wire(field)} from VALUE_STRING value {text}");

    private static string Wire(OrgField field) => Query.FieldWords.Of(field.Type);

    private void Read(OrgField field, JsonNode? node, bool insert)
    {
        if (field.System == SystemValue.Id)
        {
            Errors.Add(insert
                ? new SaveError("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id")
                : new SaveError("INVALID_FIELD", "The Id field should not be specified in the sobject data."));
        }
        else if (field.Definition.ReadOnly)
        {
            Errors.Add(NotWritable(field));
        }
        else if (node is null || (node.GetValueKind() == JsonValueKind.String && node.Text()!.Length == 0))
        {
            Changes.Add((field, null));
        }
        else if (node.GetValueKind() == JsonValueKind.String)
        {
            AddText(field, node.Text()!);
        }
        else if (ValueText.TryParse(field, node, out var value))
        {
            Changes.Add((field, value));
        }
        else
        {
            Errors.Add(new SaveError("JSON_PARSER_ERROR", $"Cannot deserialize instance of {Wire(field)} from {node.GetValueKind()} value {node.Text()}"));
        }
    }

    private void ReadParent(Org org, OrgField reference, JsonObject parent)
    {
        var keys = parent.Where(p => p.Key != "attributes").ToList();
        if (keys.Count != 1 || keys[0].Value.Text() is not { Length: > 0 } text)
        {
            Errors.Add(new SaveError("INVALID_FIELD", $"The relationship {reference.RelationshipName} needs exactly one external id field with a value."));
            return;
        }

        AddParent(org, reference, keys[0].Key, text);
    }
}
