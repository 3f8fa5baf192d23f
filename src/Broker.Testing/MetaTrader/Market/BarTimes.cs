using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Market;

/// <summary>Bar lengths: MT5 sends minutes, MT4 names.</summary>
internal static class BarTimes
{
    private static readonly Dictionary<string, int> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["M1"] = 1, ["M5"] = 5, ["M15"] = 15, ["M30"] = 30, ["H1"] = 60, ["H4"] = 240, ["D1"] = 1440, ["W1"] = 10_080, ["MN1"] = 43_200,
    };

    public static int Minutes(Call call, string parameter)
    {
        var text = call.Required(parameter);
        var minutes = Named.TryGetValue(text, out var named) ? named : call.Int(parameter, 0);
        return minutes is > 0 and <= 43_200 ? minutes : throw new Refusal("INVALID_PARAM", $"The value '{text}' is not valid for {parameter}.");
    }
}
