using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>An applicant as the KYC provider knows it.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ApplicantId>))]
public readonly record struct ApplicantId : IIdentifier<ApplicantId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public ApplicantId(string value) => this.value = Identifier.Check(value, nameof(ApplicantId), "the applicant id the provider returned");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static ApplicantId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
