using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Salesforce.Query;

/// <summary>Whether two values of a field are the same to a query.</summary>
internal sealed class ValueComparer(OrgField field) : IEqualityComparer<object>
{
    private readonly StringComparer _text = field.Comparison == StringComparison.Ordinal ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    public new bool Equals(object? x, object? y) => x is string a && y is string b ? _text.Equals(a, b) : object.Equals(x, y);

    public int GetHashCode(object obj) => obj is string text ? _text.GetHashCode(text) : obj.GetHashCode();
}
