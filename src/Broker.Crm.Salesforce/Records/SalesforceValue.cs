using System.Text;

namespace Broker.Crm.Salesforce.Records;

/// <summary>One value of a record. A number keeps the digits of the answer and never goes through a double. It never prints: values are personal data.</summary>
public readonly struct SalesforceValue : IEquatable<SalesforceValue>
{
    private readonly object? content;

    internal SalesforceValue(SalesforceValueKind kind, object? content)
    {
        Kind = kind;
        this.content = content;
    }

    /// <summary>The value of a field that an answer did not have.</summary>
    public static SalesforceValue Missing => default;

    /// <summary>What it is.</summary>
    public SalesforceValueKind Kind { get; }

    /// <summary>True when there is no value: the field is empty or missing.</summary>
    public bool IsEmpty => Kind is SalesforceValueKind.Missing or SalesforceValueKind.Empty;

    /// <summary>Text as it is; a number, a flag or unknown JSON as it was written; null for everything else.</summary>
    public string? RawText => content as string;

    /// <summary>The parent record; null when it is none.</summary>
    public SalesforceRecord? AsRecord() => content as SalesforceRecord;

    /// <summary>The children; null when it is none.</summary>
    public SalesforceChildren<SalesforceRecord>? AsChildren() => content as SalesforceChildren<SalesforceRecord>;

    /// <summary>The address; null when it is none.</summary>
    public SalesforceAddress? AsAddress() => content as SalesforceAddress;

    /// <summary>The geolocation; null when it is none.</summary>
    public SalesforceLocation? AsLocation() => content as SalesforceLocation;

    /// <summary>Reads a number exactly.</summary>
    public bool TryNumber(out decimal value)
    {
        value = 0;
        return content is string text && Utf8Values.TryNumber(Encoding.UTF8.GetBytes(text), out value);
    }

    /// <summary>Reads a whole number; <c>5.0</c> is one too.</summary>
    public bool TryWhole(out long value)
    {
        value = 0;
        return content is string text && Utf8Values.TryWhole(Encoding.UTF8.GetBytes(text), out value);
    }

    /// <summary>Reads yes or no.</summary>
    public bool TryFlag(out bool value)
    {
        value = false;
        return content is string text && Utf8Values.TryFlag(Encoding.UTF8.GetBytes(text), out value);
    }

    /// <summary>Reads a date.</summary>
    public bool TryDate(out DateOnly value)
    {
        value = default;
        return content is string text && Utf8Values.TryDate(Encoding.UTF8.GetBytes(text), out value);
    }

    /// <summary>Reads a point in time; <c>+0000</c> is an offset too.</summary>
    public bool TryTime(out DateTimeOffset value)
    {
        value = default;
        return content is string text && Utf8Values.TryTime(Encoding.UTF8.GetBytes(text), out value);
    }

    /// <summary>Reads a time of day.</summary>
    public bool TryTimeOfDay(out TimeOnly value)
    {
        value = default;
        return content is string text && Utf8Values.TryTimeOfDay(Encoding.UTF8.GetBytes(text), out value);
    }

    /// <inheritdoc/>
    public bool Equals(SalesforceValue other) => Kind == other.Kind && Equals(content, other.content);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SalesforceValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, content);

    /// <summary>Compares two values as they were written: <c>1.0</c> is not <c>1</c>.</summary>
    public static bool operator ==(SalesforceValue left, SalesforceValue right) => left.Equals(right);

    /// <summary>Compares two values as they were written.</summary>
    public static bool operator !=(SalesforceValue left, SalesforceValue right) => !left.Equals(right);

    /// <summary>Only what it is.</summary>
    public override string ToString() => Kind.ToString();

    internal string? AsText(string field) => IsEmpty ? null : RawText ?? throw Misfit(field, "text");

    internal decimal? AsNumber(string field) => IsEmpty ? null : TryNumber(out decimal value) ? value : throw Misfit(field, "a number that a decimal holds exactly");

    internal long? AsWhole(string field) => IsEmpty ? null : TryWhole(out long value) ? value : throw Misfit(field, "a whole number of 64 bits");

    internal bool? AsFlag(string field) => IsEmpty ? null : TryFlag(out bool value) ? value : throw Misfit(field, "yes or no");

    internal DateOnly? AsDate(string field) => IsEmpty ? null : TryDate(out DateOnly value) ? value : throw Misfit(field, "a date");

    internal DateTimeOffset? AsTime(string field) => IsEmpty ? null : TryTime(out DateTimeOffset value) ? value : throw Misfit(field, "a point in time");

    internal TimeOnly? AsTimeOfDay(string field) => IsEmpty ? null : TryTimeOfDay(out TimeOnly value) ? value : throw Misfit(field, "a time of day");

    internal IReadOnlyList<string> AsList(string field) => AsText(field) is { } text ? text.Split(';', StringSplitOptions.RemoveEmptyEntries) : [];

    private FormatException Misfit(string field, string wanted) => new($"{field} of the record is not {wanted}: it is of kind {Kind}.");
}
