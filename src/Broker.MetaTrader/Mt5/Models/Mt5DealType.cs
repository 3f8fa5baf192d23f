using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The type of a deal. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>DealBuy</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.3. The last six words have no known number.</remarks>
[WireWord(
    "DealBuy=0", "DealSell=1", "Balance=2", "Credit=3", "Charge=4", "Correction=5",
    "Bonus=6", "Commission=7", "DailyCommission=8", "MonthlyCommission=9", "DailyAgentCommission=10", "MonthlyAgentCommission=11",
    "InterestRate=12", "CanceledBuy=13", "CanceledSell=14", "Dividend", "FrankedDividend", "Tax",
    "AgentCommission", "SoCompensation", "SoCreditCompensation")]
public readonly partial record struct Mt5DealType(string Value)
{
    /// <summary>A buy.</summary>
    public static Mt5DealType DealBuy { get; } = new("DealBuy");

    /// <summary>A sell.</summary>
    public static Mt5DealType DealSell { get; } = new("DealSell");

    /// <summary>A deposit or a withdrawal.</summary>
    public static Mt5DealType Balance { get; } = new("Balance");

    /// <summary>A credit operation.</summary>
    public static Mt5DealType Credit { get; } = new("Credit");

    /// <summary>An additional charge.</summary>
    public static Mt5DealType Charge { get; } = new("Charge");

    /// <summary>A correction.</summary>
    public static Mt5DealType Correction { get; } = new("Correction");

    /// <summary>A bonus.</summary>
    public static Mt5DealType Bonus { get; } = new("Bonus");

    /// <summary>An additional commission.</summary>
    public static Mt5DealType Commission { get; } = new("Commission");

    /// <summary>A commission at the end of the day.</summary>
    public static Mt5DealType DailyCommission { get; } = new("DailyCommission");

    /// <summary>A commission at the end of the month.</summary>
    public static Mt5DealType MonthlyCommission { get; } = new("MonthlyCommission");

    /// <summary>An agent's commission at the end of the day.</summary>
    public static Mt5DealType DailyAgentCommission { get; } = new("DailyAgentCommission");

    /// <summary>An agent's commission at the end of the month.</summary>
    public static Mt5DealType MonthlyAgentCommission { get; } = new("MonthlyAgentCommission");

    /// <summary>Interest on free funds.</summary>
    public static Mt5DealType InterestRate { get; } = new("InterestRate");

    /// <summary>A buy that was taken back.</summary>
    public static Mt5DealType CanceledBuy { get; } = new("CanceledBuy");

    /// <summary>A sell that was taken back.</summary>
    public static Mt5DealType CanceledSell { get; } = new("CanceledSell");

    /// <summary>A dividend.</summary>
    public static Mt5DealType Dividend { get; } = new("Dividend");

    /// <summary>A dividend without tax.</summary>
    public static Mt5DealType FrankedDividend { get; } = new("FrankedDividend");

    /// <summary>A tax.</summary>
    public static Mt5DealType Tax { get; } = new("Tax");

    /// <summary>An agent's commission.</summary>
    public static Mt5DealType AgentCommission { get; } = new("AgentCommission");

    /// <summary>Compensation of a negative balance after a stop out.</summary>
    public static Mt5DealType SoCompensation { get; } = new("SoCompensation");

    /// <summary>Compensation of a negative credit after a stop out.</summary>
    public static Mt5DealType SoCreditCompensation { get; } = new("SoCreditCompensation");
}
