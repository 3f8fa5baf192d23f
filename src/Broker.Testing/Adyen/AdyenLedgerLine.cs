namespace Broker.Testing.Adyen;

/// <summary>A movement of money on the merchant's account; the amount is negative where it left.</summary>
internal sealed class AdyenLedgerLine(string type, AdyenPayment payment, string? modification, long amount, DateTimeOffset time)
{
    public string Type { get; } = type;

    public AdyenPayment Payment { get; } = payment;

    public string? Modification { get; } = modification;

    public long Amount { get; } = amount;

    public DateTimeOffset Time { get; } = time;

    /// <summary>The batch that settled it.</summary>
    public int? Batch { get; set; }
}
