namespace Broker.Bench.Http.Models;

internal sealed class Mt5Order
{
    public long Ticket { get; set; }

    public decimal Profit { get; set; }

    public decimal Swap { get; set; }

    public decimal Commission { get; set; }

    public decimal Fee { get; set; }

    public decimal ClosePrice { get; set; }

    public DateTime CloseTime { get; set; }

    public decimal CloseLots { get; set; }

    public string? CloseComment { get; set; }

    public decimal OpenPrice { get; set; }

    public DateTime OpenTime { get; set; }

    public decimal Lots { get; set; }

    public decimal ContractSize { get; set; }

    public long ExpertId { get; set; }

    public string? PlacedType { get; set; }

    public string? OrderType { get; set; }

    public string? DealType { get; set; }

    public string? Symbol { get; set; }

    public string? Comment { get; set; }

    public string? State { get; set; }

    public decimal StopLoss { get; set; }

    public decimal TakeProfit { get; set; }

    public int RequestId { get; set; }

    public int Digits { get; set; }

    public decimal ProfitRate { get; set; }

    public decimal StopLimitPrice { get; set; }

    public Mt5Deal? DealInternalIn { get; set; }

    public Mt5Deal? DealInternalOut { get; set; }

    public Mt5OrderRecord? OrderInternal { get; set; }

    public List<Mt5Deal>? PartialCloseDeals { get; set; }

    public List<Mt5Deal>? PartialFillDeals { get; set; }

    public long CloseVolume { get; set; }

    public long Volume { get; set; }

    public string? ExpirationType { get; set; }

    public DateTime ExpirationTime { get; set; }

    public string? FillPolicy { get; set; }

    public long OpenTimestampUTC { get; set; }

    public long CloseTimestampUTC { get; set; }
}
