namespace Broker.MetaTrader.Mt5.Models;

/// <summary>Flags arrive as one word or as a list with commas (contracts/metatrader.md 2).</summary>
internal static class FlagWords
{
    internal static string[] Split(string? value) => value is null ? [] : value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static bool Has(string? value, string flag)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(flag);
        return Array.Exists(Split(value), word => string.Equals(word, flag, StringComparison.OrdinalIgnoreCase));
    }
}
