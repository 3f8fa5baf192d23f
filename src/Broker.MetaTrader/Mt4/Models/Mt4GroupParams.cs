using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>What a group of MetaTrader 4 accounts may do with a group of symbols. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>
/// Source: contracts/metatrader.md 5.2, <c>ConGroupSec</c>. The numbers without a unit are the trade server's own codes and not documented further.
/// </remarks>
[WireRecord]
public sealed partial record Mt4GroupParams
{
    /// <summary>The smallest volume in lots.</summary>
    public partial decimal? MinLot { get; init; }

    /// <summary>The largest volume in lots.</summary>
    public partial decimal? MaxLot { get; init; }

    /// <summary>The step of volumes in lots.</summary>
    public partial decimal? LotStep { get; init; }

    /// <summary>Whether the symbols are shown.</summary>
    public partial int? Show { get; init; }

    /// <summary>Whether they may be traded. Can read 0 although trading works (contracts/metatrader.md 6).</summary>
    public partial int? Trade { get; init; }

    /// <summary>How they are executed.</summary>
    public partial int? Execution { get; init; }

    /// <summary>The commission.</summary>
    [WireName("comm_base", "commBase")]
    public partial decimal? CommissionBase { get; init; }

    /// <summary>The unit of the commission.</summary>
    [WireName("comm_type", "commType")]
    public partial int? CommissionType { get; init; }

    /// <summary>Whether the commission is per lot or per deal.</summary>
    [WireName("comm_lots", "commLots")]
    public partial int? CommissionLots { get; init; }

    /// <summary>The agent's commission.</summary>
    [WireName("comm_agent", "commAgent")]
    public partial decimal? AgentCommission { get; init; }

    /// <summary>The unit of the agent's commission.</summary>
    [WireName("comm_agent_type", "commAgentType")]
    public partial int? AgentCommissionType { get; init; }

    /// <summary>What is added to the spread, in points.</summary>
    [WireName("spread_diff", "spreadDiff")]
    public partial int? SpreadDifference { get; init; }

    /// <summary>The smallest volume in the server's own unit; <see cref="MinLot"/> has it in lots.</summary>
    [WireName("lot_min")]
    public partial int? RawLotMin { get; init; }

    /// <summary>The largest volume in the server's own unit; <see cref="MaxLot"/> has it in lots.</summary>
    [WireName("lot_max")]
    public partial int? RawLotMax { get; init; }

    /// <summary>The largest deviation of instant execution.</summary>
    [WireName("ie_deviation", "ieDeviation")]
    public partial int? InstantDeviation { get; init; }

    /// <summary>Whether prices are confirmed in request mode.</summary>
    public partial int? Confirmation { get; init; }

    /// <summary>Rights of trading.</summary>
    [WireName("trade_rights", "tradeRights")]
    public partial int? TradeRights { get; init; }

    /// <summary>The quick mode of instant execution.</summary>
    [WireName("ie_quick_mode", "ieQuickMode")]
    public partial int? InstantQuickMode { get; init; }

    /// <summary>How orders of opposite directions are closed by themselves.</summary>
    [WireName("autocloseout_mode", "autocloseoutMode")]
    public partial int? AutoCloseOutMode { get; init; }

    /// <summary>The tax on the commission.</summary>
    [WireName("comm_tax", "commTax")]
    public partial decimal? CommissionTax { get; init; }

    /// <summary>Whether the agent's commission is per lot or per deal.</summary>
    [WireName("comm_agent_lots", "commAgentLots")]
    public partial int? AgentCommissionLots { get; init; }

    /// <summary>How the result counts in the free margin.</summary>
    [WireName("freemargin_mode", "freemarginMode")]
    public partial int? FreeMarginMode { get; init; }
}
