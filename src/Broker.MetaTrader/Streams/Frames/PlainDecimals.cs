using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>Reads prices: digits with at most one point and no exponent, which a sum of digits reads several times faster than the general reader. Others go there.</summary>
internal static class PlainDecimals
{
    // What a long holds whatever the digits are.
    private const int MostDigits = 18;

    internal static decimal? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && TryRead(reader.ValueSpan, out decimal value) ? value : JsonFields.DecimalValue(ref reader);

    private static bool TryRead(ReadOnlySpan<byte> text, out decimal value)
    {
        value = default;
        bool negative = text[0] == '-';
        int i = negative ? 1 : 0;
        if (text.Length - i > MostDigits)
        {
            return false;
        }

        long sum = 0;
        int scale = 0;
        bool behindPoint = false;
        for (; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                sum = (sum * 10) + digit;
                scale += behindPoint ? 1 : 0;
            }
            else if (text[i] == '.')
            {
                behindPoint = true;
            }
            else
            {
                return false;
            }
        }

        value = new decimal((int)sum, (int)(sum >> 32), 0, negative, (byte)scale);
        return true;
    }
}
