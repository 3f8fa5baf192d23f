namespace Broker.Testing.Salesforce.Data;

/// <summary>The records of each value of one field.</summary>
internal sealed class FieldIndex(OrgField field)
{
    // One record per value is the rule; more than one takes a list of its own.
    private readonly Dictionary<object, long> _first = new(new Comparer(field.Definition.CaseSensitive));
    private readonly Dictionary<object, List<long>> _more = new(new Comparer(field.Definition.CaseSensitive));

    public void Add(object? value, long number)
    {
        if (value is null || _first.TryAdd(value, number))
        {
            return;
        }

        if (!_more.TryGetValue(value, out var list))
        {
            _more[value] = list = [];
        }

        list.Add(number);
    }

    public void Remove(object? value, long number)
    {
        if (value is null)
        {
            return;
        }

        var more = _more.GetValueOrDefault(value);
        if (more?.Remove(number) == true)
        {
            Tidy(value, more);
        }
        else if (_first.TryGetValue(value, out var first) && first == number)
        {
            _first.Remove(value);
            if (more is not null)
            {
                _first[value] = more[0];
                more.RemoveAt(0);
                Tidy(value, more);
            }
        }
    }

    public IReadOnlyList<long> Find(object value) => !_first.TryGetValue(value, out var first)
        ? []
        : _more.TryGetValue(value, out var more) ? [first, .. more] : [first];

    private void Tidy(object value, List<long> more)
    {
        if (more.Count == 0)
        {
            _more.Remove(value);
        }
    }

    private sealed class Comparer(bool caseSensitive) : IEqualityComparer<object>
    {
        private readonly StringComparer _text = caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

        public new bool Equals(object? x, object? y) => x is string a && y is string b ? _text.Equals(a, b) : object.Equals(x, y);

        public int GetHashCode(object obj) => obj is string text ? _text.GetHashCode(text) : obj.GetHashCode();
    }
}
