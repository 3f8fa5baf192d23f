using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>A record as the CRM knows it. Treated as text even where the vendor sends digits.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CrmRecordId>))]
public readonly record struct CrmRecordId : IIdentifier<CrmRecordId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public CrmRecordId(string value) => this.value = Identifier.Check(value, nameof(CrmRecordId), "the record id the CRM returned");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static CrmRecordId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
