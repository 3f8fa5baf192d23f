using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>What the simulated Adyen account holds, and what its parts share.</summary>
internal sealed class AdyenWorld(TimeProvider clock, Func<Uri> root)
{
    public DueActions Due { get; } = new(clock);

    public DateTimeOffset Now => Due.Now;

    public Uri Root => root();

    /// <summary>By PSP reference, in the order they were made.</summary>
    public OrderedDictionary<string, AdyenPayment> Payments { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, AdyenModification> Modifications { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, AdyenDispute> Disputes { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, JsonObject> Transfers { get; } = new(StringComparer.Ordinal);

    /// <summary>What a settlement batch is made of.</summary>
    public List<AdyenLedgerLine> Ledger { get; } = [];

    /// <summary>Whether payments wait for a capture of their own.</summary>
    public bool ManualCapture { get; set; }

    /// <summary>Whether transfers wait for an approval.</summary>
    public bool TransferApproval { get; set; }

    /// <summary>How the next modifications end, by event code; success when there is none.</summary>
    public Dictionary<string, Queue<(bool Success, string? Reason)>> Next { get; } = new(StringComparer.OrdinalIgnoreCase);

    public AdyenPayment Payment(string psp) => Payments.GetValueOrDefault(psp) ?? throw AdyenError.NotFound("Original pspReference required for this operation");

    public void Clear()
    {
        Due.Clear();
        Payments.Clear();
        Modifications.Clear();
        Disputes.Clear();
        Transfers.Clear();
        Ledger.Clear();
        Next.Clear();
        (ManualCapture, TransferApproval) = (false, false);
    }
}
