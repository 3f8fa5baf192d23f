namespace Broker.Payments.Praxis.Wire;

/// <summary>Order ids, transaction ids and words of Praxis go into ids, records and paths, so only what looks like one is taken.</summary>
internal static class PraxisReference
{
    internal const int MaxOrder = 50;

    private const int MaxWord = 32;

    internal static string? Accept(string? value) =>
        value is { Length: > 0 and <= MaxOrder } && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? value : null;

    /// <summary>A type or state: unknown ones are kept as long as they look like a word.</summary>
    internal static string? AcceptWord(string? value) =>
        value is { Length: > 0 and <= MaxWord } && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ' ') ? value : null;

    /// <exception cref="ArgumentException">It is no order id.</exception>
    internal static string Order(string? value, string parameter) => Accept(value) ??
        throw new ArgumentException("The order id must be 1 to 50 letters, digits, hyphens, underscores and points: Praxis keeps no more, and it is the guard against doing it twice.", parameter);

    /// <exception cref="ArgumentException">It is no id of a transaction.</exception>
    internal static string Tid(string value, string parameter) => value.Length is > 0 and <= 19 && value.All(char.IsAsciiDigit)
        ? value
        : throw new ArgumentException("A transaction of Praxis has a number as its id.", parameter);
}
