using System.Globalization;
using System.Text.Json.Nodes;

namespace Broker.Testing.Stripe;

/// <summary>Form-encoded parameters, from the body of a POST or the query of anything else (contracts/payments.md a2).</summary>
internal sealed class StripeForm
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public StripeForm(string encoded)
    {
        foreach (var pair in encoded.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            _pairs.Add(new(Decode(at < 0 ? pair : pair[..at]), at < 0 ? "" : Decode(pair[(at + 1)..])));
        }
    }

    private StripeForm(IEnumerable<KeyValuePair<string, string>> pairs) => _pairs.AddRange(pairs);

    /// <summary>No parameters.</summary>
    public static StripeForm Empty => new("");

    /// <summary>All decoded pairs in a fixed order, to compare two requests.</summary>
    public string Fingerprint => string.Join('\n', _pairs.Select(p => p.Key + "=" + p.Value).Order(StringComparer.Ordinal));

    public string? this[string name]
    {
        get
        {
            var found = _pairs.FindLast(p => p.Key == name);
            return found.Key is null || found.Value.Length == 0 ? null : found.Value;
        }
    }

    /// <summary>Parameters given in code, for what one part asks of another.</summary>
    public static StripeForm Of(params (string Name, string? Value)[] pairs) =>
        new(pairs.Where(p => p.Value is not null).Select(p => new KeyValuePair<string, string>(p.Name, p.Value!)));

    /// <summary>A number; what is not a whole one is refused in Stripe's words.</summary>
    public long? Long(string name) => this[name] is not { } text
        ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw StripeError.Invalid("Invalid integer: " + text, name, "parameter_invalid_integer");

    public string Required(string name) => this[name] ?? throw StripeError.Missing(name);

    public bool Flag(string name) => this[name] == "true";

    /// <summary>Whether the parameter was sent, empty or not.</summary>
    public bool Has(string name) => _pairs.Exists(p => p.Key == name || p.Key.StartsWith(name + "[", StringComparison.Ordinal));

    /// <summary>The values of <c>name[]</c> and <c>name[0]</c>, in order.</summary>
    public IReadOnlyList<string> List(string name) => [.. _pairs.Where(p => IsItem(p.Key, name)).Select(p => p.Value)];

    /// <summary>What stands below a name: <c>name[a][b]</c> becomes <c>a[b]</c>.</summary>
    public StripeForm Below(string name) => new(_pairs.Where(p => p.Key.StartsWith(name + "[", StringComparison.Ordinal)).Select(p => new KeyValuePair<string, string>(Shorten(p.Key, name.Length), p.Value)));

    /// <summary>The objects of an array: <c>name[0][a]</c> becomes <c>a</c> of the first.</summary>
    public IReadOnlyList<StripeForm> Items(string name)
    {
        var below = Below(name);
        var indexes = below._pairs.Select(p => p.Key.Split('[')[0]).Where(i => i.All(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal)
            .OrderBy(i => i.Length).ThenBy(i => i, StringComparer.Ordinal);
        return [.. indexes.Select(below.Below)];
    }

    /// <summary>Merges <c>metadata[key]=value</c> into an object; an empty value removes the key, empty metadata removes all.</summary>
    public void MergeMetadata(JsonObject target)
    {
        const string Prefix = "metadata[";
        foreach (var (key, value) in _pairs)
        {
            if (key == "metadata" && value.Length == 0)
            {
                target.Clear();
            }

            if (!key.StartsWith(Prefix, StringComparison.Ordinal) || !key.EndsWith(']'))
            {
                continue;
            }

            var name = key[Prefix.Length..^1];
            if (value.Length == 0)
            {
                target.Remove(name);
            }
            else
            {
                target[name] = value;
            }
        }
    }

    /// <summary>Sets the members that were sent; what was sent empty is cleared.</summary>
    public void Apply(JsonObject target, params string[] names)
    {
        foreach (var name in names)
        {
            if (_pairs.Exists(p => p.Key == name))
            {
                target[name] = this[name];
            }
        }

        if (Has("metadata") && target["metadata"] is JsonObject metadata)
        {
            MergeMetadata(metadata);
        }
    }

    private static bool IsItem(string key, string name) =>
        key.Length > name.Length + 1 && key.StartsWith(name, StringComparison.Ordinal) && key[name.Length] == '[' && key[^1] == ']'
        && key[(name.Length + 1)..^1].All(char.IsAsciiDigit);

    // name[a][b] -> a[b]
    private static string Shorten(string key, int prefix)
    {
        var end = key.IndexOf(']', prefix);
        return end < 0 ? key[(prefix + 1)..] : string.Concat(key.AsSpan(prefix + 1, end - prefix - 1), key.AsSpan(end + 1));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
