using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Trading;

/// <summary>The operations that trade. All are GET (contracts/metatrader.md 4), and none is sent twice: not after a failure in between, not after a throttle.</summary>
internal static class TradeOperations
{
    internal static readonly ApiOperation CloseBy = Trade("OrderCloseBy");

    internal static readonly ApiOperation Delete = Trade("OrderDelete");

    /// <summary>Marks later orders; sets an absolute value.</summary>
    internal static readonly ApiOperation SetPlacedType = new("SetPlacedType", HttpMethod.Get, "/SetPlacedType", RetrySafety.Idempotent);

    private static readonly ApiOperation[] Sends = [Trade("OrderSend"), Trade("OrderSendSafe"), Trade("OrderSendTask")];

    // Values are absolute, yet a repeat could undo a change made by somebody else in between.
    private static readonly ApiOperation[] Modifies = [Trade("OrderModify"), Trade("OrderModifySafe"), Trade("OrderModifyTask")];

    private static readonly ApiOperation[] Closes = [Trade("OrderClose"), Trade("OrderCloseSafe"), Trade("OrderCloseTask")];

    internal static ApiOperation Send(TradeForm form) => Sends[(int)form];

    internal static ApiOperation Modify(TradeForm form) => Modifies[(int)form];

    internal static ApiOperation Close(TradeForm form) => Closes[(int)form];

    private static ApiOperation Trade(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Once) { RepeatsRefusals = false };
}
