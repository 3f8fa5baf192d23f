using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>What the org refuses in a record's values.</summary>
internal static class RowChecks
{
    // These point to records of several types.
    private static readonly string[] Polymorphic = ["WhoId", "WhatId", "OwnerId"];

    public static IReadOnlyList<SaveError>? Run(Org org, OrgType type, OrgRecord record, RowInput input, bool insert, int rowNumber)
    {
        var errors = new List<SaveError>();
        Required(type, record, input, insert, errors);
        foreach (var (field, value) in input.Changes)
        {
            if (value is not null && Check(org, field, value) is { } error)
            {
                errors.Add(error);
            }
        }

        if (errors.Count == 0)
        {
            Unique(type, record, input, errors);
        }

        if (errors.Count == 0)
        {
            var row = new SalesforceRow(type, record, rowNumber);
            errors.AddRange(type.Rules.Where(r => r.Violates(row)).Select(r => new SaveError("FIELD_CUSTOM_VALIDATION_EXCEPTION", r.Message, r.Field is null ? [] : [r.Field])));
        }

        return errors.Count == 0 ? null : errors;
    }

    private static void Required(OrgType type, OrgRecord record, RowInput input, bool insert, List<SaveError> errors)
    {
        List<string>? missing = null;
        foreach (var field in type.Fields)
        {
            if (field.Definition.Required && record[field.Ordinal] is null && (insert || input.Changes.Exists(c => c.Field == field)))
            {
                (missing ??= []).Add(field.Name);
            }
        }

        if (missing is not null)
        {
            errors.Add(new SaveError("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", [.. missing]));
        }
    }

    private static SaveError? Check(Org org, OrgField field, object value)
    {
        var definition = field.Definition;
        var label = definition.Label ?? field.Name;
        switch (value)
        {
            case string text when field.Type == SalesforceFieldType.Reference:
                return Reference(org, field, text, label);
            case string text when text.Length > definition.Length:
                return new SaveError("STRING_TOO_LONG", $"{label}: data value too large: {text} (max length={definition.Length})", field.Name);
            case string text when field.Type == SalesforceFieldType.Email && !IsEmail(text):
                return new SaveError("INVALID_EMAIL_ADDRESS", $"{label}: invalid email address: {text}", field.Name);
            case string text when definition.Restricted:
                var parts = field.Type == SalesforceFieldType.MultiPicklist ? text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [text];
                var bad = Array.Find(parts, p => !definition.PicklistValues.Contains(p, StringComparer.OrdinalIgnoreCase));
                return bad is null ? null : new SaveError("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{label}: bad value for restricted picklist field: {bad}", field.Name);
            default:
                return null;
        }
    }

    private static SaveError? Reference(Org org, OrgField field, string id, string label)
    {
        if (org.FindById(id) is not { } found || found.Record.Deleted)
        {
            return new SaveError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }

        return field.Definition.ReferenceTo is { } target && !Polymorphic.Contains(field.Name) && !string.Equals(found.Type.Name, target, StringComparison.OrdinalIgnoreCase)
            ? new SaveError("FIELD_INTEGRITY_EXCEPTION", $"{label}: id value of incorrect type: {id}", field.Name)
            : null;
    }

    private static void Unique(OrgType type, OrgRecord record, RowInput input, List<SaveError> errors)
    {
        if (type.Sink is not null)
        {
            return;
        }

        foreach (var (field, value) in input.Changes)
        {
            if (field.Definition.Unique && value is not null)
            {
                foreach (var other in type.Lookup(field, value))
                {
                    if (other != record.Number)
                    {
                        errors.Add(new SaveError("DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {OrgIds.Make(type.Prefix, other)[..15]}"));
                        break;
                    }
                }
            }
        }
    }

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.LastIndexOf('.') is var dot && dot > at + 1 && dot < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }
}
