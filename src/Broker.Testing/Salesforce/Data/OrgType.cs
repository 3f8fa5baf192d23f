namespace Broker.Testing.Salesforce.Data;

/// <summary>An object of the org: fields, records, indexes, rules.</summary>
internal sealed class OrgType
{
    private readonly Dictionary<string, OrgField> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, OrgField> _byRelationship = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<OrgField> _fields = [];
    private readonly Dictionary<OrgField, FieldIndex> _indexes = [];

    public OrgType(string name, string prefix, string? label, string userId)
    {
        (Name, Prefix, Label, UserId) = (name, prefix, label ?? name, userId);
        Add(new SalesforceField("Id", SalesforceFieldType.Id) { Length = 18, ReadOnly = true }, SystemValue.Id);
        Add(new SalesforceField("IsDeleted", SalesforceFieldType.Boolean) { ReadOnly = true }, SystemValue.Deleted);
        Add(new SalesforceField("CreatedDate", SalesforceFieldType.DateTime) { ReadOnly = true }, SystemValue.Created);
        Add(new SalesforceField("CreatedById", SalesforceFieldType.Reference) { ReadOnly = true, ReferenceTo = "User" }, SystemValue.Creator);
        Add(new SalesforceField("LastModifiedDate", SalesforceFieldType.DateTime) { ReadOnly = true }, SystemValue.Modified);
        Add(new SalesforceField("LastModifiedById", SalesforceFieldType.Reference) { ReadOnly = true, ReferenceTo = "User" }, SystemValue.Editor);
        Add(new SalesforceField("SystemModstamp", SalesforceFieldType.DateTime) { ReadOnly = true }, SystemValue.Modified);
    }

    public string Name { get; }

    public string Prefix { get; }

    public string Label { get; }

    public string UserId { get; }

    public bool IsCustom => Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);

    public DateTimeOffset DefinedAt { get; set; }

    public IReadOnlyList<OrgField> Fields => _fields;

    public OrgTable Table { get; } = new();

    /// <summary>Set when records are counted instead of kept.</summary>
    public OrgSink? Sink { get; set; }

    public List<ValidationRule> Rules { get; } = [];

    public OrgField? Find(string name) => _byName.GetValueOrDefault(name);

    public OrgField? FindRelationship(string name) => _byRelationship.GetValueOrDefault(name);

    public void Add(SalesforceField definition, SystemValue system = SystemValue.None)
    {
        // An administrator may change a field; its place stays.
        var old = Find(definition.Name);
        var field = new OrgField(definition, old?.Ordinal ?? _fields.Count, old?.System ?? system);
        if (old is null)
        {
            _fields.Add(field);
        }
        else
        {
            _fields[old.Ordinal] = field;
            _indexes.Remove(old);
        }

        _byName[definition.Name] = field;
        if (field.RelationshipName is { } relationship)
        {
            _byRelationship[relationship] = field;
        }
    }

    public object? Get(OrgRecord record, OrgField field) => field.System switch
    {
        SystemValue.Id => IdOf(record),
        SystemValue.Created => new DateTimeOffset(record.CreatedTicks, TimeSpan.Zero),
        SystemValue.Modified => new DateTimeOffset(record.ModifiedTicks, TimeSpan.Zero),
        SystemValue.Creator => record.CreatedBy ?? UserId,
        SystemValue.Editor => record.ModifiedBy ?? UserId,
        SystemValue.Deleted => record.Deleted,
        _ => record[field.Ordinal] ?? Fallback(field, record),
    };

    public string IdOf(OrgRecord record) => OrgIds.Make(Prefix, record.Number);

    /// <summary>The living records with that value; a field that is not indexed yet becomes so.</summary>
    public IReadOnlyList<long> Lookup(OrgField field, object value) => Index(field).Find(value);

    public void Reindex(OrgRecord? before, OrgRecord? after)
    {
        foreach (var (field, index) in _indexes)
        {
            var old = before is { Deleted: false } ? before[field.Ordinal] : null;
            var now = after is { Deleted: false } ? after[field.Ordinal] : null;
            if (!Equals(old, now))
            {
                index.Remove(old, (before ?? after)!.Number);
                index.Add(now, (after ?? before)!.Number);
            }
        }
    }

    public void Seed(long count, Func<long, OrgRecord> make)
    {
        Table.Seed(count, make);
        _indexes.Clear();
    }

    private object? Fallback(OrgField field, OrgRecord record) => field.Type == SalesforceFieldType.Boolean ? false
        : string.Equals(field.Name, "OwnerId", StringComparison.OrdinalIgnoreCase) ? record.CreatedBy ?? UserId
        : null;

    private FieldIndex Index(OrgField field)
    {
        if (!_indexes.TryGetValue(field, out var index))
        {
            _indexes[field] = index = new FieldIndex(field);
            foreach (var record in Table.All().Where(r => !r.Deleted))
            {
                index.Add(record[field.Ordinal], record.Number);
            }
        }

        return index;
    }
}
