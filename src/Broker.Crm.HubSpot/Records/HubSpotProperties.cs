using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Broker.Crm.HubSpot.Records;

/// <summary>
/// A map of properties to write, with each value in HubSpot's form. What is not in it is not touched; a null value clears. Not thread-safe.
/// </summary>
/// <example><code>new HubSpotProperties().Set("deposits", 1250.50m).Set("date_of_birth", new DateOnly(1990, 4, 1)).Clear("phone").Append("products", "cfd")</code></example>
#pragma warning disable CA1710 // "properties" is HubSpot's word, a dictionary is only its form
public sealed class HubSpotProperties : IReadOnlyDictionary<string, string?>
#pragma warning restore CA1710
{
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => values.Keys;

    /// <inheritdoc/>
    public IEnumerable<string?> Values => values.Values;

    /// <inheritdoc/>
    public string? this[string key] => values[key];

    /// <summary>Text as it is; also an option's value. Null or an empty text clears.</summary>
    public HubSpotProperties Set(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        values[name] = string.IsNullOrEmpty(value) ? null : value;
        return this;
    }

    /// <summary>A number; null clears.</summary>
    public HubSpotProperties Set(string name, decimal? value) => Set(name, value is { } number ? HubSpotValueText.Of(number) : null);

    /// <summary>A whole number; null clears.</summary>
    public HubSpotProperties Set(string name, long? value) => Set(name, value is { } number ? HubSpotValueText.Of(number) : null);

    /// <summary>Yes or no; null clears.</summary>
    public HubSpotProperties Set(string name, bool? value) => Set(name, value is { } flag ? HubSpotValueText.Of(flag) : null);

    /// <summary>A date; null clears.</summary>
    public HubSpotProperties Set(string name, DateOnly? value) => Set(name, value is { } date ? HubSpotValueText.Of(date) : null);

    /// <summary>A point in time; null clears.</summary>
    public HubSpotProperties Set(string name, DateTimeOffset? value) => Set(name, value is { } time ? HubSpotValueText.Of(time) : null);

    /// <summary>Several options, which replace those that are there; a <see cref="HubSpotAppend{T}"/> adds to them. Null or none clears.</summary>
    /// <exception cref="ArgumentException">An option is empty or has a semicolon.</exception>
    public HubSpotProperties Set(string name, IEnumerable<string>? value)
    {
        try
        {
            return Set(name, value is null ? null : HubSpotValueText.Of(value));
        }
        catch (ArgumentException refused) when (refused.ParamName == "options")
        {
            throw new ArgumentException($"{name}: {refused.Message}", nameof(value), refused);
        }
    }

    /// <summary>Empties the property.</summary>
    public HubSpotProperties Clear(string name) => Set(name, (string?)null);

    /// <summary>Adds options to those that are there. Such a write is not repeated when its outcome is unknown.</summary>
    /// <exception cref="ArgumentException">There is no option, or one is empty or has a semicolon.</exception>
    public HubSpotProperties Append(string name, params ReadOnlySpan<string> options) => Set(name, HubSpotAppend.Of(options));

    /// <summary>Takes a property out, so that it is not touched.</summary>
    public bool Remove(string name) => values.Remove(name);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string? value) => values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Only how many: values may be personal data.</summary>
    public override string ToString() => $"{Count} HubSpot properties";
}
