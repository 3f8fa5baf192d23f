using System.Text.Json;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Subscriptions;

/// <summary>Builds the calls of subscriptions and reads their answers.</summary>
internal static class SubscriptionCalls
{
    /// <summary>A longer list goes in several calls, since everything travels in the address.</summary>
    internal const int MostSymbolsPerCall = 100;

    /// <summary>
    /// A failure was judged by the body already; what is left is a text whose wording no source pins down. Only a web page cannot be an answer.
    /// </summary>
    internal static readonly ApiResponseReader<bool> Accepted = static (in ApiResponse response) =>
        response.Body.TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? throw new JsonException("The answer is a page.") : true;

    internal static ApiCall Subscribe(AccountId id, string symbol, TimeSpan? interval) =>
        SubscriptionOperations.Subscribe.About(id).Query("symbol", Symbol(symbol)).Query("interval", Milliseconds(interval));

    internal static ApiCall SubscribeMany(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? interval) =>
        SubscriptionOperations.SubscribeMany.About(id).QueryEach("symbols", Symbols(symbols)).Query("interval", Milliseconds(interval));

    internal static string Symbol(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return symbol;
    }

    internal static IReadOnlyCollection<string> Symbols(IReadOnlyCollection<string> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        if (symbols.Count == 0 || symbols.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("Give at least one symbol, and no empty one.", nameof(symbols));
        }

        return symbols;
    }

    internal static long? Milliseconds(TimeSpan? interval) => Whole(interval, TimeSpan.TicksPerMillisecond, "milliseconds");

    internal static long? Seconds(TimeSpan? interval) => Whole(interval, TimeSpan.TicksPerSecond, "seconds");

    private static long? Whole(TimeSpan? interval, long ticks, string unit)
    {
        if (interval is not { } given)
        {
            return null;
        }

        return given >= TimeSpan.Zero && given.Ticks % ticks == 0 && given.Ticks / ticks <= int.MaxValue
            ? given.Ticks / ticks
            : throw new ArgumentOutOfRangeException(nameof(interval), $"The interval must be whole {unit}, from 0 to {int.MaxValue}.");
    }
}
