using System.Text;
using System.Text.Json;

namespace Broker.Crm.Salesforce.Query;

/// <summary>
/// One row under a visitor: its fields one after the other, straight from the bytes of the answer, without a string for what is not asked for as one. Good only inside
/// the visitor.
/// </summary>
/// <remarks>
/// <code>
/// while (row.NextField())
/// {
///     if (row.IsNamed("Balance__c"u8) &amp;&amp; row.TryNumber(out decimal balance)) { total += balance; }
/// }
/// </code>
/// <c>attributes</c> are skipped. A parent record or a child result is one value; read it with a reader of its own over <see cref="Value"/>.
/// </remarks>
public ref struct SalesforceRow
{
    private Utf8JsonReader reader;
    private ReadOnlySpan<byte> name;

    internal SalesforceRow(ReadOnlySpan<byte> utf8Json, long index)
    {
        Utf8Json = utf8Json;
        Index = index;
        reader = new Utf8JsonReader(utf8Json);
        reader.Read();
    }

    /// <summary>The whole row as JSON.</summary>
    public ReadOnlySpan<byte> Utf8Json { get; }

    /// <summary>How many rows came before it.</summary>
    public long Index { get; }

    /// <summary>The name of the field, in UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Name => name;

    /// <summary>
    /// The value in UTF-8: a text without its quotes, with JSON's escapes where <see cref="IsEscaped"/>; a number or flag as it is written; a record or list as JSON. Empty
    /// for null.
    /// </summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>What the value is; <see cref="JsonTokenType.StartObject"/> and <see cref="JsonTokenType.StartArray"/> for a whole record or list.</summary>
    public JsonTokenType Kind { get; private set; }

    /// <summary>True when the text holds escapes: take <see cref="Text"/> then.</summary>
    public readonly bool IsEscaped => Kind == JsonTokenType.String && reader.ValueIsEscaped;

    /// <summary>True when the field has no value.</summary>
    public readonly bool IsNull => Kind == JsonTokenType.Null;

    /// <summary>Moves to the next field; false behind the last.</summary>
    public bool NextField()
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            name = reader.ValueSpan;
            reader.Read();
            Kind = reader.TokenType;
            if (Kind is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                Value = Utf8Json[start..(int)reader.BytesConsumed];
            }
            else
            {
                Value = Kind == JsonTokenType.Null ? default : reader.ValueSpan;
            }

            if (!name.SequenceEqual("attributes"u8))
            {
                return true;
            }
        }

        name = default;
        Value = default;
        Kind = JsonTokenType.None;
        return false;
    }

    /// <summary>Has the field this API name? Exactly, as Salesforce writes it.</summary>
    public readonly bool IsNamed(ReadOnlySpan<byte> utf8Name) => name.SequenceEqual(utf8Name);

    /// <summary>The value as a string: a text without escapes, anything else as it is written; null for null.</summary>
    public readonly string? Text() => Kind switch
    {
        JsonTokenType.None or JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        _ => Encoding.UTF8.GetString(Value),
    };

    /// <summary>Reads a number, exact: it never goes through a double. False when it is none or has more digits than a decimal holds.</summary>
    public readonly bool TryNumber(out decimal value)
    {
        value = 0;
        return Kind == JsonTokenType.Number && reader.TryGetDecimal(out value);
    }

    /// <summary>Reads a whole number.</summary>
    public readonly bool TryWhole(out long value)
    {
        value = 0;
        return Kind == JsonTokenType.Number && reader.TryGetInt64(out value);
    }

    /// <summary>Reads yes or no.</summary>
    public readonly bool TryFlag(out bool value)
    {
        value = Kind == JsonTokenType.True;
        return Kind is JsonTokenType.True or JsonTokenType.False;
    }
}
