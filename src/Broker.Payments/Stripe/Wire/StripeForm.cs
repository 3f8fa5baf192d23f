using System.Globalization;
using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Collects name and value pairs by Stripe's rules, without reflection: null is left out, an empty text clears (contracts/payments.md a2).</summary>
internal sealed class StripeForm
{
    private readonly List<KeyValuePair<string, string>> pairs;
    private readonly string? prefix;

    internal StripeForm()
        : this([], null)
    {
    }

    private StripeForm(List<KeyValuePair<string, string>> pairs, string? prefix)
    {
        this.pairs = pairs;
        this.prefix = prefix;
    }

    internal IReadOnlyList<KeyValuePair<string, string>> Pairs => pairs;

    internal StripeForm Add(string name, string? value)
    {
        if (value is not null)
        {
            pairs.Add(new KeyValuePair<string, string>(Name(name), value));
        }

        return this;
    }

    internal StripeForm Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    internal StripeForm Add(string name, decimal? value) => Add(name, value?.ToString("0.############", CultureInfo.InvariantCulture));

    internal StripeForm Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    internal StripeForm Add(string name, DateTimeOffset? value) => Add(name, value?.ToUnixTimeSeconds());

    /// <summary>A list of scalars, indexed; an empty list clears.</summary>
    internal StripeForm Add(string name, IReadOnlyList<string>? values)
    {
        if (values is { Count: 0 })
        {
            return Add(name, string.Empty);
        }

        for (int i = 0; i < values?.Count; i++)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), values[i], nested: true);
        }

        return this;
    }

    /// <summary>Name and value pairs such as metadata; an empty value removes the pair at Stripe, an empty map writes nothing.</summary>
    internal StripeForm Add(string name, IReadOnlyDictionary<string, string>? map)
    {
        if (map is not null)
        {
            foreach ((string key, string value) in map)
            {
                Add($"{name}[{key}]", value, nested: true);
            }
        }

        return this;
    }

    /// <summary>A nested object.</summary>
    internal StripeForm Nest(string name, Action<StripeForm> fill)
    {
        fill(new StripeForm(pairs, Name(name)));
        return this;
    }

    /// <summary>A list of objects, indexed; null writes nothing, an empty list clears.</summary>
    internal StripeForm Nest<T>(string name, IReadOnlyList<T>? items, Action<StripeForm, T> fill)
    {
        if (items is { Count: 0 })
        {
            return Add(name, string.Empty);
        }

        for (int i = 0; i < items?.Count; i++)
        {
            T item = items[i];
            Nest(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), form => fill(form, item), nested: true);
        }

        return this;
    }

    internal ApiBody ToBody() => ApiBody.Form(pairs);

    private void Add(string name, string value, bool nested) => pairs.Add(new KeyValuePair<string, string>(Name(name, nested), value));

    private void Nest(string name, Action<StripeForm> fill, bool nested) => fill(new StripeForm(pairs, Name(name, nested)));

    // Inside an object "list[0]" becomes "object[list][0]": only the first segment is wrapped.
    private string Name(string name, bool nested = false)
    {
        if (prefix is null)
        {
            return name;
        }

        int bracket = nested ? name.IndexOf('[', StringComparison.Ordinal) : -1;
        return bracket < 0 ? $"{prefix}[{name}]" : $"{prefix}[{name[..bracket]}]{name[bracket..]}";
    }
}
