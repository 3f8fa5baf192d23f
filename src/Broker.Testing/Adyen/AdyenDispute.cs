namespace Broker.Testing.Adyen;

/// <summary>A dispute of a payment.</summary>
internal sealed class AdyenDispute(string psp, AdyenPayment payment, long amount)
{
    public string Psp { get; } = psp;

    public AdyenPayment Payment { get; } = payment;

    public long Amount { get; } = amount;

    /// <summary>Undefended, Responded, Accepted, Won or Lost.</summary>
    public string Status { get; set; } = "Undefended";

    public HashSet<string> Documents { get; } = new(StringComparer.Ordinal);
}
