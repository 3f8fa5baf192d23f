using System.Collections.Frozen;
using System.Globalization;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Errors;

/// <summary>The error codes of MetaTrader 4 and 5, by name and by number. Source: contracts/metatrader.md 3.3.</summary>
/// <remarks>A code that is not here is kept raw in the error, is never printed, and leaves the effect of a call that must not be doubled unknown.</remarks>
public static class MetaTraderErrorCodes
{
    /// <summary>Zero on MetaTrader 5; in a failure body it means that the API itself failed.</summary>
    public const string Done = "DONE";

    /// <summary>Zero on MetaTrader 4; the API itself failed.</summary>
    public const string InternalError = "INTERNAL_ERROR";

    /// <summary>Wrong login, password or server.</summary>
    public const string InvalidAccount = "INVALID_ACCOUNT";

    /// <summary>Wrong password.</summary>
    public const string InvalidPassword = "INVALID_PASSWORD";

    /// <summary>The account is disabled at the trade server.</summary>
    public const string AccountDisabled = "ACCOUNT_DISABLED";

    /// <summary>The session or account id is not known to the API.</summary>
    public const string InvalidToken = "INVALID_TOKEN";

    /// <summary>No connection to the trade server.</summary>
    public const string NoConnection = "NO_CONNECTION";

    /// <summary>The market is closed.</summary>
    public const string MarketClosed = "MARKET_CLOSED";

    private static readonly FrozenDictionary<string, MetaTraderErrorCode> ByName = Build();
    private static readonly FrozenDictionary<int, string> Numbers4 = Numbered(ErrorCodeNumbers.MetaTrader4);
    private static readonly FrozenDictionary<int, string> Numbers5 = Numbered(ErrorCodeNumbers.MetaTrader5);

    /// <summary>All codes the client knows.</summary>
    public static IReadOnlyCollection<MetaTraderErrorCode> All => ByName.Values;

    /// <summary>Finds a code by name, in any case, or by number.</summary>
    /// <param name="code">The name, or the number as digits.</param>
    /// <param name="platform">Whose numbers to use: they differ between the platforms.</param>
    /// <returns>The code, or null when it is not known.</returns>
    public static MetaTraderErrorCode? Find(string? code, TradingPlatform platform)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        string name = code.Trim();
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return (platform == TradingPlatform.MetaTrader4 ? Numbers4 : Numbers5).TryGetValue(number, out string? known) ? ByName[known] : null;
        }

        return ByName.GetValueOrDefault(name);
    }

    private static FrozenDictionary<string, MetaTraderErrorCode> Build()
    {
        var codes = new Dictionary<string, MetaTraderErrorCode>(StringComparer.OrdinalIgnoreCase);
        foreach ((MetaTraderErrorClass group, string names) in ErrorCodeClasses.All)
        {
            foreach (string name in Words(names))
            {
                codes.Add(name, new MetaTraderErrorCode(name, group));
            }
        }

        foreach (string name in Words(ErrorCodeNumbers.MetaTrader4).Concat(Words(ErrorCodeNumbers.MetaTrader5)).Select(static pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]))
        {
            codes.TryAdd(name, new MetaTraderErrorCode(name, MetaTraderErrorClass.Unclassified));
        }

        return codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<int, string> Numbered(string list) => Words(list)
        .Select(static pair => pair.Split('='))
        .ToFrozenDictionary(static pair => int.Parse(pair[0], CultureInfo.InvariantCulture), static pair => pair[1]);

    private static string[] Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
