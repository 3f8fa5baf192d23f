using Broker.Core.Identity;
using Broker.Payments;
using static Broker.Contracts.Tests.Payments.Adyen.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Adyen.Operations;

/// <summary>Withdrawals to clients.</summary>
internal static class TransferRows
{
    private static readonly WithdrawalId Transfer = new("4QPX1A2B3C4D5E6F");

    public static IReadOnlyList<AdyenCall> All { get; } =
    [
        Keyed("CreateTransfer", static (c, key) => c.Transfers.CreateAsync(
            new WithdrawalRequest { Amount = Eur(2550.50m), Destination = "SE1234567890ABC1234567890", Reference = "WD-77", Description = "Withdrawal 77" }, key),
            static made => Check(made, WithdrawalState.Requested, "received", "approved")),
        Row("GetTransfer", AdyenSafety.Read, static (c, _) => c.Transfers.GetAsync(Transfer), static read => Check(read, WithdrawalState.Returned, "returned", "counterpartyAccountClosed")),
        Keyed("ApproveTransfers", static (c, key) => c.Transfers.ApproveAsync(Transfer, key), Assert.True),
        Keyed("CancelTransfers", static (c, key) => c.Transfers.CancelAsync(Transfer, key), Assert.True),
        Keyed("ReturnTransfer", static (c, key) => c.Transfers.ReturnAsync(Transfer, Eur(1m), "ret-77", key), Assert.True),
    ];

    private static void Check(ClientWithdrawal transfer, WithdrawalState state, string raw, string reason)
    {
        Assert.Equal((Transfer, state, raw, reason, Eur(2550.50m), "WD-77"), (transfer.Id, transfer.State, transfer.RawState, transfer.Reason, transfer.Amount, transfer.Reference));
        Assert.Equal(
            (new DateTimeOffset(2026, 11, 2, 10, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 2, 10, 0, 5, TimeSpan.Zero), "bank"),
            (transfer.CreatedAt, transfer.ProviderTime, transfer.Method));
    }
}
