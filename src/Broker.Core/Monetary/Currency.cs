using System.Text.Json.Serialization;

namespace Broker.Core.Monetary;

/// <summary>An ISO 4217 currency code, upper case. Unknown three-letter codes are accepted with two minor digits.</summary>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly record struct Currency
{
    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The code, for example <c>EUR</c>. Empty only for <c>default</c>.</summary>
    public string Code => code ?? string.Empty;

    /// <summary>Digits after the decimal point by ISO 4217. Providers differ: each adapter has its own table.</summary>
    public int MinorDigits => CurrencyTable.MinorDigits(Code);

    /// <summary>Reads a code in either case.</summary>
    /// <exception cref="ArgumentException">The text is not three letters.</exception>
    public static Currency Of(string code) => TryParse(code, out Currency currency)
        ? currency
        : throw new ArgumentException($"'{Shorten(code)}' is not a currency code; give three letters such as EUR.", nameof(code));

    /// <summary>Reads a code in either case; false when the text is not three ASCII letters.</summary>
    public static bool TryParse(string? code, out Currency currency)
    {
        if (code is { Length: 3 } && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) && char.IsAsciiLetter(code[2]))
        {
            currency = new Currency(CurrencyTable.Canonical(code));
            return true;
        }

        currency = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static string Shorten(string? text) => text is null ? "null" : text.Length <= 8 ? text : text[..8] + "...";
}
