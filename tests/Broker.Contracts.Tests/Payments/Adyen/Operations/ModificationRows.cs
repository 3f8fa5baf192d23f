using Broker.Core.Boundaries.Finance;
using Broker.Core.Monetary;
using Broker.Payments;
using static Broker.Contracts.Tests.Payments.Adyen.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Adyen.Operations;

/// <summary>Changes to payments: received and no more.</summary>
internal static class ModificationRows
{
    public static IReadOnlyList<AdyenCall> All { get; } =
    [
        Keyed("CapturePayment", static (c, key) => c.Modifications.CaptureAsync(Psp, Eur(11.30m), "cap-77", key), static made =>
            Check(made, "993617895204576J", PaymentModificationKind.Capture, "cap-77", Eur(11.30m))),
        Keyed("CancelPayment", static (c, key) => c.Modifications.CancelAsync(Psp, "can-77", key), static made =>
            Check(made, "993617895204577J", PaymentModificationKind.Cancel, "can-77", null)),
        Keyed("RefundPayment", static (c, key) => c.Modifications.RefundAsync(Psp, Eur(2.50m), "CUSTOMER REQUEST", "ref-77", key), static made => Assert.Equal(
            ("993617895204578J", Psp, RefundState.Pending, "received", Eur(2.50m), "ref-77"), (made.Id.Value, made.Payment!.Value, made.State, made.RawState, made.Amount, made.Reference))),
        Keyed("ReversePayment", static (c, key) => c.Modifications.ReverseAsync(Psp, "rev-77", key), static made =>
            Check(made, "993617895204579J", PaymentModificationKind.Reversal, "rev-77", null)),
        Keyed("UpdatePaymentAmount", static (c, key) => c.Modifications.UpdateAmountAsync(Psp, Of(1200m, "JPY"), "upd-77", key), static made =>
            Check(made, "993617895204580J", PaymentModificationKind.AmountUpdate, "upd-77", Of(1200m, "JPY"))),
    ];

    private static void Check(PaymentModification made, string id, PaymentModificationKind kind, string reference, Money? amount)
    {
        Assert.Equal((id, kind, Psp, PaymentModificationState.Pending, "received"), (made.Id, made.Kind, made.Payment!.Value, made.State, made.RawState));
        Assert.Equal((reference, amount), (made.Reference, made.Amount));
    }
}
