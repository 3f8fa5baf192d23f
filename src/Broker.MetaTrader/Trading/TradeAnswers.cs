using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Trading;

/// <summary>Reads what trades answer. An answer that does not say clearly that the trade was taken is unreadable, which leaves the outcome unknown.</summary>
internal static class TradeAnswers
{
    /// <summary>The text of a close-by or a deletion on MetaTrader 4: <c>OK</c>, <c>true</c>, or the ticket.</summary>
    internal static readonly ApiResponseReader<OrderView?> Done = static (in ApiResponse response) =>
    {
        string text = Answers.Text(response).Trim();
        bool isDone = string.Equals(text, "OK", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) ||
            (text.Length is > 0 and <= 19 && text[0] != '0' && text.All(char.IsAsciiDigit));
        return isDone ? null : throw new JsonException("The answer does not confirm the trade.");
    };

    /// <summary>The order a trade answers; it must name its ticket.</summary>
    internal static ApiResponseReader<OrderView?> Order(ApiResponseReader<OrderView> platform) => (in ApiResponse response) =>
    {
        // Only the vendor's own libraries know a return code in the answer, with numbers that contradict the platform's (contracts/metatrader.md 3.1, 3.3).
        if (response.Body.IndexOf("etcode\""u8) >= 0)
        {
            throw new JsonException("The answer is of a form whose meaning is not certain.");
        }

        OrderView order = platform(response);
        return order.Ticket is > 0 ? order : throw new JsonException("The answer names no ticket.");
    };
}
