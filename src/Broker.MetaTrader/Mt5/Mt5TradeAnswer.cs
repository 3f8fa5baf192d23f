using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <summary>
/// Reads what a trade answers: an order, or the short form with a return code that the vendor's own samples show (contracts/metatrader.md 3.1). A return code
/// that is no success is no order; since the API did not call it a failure, nobody knows what became of the trade, and it is a protocol error.
/// </summary>
internal static class Mt5TradeAnswer
{
    internal static OrderView Read(in ApiResponse response)
    {
        Mt5Order order = Mt5Answers.Order(response);
        if (ReturnCode(order.UnknownFields) is not { } code)
        {
            return Mt5Views.Of(order);
        }

        // The comment of the short form is the server's word on the request, not that of the order.
        return IsSuccess(code) ? Mt5Views.Of(order) with { Comment = null } : throw new JsonException("The answer tells a return code that is no success.");
    }

    private static string? ReturnCode(UnknownFields? fields)
    {
        string? name = fields?.Names.FirstOrDefault(static name => string.Equals(name, "retcode", StringComparison.OrdinalIgnoreCase));
        if (name is null || !fields!.TryGetValue(name, out JsonElement code))
        {
            return null;
        }

        return code.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => code.GetString(),
            _ => code.GetRawText(),
        };
    }

    // Done, placed, executed, executed in part (contracts/metatrader.md 3.3).
    private static bool IsSuccess(string code) => code is "0" or "10008" or "10009" or "10010";
}
