using System.Globalization;
using System.Text;
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

    public long? Long(string name) => long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public bool Flag(string name) => this[name] == "true";

    /// <summary>The values of <c>name[]</c> and <c>name[0]</c>, in order.</summary>
    public IReadOnlyList<string> List(string name) =>
        [.. _pairs.Where(p => p.Key.StartsWith(name + "[", StringComparison.Ordinal) && p.Key.EndsWith(']')).Select(p => p.Value)];

    /// <summary>Merges <c>metadata[key]=value</c> into an object; an empty value removes the key.</summary>
    public void MergeMetadata(JsonObject target)
    {
        const string Prefix = "metadata[";
        foreach (var (key, value) in _pairs)
        {
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

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
