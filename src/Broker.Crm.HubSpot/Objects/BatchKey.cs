namespace Broker.Crm.HubSpot.Objects;

/// <summary>What tells one input of a batch from the others: a value of a unique property, or an id.</summary>
/// <param name="Property">The unique property; null for the record's id.</param>
/// <param name="Value">The value.</param>
internal readonly record struct BatchKey(string? Property, string Value)
{
    // HubSpot lowers some unique values (email) and compares without case: so do we.
    public bool Equals(BatchKey other) =>
        string.Equals(Property, other.Property, StringComparison.Ordinal) && string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => HashCode.Combine(
        Property is null ? 0 : string.GetHashCode(Property, StringComparison.Ordinal),
        Value is null ? 0 : string.GetHashCode(Value, StringComparison.OrdinalIgnoreCase));
}
