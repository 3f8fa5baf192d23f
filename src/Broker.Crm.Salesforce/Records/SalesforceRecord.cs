namespace Broker.Crm.Salesforce.Records;

/// <summary>A record of any object.</summary>
public sealed record SalesforceRecord
{
    /// <summary>The API name of its object; <c>AggregateResult</c> for a row of an aggregate query. Empty when the answer did not say.</summary>
    public required string Type { get; init; }

    /// <summary>The id, as it came; null when it was not asked for.</summary>
    public string? Id { get; init; }

    /// <summary>Every field of the answer by API name, compared without case. Fields that the user may not see are missing without an error.</summary>
    public required IReadOnlyDictionary<string, SalesforceValue> Fields { get; init; }

    /// <summary>The version of the record for conditional calls; only after a read of a single Account (contracts/salesforce.md 3).</summary>
    public string? ETag { get; init; }

    /// <summary>When it last changed; only after a read of a single record whose answer said so.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>
    /// The value of a field; <see cref="SalesforceValue.Missing"/> when the answer did not have it. A path such as <c>Account.Owner.Name</c> leads through parent records.
    /// </summary>
    public SalesforceValue this[string field]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(field);
            if (Fields.TryGetValue(field, out SalesforceValue value))
            {
                return value;
            }

            int dot = field.IndexOf('.', StringComparison.Ordinal);
            return dot > 0 && Fields.TryGetValue(field[..dot], out SalesforceValue parent) && parent.AsRecord() is { } record ? record[field[(dot + 1)..]] : SalesforceValue.Missing;
        }
    }

    /// <summary>True when the answer had the field, be it empty.</summary>
    public bool Has(string field) => this[field].Kind != SalesforceValueKind.Missing;

    /// <summary>A text, a picklist value or an id as it is; a number or flag as it was written. Null when it is empty or missing.</summary>
    /// <exception cref="FormatException">It is a record, children or a compound.</exception>
    public string? Text(string field) => this[field].AsText(field);

    /// <summary>A number, exact. Null when it is empty or missing.</summary>
    /// <exception cref="FormatException">It is no number, or has more digits than a decimal holds. <see cref="Text"/> gives what was sent.</exception>
    public decimal? Number(string field) => this[field].AsNumber(field);

    /// <summary>A whole number; <c>5.0</c> is one too. Null when it is empty or missing.</summary>
    /// <exception cref="FormatException">It is no whole number of 64 bits.</exception>
    public long? Whole(string field) => this[field].AsWhole(field);

    /// <summary>Yes or no. Null when it is empty or missing.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public bool? Flag(string field) => this[field].AsFlag(field);

    /// <summary>A date. Null when it is empty or missing.</summary>
    /// <exception cref="FormatException">It is no date; a point in time is none.</exception>
    public DateOnly? Date(string field) => this[field].AsDate(field);

    /// <summary>A point in time. Null when it is empty or missing.</summary>
    /// <exception cref="FormatException">It is no point in time with an offset.</exception>
    public DateTimeOffset? Time(string field) => this[field].AsTime(field);

    /// <summary>A time of day. Null when it is empty or missing.</summary>
    /// <exception cref="FormatException">It is no time of day.</exception>
    public TimeOnly? TimeOfDay(string field) => this[field].AsTimeOfDay(field);

    /// <summary>The values of a multi-select picklist; none when it is empty or missing.</summary>
    /// <exception cref="FormatException">It is no text.</exception>
    public IReadOnlyList<string> List(string field) => this[field].AsList(field);

    /// <summary>A parent record. Null when there is none or it is missing.</summary>
    public SalesforceRecord? Parent(string field) => this[field].AsRecord();

    /// <summary>The children of a child query. Null when there are none or it is missing.</summary>
    public SalesforceChildren<SalesforceRecord>? Children(string field) => this[field].AsChildren();

    /// <summary>A compound address. Null when it is empty or missing.</summary>
    public SalesforceAddress? Address(string field) => this[field].AsAddress();

    /// <summary>A compound geolocation. Null when it is empty or missing.</summary>
    public SalesforceLocation? Location(string field) => this[field].AsLocation();

    /// <summary>Only type and id: fields are personal data.</summary>
    public override string ToString() => Id is null ? $"Salesforce {Type}" : $"Salesforce {Type} {Id}";
}
