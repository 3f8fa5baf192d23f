using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Salesforce;

/// <summary>A record as a rule sees it: with the values it would have after the write.</summary>
public sealed class SalesforceRow
{
    private readonly OrgType _type;
    private readonly OrgRecord _record;

    internal SalesforceRow(OrgType type, OrgRecord record, int number) => (_type, _record, Number) = (type, record, number);

    /// <summary>The row's place in its request or bulk job, counted from 1.</summary>
    public int Number { get; }

    /// <summary>The object's API name.</summary>
    public string ObjectType => _type.Name;

    /// <summary>A value as text, as a bulk result would write it; <see langword="null"/> when it has none or there is no such field.</summary>
    /// <param name="field">The field's API name.</param>
    public string? this[string field] =>
        _type.Find(field) is { } found && _type.Get(_record, found) is { } value ? ValueText.ToText(value) : null;

    internal OrgRecord Record => _record;
}
