namespace Broker.Bench.Http.Models;

internal sealed class Mt5Deal
{
    public long TicketNumber { get; set; }

    public string? Id { get; set; }

    public long Login { get; set; }

    public long HistoryTime { get; set; }

    public long OrderTicket { get; set; }

    public long OpenTime { get; set; }

    public string? Symbol { get; set; }

    public string? Type { get; set; }

    public string? Direction { get; set; }

    public decimal OpenPrice { get; set; }

    public decimal Price { get; set; }

    public decimal StopLoss { get; set; }

    public decimal TakeProfit { get; set; }

    public long Volume { get; set; }

    public decimal Profit { get; set; }

    public decimal ProfitRate { get; set; }

    public decimal VolumeRate { get; set; }

    public decimal Commission { get; set; }

    public decimal Fee { get; set; }

    public decimal Swap { get; set; }

    public long ExpertId { get; set; }

    public long PositionTicket { get; set; }

    public string? Comment { get; set; }

    public decimal ContractSize { get; set; }

    public int Digits { get; set; }

    public int MoneyDigits { get; set; }

    public decimal FreeProfit { get; set; }

    public decimal TrailRounder { get; set; }

    public long OpenTimeMs { get; set; }

    public string? PlacedType { get; set; }

    public DateTime OpenTimeAsDateTime { get; set; }

    public decimal Lots { get; set; }
}
