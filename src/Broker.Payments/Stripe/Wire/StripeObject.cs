using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;

namespace Broker.Payments.Stripe.Wire;

/// <summary>
/// One object of an answer by member names, tolerant as <see cref="StripeJson"/> is: unknown shapes count as missing, numbers are also taken from strings. For
/// objects that are read now and then; payments, refunds and disputes, which come with every event, have readers of their own.
/// </summary>
internal readonly struct StripeObject
{
    private readonly JsonElement element;

    private StripeObject(JsonElement element) => this.element = element;

    /// <summary>True when there is an object.</summary>
    internal bool Exists => element.ValueKind == JsonValueKind.Object;

    internal static StripeObject Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        return Read(ref reader);
    }

    /// <summary>Reads the object that starts at the reader's position and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">There is no object.</exception>
    internal static StripeObject Read(ref Utf8JsonReader reader)
    {
        StripeJson.ExpectObject(ref reader);
        return new StripeObject(JsonElement.ParseValue(ref reader));
    }

    /// <summary>The text; null for anything that is not text.</summary>
    internal string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The text, which must be there and not empty.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    internal string NeededText(string name) => Text(name) is { Length: > 0 } text ? text : throw StripeJson.Missing(name);

    /// <summary>The id: the text itself, or the <c>id</c> of an expanded object; null for an empty one.</summary>
    internal string? Id(string name) => (Member(name) is { ValueKind: JsonValueKind.Object } whole ? new StripeObject(whole).Text("id") : Text(name)) is { Length: > 0 } id ? id : null;

    /// <summary>The whole number; null for null.</summary>
    /// <exception cref="JsonException">It is neither a whole number nor null.</exception>
    internal long? Long(string name)
    {
        JsonElement member = Member(name);
        return member.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.Number when member.TryGetInt64(out long number) => number,
            JsonValueKind.String when long.TryParse(member.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
            _ => throw new JsonException("A whole number was expected."),
        };
    }

    /// <summary>The decimal, which Stripe also sends as text; null for null.</summary>
    /// <exception cref="JsonException">It is neither a number nor null.</exception>
    internal decimal? Decimal(string name)
    {
        JsonElement member = Member(name);
        return member.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.Number when member.TryGetDecimal(out decimal number) => number,
            JsonValueKind.String when decimal.TryParse(member.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) => number,
            _ => throw new JsonException("A number was expected."),
        };
    }

    /// <summary>The amount in the given currency; null for null.</summary>
    internal Money? Amount(string name, StripeCurrency currency) => Long(name) is { } wire ? currency.FromWire(wire) : null;

    /// <summary>The amount, which must be there.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    internal Money NeededAmount(string name, StripeCurrency currency) => Amount(name, currency) ?? throw StripeJson.Missing(name);

    /// <summary>The flag; null for anything that is not one.</summary>
    internal bool? Flag(string name)
    {
        JsonElement member = Member(name);
        return member.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when member.ValueEquals("true"u8) => true,
            JsonValueKind.String when member.ValueEquals("false"u8) => false,
            _ => null,
        };
    }

    /// <summary>The time: Unix seconds in v1, ISO 8601 text in v2; null for null.</summary>
    /// <exception cref="JsonException">It is no time.</exception>
    internal DateTimeOffset? Time(string name)
    {
        JsonElement member = Member(name);
        if (member.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        return member.ValueKind == JsonValueKind.String && member.TryGetDateTimeOffset(out DateTimeOffset time) ? time : StripeJson.FromUnix(Long(name)!.Value);
    }

    /// <summary>The time, which must be there.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    internal DateTimeOffset NeededTime(string name) => Time(name) ?? throw StripeJson.Missing(name);

    /// <summary>The row of the currency table; null when there is no text.</summary>
    /// <exception cref="JsonException">The text is no currency code.</exception>
    internal StripeCurrency? Currency(string name)
    {
        if (Text(name) is not { } code)
        {
            return null;
        }

        Span<byte> utf8 = stackalloc byte[3];
        return code.Length == 3 && System.Text.Encoding.ASCII.TryGetBytes(code, utf8, out _) && StripeCurrency.TryRead(utf8, out StripeCurrency currency)
            ? currency
            : throw new JsonException("A currency code was expected.");
    }

    /// <summary>The currency, which must be there.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    internal StripeCurrency NeededCurrency(string name) => Currency(name) ?? throw StripeJson.Missing(name);

    /// <summary>The secret; null when there is no text.</summary>
    internal Secret? Secret(string name) => Text(name) is { Length: > 0 } text ? Core.Secrets.Secret.From(text) : null;

    /// <summary>The absolute address; null for anything else.</summary>
    internal Uri? Address(string name) => Uri.TryCreate(Text(name), UriKind.Absolute, out Uri? address) ? address : null;

    /// <summary>Name and value pairs; one shared empty map for none.</summary>
    internal IReadOnlyDictionary<string, string> Map(string name)
    {
        if (Member(name) is not { ValueKind: JsonValueKind.Object } member)
        {
            return Payment.EmptyMetadata;
        }

        Dictionary<string, string>? map = null;
        foreach (JsonProperty pair in member.EnumerateObject())
        {
            if (pair.Value.ValueKind == JsonValueKind.String)
            {
                map ??= new Dictionary<string, string>(StringComparer.Ordinal);
                map[pair.Name] = pair.Value.GetString()!;
            }
        }

        return map ?? Payment.EmptyMetadata;
    }

    /// <summary>The object; one that does not exist for anything else.</summary>
    internal StripeObject Object(string name) => Member(name) is { ValueKind: JsonValueKind.Object } member ? new StripeObject(member) : default;

    /// <summary>The objects of an array, or of the <c>data</c> of a list; none for anything else.</summary>
    internal IReadOnlyList<T> Items<T>(string name, Func<StripeObject, T> read)
    {
        JsonElement member = Member(name);
        JsonElement array = member.ValueKind == JsonValueKind.Object ? new StripeObject(member).Member("data") : member;
        if (array.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var items = new List<T>(array.GetArrayLength());
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                items.Add(read(new StripeObject(item)));
            }
        }

        return items;
    }

    /// <summary>The objects of an array, which must be there. An answer without it is another one, not one of nothing.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    internal IReadOnlyList<T> NeededItems<T>(string name, Func<StripeObject, T> read) => Member(name).ValueKind == JsonValueKind.Array ? Items(name, read) : throw StripeJson.Missing(name);

    /// <summary>The reference; null for none.</summary>
    internal Expandable<T>? Reference<T>(string name, Func<StripeObject, T> read)
        where T : class
    {
        StripeObject whole = Object(name);
        return Id(name) is { } id ? new Expandable<T>(id, whole.Exists && whole.Flag("deleted") != true ? read(whole) : null) : null;
    }

    /// <summary>The whole object, read by a reader of its own.</summary>
    internal T As<T>(StripeItemReader<T> read)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(element));
        return read(ref reader);
    }

    private JsonElement Member(string name) => Exists && element.TryGetProperty(name, out JsonElement member) ? member : default;
}
