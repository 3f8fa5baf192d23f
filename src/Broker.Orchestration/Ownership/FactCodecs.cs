using System.Globalization;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;

namespace Broker.Orchestration.Ownership;

/// <summary>Codecs for the usual value types.</summary>
public static class FactCodecs
{
    /// <summary>Text as it is.</summary>
    public static FactCodec<string> Text { get; } = new(static value => value, static text => text);

    /// <summary>A whole number.</summary>
    public static FactCodec<long> WholeNumber { get; } = new(
        static value => value.ToString(CultureInfo.InvariantCulture),
        static text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static FactCodec<bool> Boolean { get; } = new(static value => value ? "true" : "false", static text => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw new FormatException("A yes or no is written as true or false."),
    });

    /// <summary>A secret: never written and never read. For facts of the class <see cref="Sensitivity.Secret"/>, which are declared so that people see who has them.</summary>
    public static FactCodec<Secret> Secret { get; } = new(
        static _ => throw new InvalidOperationException("A secret is not stored as a fact; keep it in the secret store."),
        static _ => throw new FormatException("A secret is not stored as a fact."));

    /// <summary>A point in time in ISO 8601, UTC.</summary>
    public static FactCodec<DateTimeOffset> Time { get; } = new(
        static value => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        static text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    /// <summary>An amount, for example <c>250.00 EUR</c>.</summary>
    public static FactCodec<Money> Money { get; } = new(
        static value => value.ToString(),
        static text => text.Split(' ') is [var amount, var currency]
            ? new Money(decimal.Parse(amount, NumberStyles.Number, CultureInfo.InvariantCulture), Currency.Of(currency))
            : throw new FormatException("An amount is written like 250.00 EUR."));

    /// <summary>An id.</summary>
    public static FactCodec<T> Id<T>()
        where T : struct, IIdentifier<T> => new(static value => value.Value, static text => T.Create(text));

    /// <summary>An enum by its name.</summary>
    public static FactCodec<T> Name<T>()
        where T : struct, Enum => new(static value => value.ToString(), static text =>
            Enum.TryParse(text, ignoreCase: false, out T value) && Enum.IsDefined(value) ? value : throw new FormatException($"A {typeof(T).Name} is one of {string.Join(", ", Enum.GetNames<T>())}."));
}
