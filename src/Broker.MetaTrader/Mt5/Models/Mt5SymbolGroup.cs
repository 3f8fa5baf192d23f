using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>What the account's group may do on a symbol. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, <c>SymGroup</c>. The stops level and the freeze level are absent on this platform, which does not mean zero.</remarks>
[WireRecord]
public sealed partial record Mt5SymbolGroup
{
    /// <summary>The name of the symbol group.</summary>
    public partial string? GroupName { get; init; }

    /// <summary>The largest deviation, as sent.</summary>
    public partial int? DeviationRate { get; init; }

    /// <summary>The vendor's round rate; its meaning is not documented.</summary>
    public partial int? RoundRate { get; init; }

    /// <summary>What may be traded.</summary>
    public partial Mt5TradeMode? TradeMode { get; init; }

    /// <summary>The vendor's flag for stop losses; its meaning is not documented.</summary>
    public partial int? Sl { get; init; }

    /// <summary>The vendor's flag for take profits; its meaning is not documented.</summary>
    public partial int? Tp { get; init; }

    /// <summary>How orders are executed.</summary>
    public partial Mt5ExecutionType? TradeType { get; init; }

    /// <summary>The ways of filling that are allowed.</summary>
    public partial Mt5FillFlags? FillPolicy { get; init; }

    /// <summary>The expirations that are allowed.</summary>
    public partial Mt5ExpirationFlags? Expiration { get; init; }

    /// <summary>The kinds of orders that are allowed, as sent.</summary>
    public partial long? OrderFlags { get; init; }

    /// <summary>How long a price is valid, as sent.</summary>
    public partial int? PriceTimeout { get; init; }

    /// <summary>How long a requote is valid, as sent.</summary>
    public partial int? RequoteTimeout { get; init; }

    /// <summary>The largest volume of a request, as sent.</summary>
    public partial long? RequestLots { get; init; }

    /// <summary>A member without a documented meaning.</summary>
    public partial long? Tmp1 { get; init; }

    /// <summary>The smallest volume, in lots x 100,000,000 (0.01 lot is 1000000); inferred. See <see cref="MinLots"/>.</summary>
    public partial long? MinVolume { get; init; }

    /// <summary>The largest volume, in lots x 100,000,000 (0.01 lot is 1000000); inferred. See <see cref="MaxLots"/>.</summary>
    public partial long? MaxVolume { get; init; }

    /// <summary>The step of volumes, in lots x 100,000,000 (0.01 lot is 1000000); inferred. See <see cref="LotsStep"/>.</summary>
    public partial long? VolumeStep { get; init; }

    /// <summary>The margin to open a position.</summary>
    public partial decimal? InitialMargin { get; init; }

    /// <summary>The margin to keep a position.</summary>
    public partial decimal? MaintenanceMargin { get; init; }

    /// <summary>The rates of the initial margin by order type.</summary>
    public partial IReadOnlyList<decimal>? InitMarginRate { get; init; }

    /// <summary>The rates of the maintenance margin by order type.</summary>
    public partial IReadOnlyList<decimal>? MntnMarginRate { get; init; }

    /// <summary>The margin of hedged positions.</summary>
    public partial decimal? HedgedMargin { get; init; }

    /// <summary>How swaps are computed, as sent.</summary>
    [WireShared]
    public partial string? SwapType { get; init; }

    /// <summary>The swap of long positions.</summary>
    public partial decimal? SwapLong { get; init; }

    /// <summary>The swap of short positions.</summary>
    public partial decimal? SwapShort { get; init; }

    /// <summary>The weekday on which swaps count three times, as sent.</summary>
    [WireShared]
    public partial string? ThreeDaysSwap { get; init; }

    /// <summary>The factors of the swap by weekday.</summary>
    public partial IReadOnlyList<decimal>? SwapRates { get; init; }

    /// <summary>The smallest volume in lots.</summary>
    public partial decimal? MinLots { get; init; }

    /// <summary>The largest volume in lots.</summary>
    public partial decimal? MaxLots { get; init; }

    /// <summary>The step of volumes in lots.</summary>
    public partial decimal? LotsStep { get; init; }
}
