using System.Text;
using Broker.Core.Boundaries.Finance;
using Broker.Payments;
using Broker.Payments.Adyen;
using static Broker.Contracts.Tests.Payments.Adyen.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Adyen.Operations;

/// <summary>Payments made at once, their details, and the cancel by reference.</summary>
internal static class PaymentRows
{
    private static readonly byte[] Card = """{"type":"scheme","encryptedCardNumber":"adyenjs_0_1_25$KOP","holderName":"Zoë Müller"}"""u8.ToArray();

    public static IReadOnlyList<AdyenCall> All { get; } =
    [
        Keyed("CreatePayment", static (c, key) => c.Payments.CreateAsync(
            new AdyenPaymentRequest
            {
                Amount = Eur(11.30m), Reference = "DEP-77", ReturnAddress = Back, PaymentMethod = Card, ShopperReference = "client-1042", StorePaymentMethod = true,
                RecurringModel = "CardOnFile", ShopperInteraction = "Ecommerce", Metadata = new Dictionary<string, string> { ["desk"] = "4" },
            },
            key), static paid =>
        {
            Assert.Equal((Psp, PaymentState.Authorized, "Authorised", Eur(11.30m), "DEP-77"), (paid.Payment!.Value, paid.State, paid.RawState, paid.Amount, paid.Reference));
            Assert.True(paid.Action.IsEmpty);
        }),
        Keyed("CreatePayment, refused", static (c, key) => c.Payments.CreateAsync(new AdyenPaymentRequest { Amount = Eur(11.31m), Reference = "DEP-78", PaymentMethod = Card }, key), static paid =>
            Assert.Equal((PaymentState.Failed, "Refused", "12", "Not enough balance"), (paid.State, paid.RawState, paid.RefusalReasonCode, paid.RefusalReason.Reveal()))),
        Keyed("CreatePayment, with a stored method", static (c, key) => c.Payments.CreateAsync(
            new AdyenPaymentRequest
            {
                Amount = Of(12.345m, "KWD"), Reference = "DEP-79", StoredPaymentMethod = "M5N7TQ4TG5PFWR50", ShopperReference = "client-1042",
                RecurringModel = "UnscheduledCardOnFile", ShopperInteraction = "ContAuth", CaptureLater = true,
            },
            key), static paid => Assert.Equal((PaymentState.Processing, "7914073381342286", Of(12.345m, "KWD")), (paid.State, paid.Payment!.Value.Value, paid.Amount))),
        Keyed("CreatePayment, with a redirect", static (c, key) => c.Payments.CreateAsync(
            new AdyenPaymentRequest { Amount = Eur(11.32m), Reference = "DEP-80", ReturnAddress = Back, PaymentMethod = """{"type":"ideal"}"""u8.ToArray() }, key), static paid =>
        {
            Assert.Equal((null, PaymentState.RequiresAction, "RedirectShopper"), (paid.Payment, paid.State, paid.RawState));
            Assert.Contains("\"type\":\"redirect\"", Encoding.UTF8.GetString(paid.Action.Span), StringComparison.Ordinal);
        }),
        Keyed("SubmitPaymentDetails", static (c, key) => c.Payments.SubmitDetailsAsync("""{"redirectResult":"eyJ0cmFuc1N0YXR1cyI6IlkifQ=="}"""u8.ToArray(), "Ab02b4c0", key), static paid =>
            Assert.Equal(("7914073381342287", PaymentState.Authorized, Eur(11.32m), "DEP-80"), (paid.Payment!.Value.Value, paid.State, paid.Amount, paid.Reference))),
        Keyed("CancelPaymentByReference", static (c, key) => c.Payments.CancelByReferenceAsync("DEP-2026/11-77", key), static made =>
            Assert.Equal(("993617894906488A", PaymentModificationKind.Cancel, PaymentModificationState.Pending, null), (made.Id, made.Kind, made.State, made.Payment))),
    ];
}
