using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments;
using Broker.Payments.Praxis;
using Broker.Payments.Praxis.Webhooks;
using Broker.Testing.Faults;
using Broker.Testing.Praxis;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Simulation.Tests.Payments.Praxis;

/// <summary>Deposits and withdrawals at the Praxis simulator, with notifications and our signed answers to them (contracts/payments.md b2).</summary>
public sealed class PraxisCashierTests : PaymentWorld
{
    private static readonly PayerId Payer = new("client-1042");
    private static readonly string[] SignedInNotifications =
    [
        "merchant_id", "application_key", "timestamp", "customer.customer_token", "session.order_id", "transaction.tid", "transaction.currency", "transaction.amount",
        "transaction.conversion_rate", "transaction.processed_currency", "transaction.processed_amount",
    ];

    private PraxisFinanceBoundary Boundary => Services.GetRequiredService<PraxisFinanceBoundary>();

    [Fact]
    public async Task A_deposit_is_opened_paid_and_confirmed_by_a_look_up_after_its_notification()
    {
        PraxisSession session = await Praxis.Sessions.OpenAsync(Deposit());
        Assert.NotNull(session.Page);
        Assert.Equal("no_payment", (await Boundary.ReadPaymentAsync(new PaymentId("DEP-77"), null)).Failure!.Code);

        Simulators.Praxis.Move("DEP-77", "pending");
        Assert.Equal(PaymentState.Processing, (await ConfirmAsync("DEP-77")).State);
        Simulators.Praxis.Move("DEP-77", "approved");

        FinanceConfirmation end = await ConfirmAsync("DEP-77");
        Assert.Equal((PaymentState.Succeeded, Amount, Payer, PaymentEvidence.ApiRead), (end.State, end.Received, end.Payer!.Value, end.Evidence));
        Assert.Equal(["sale.pending", "sale.approved"], Inbox.Events.Select(static e => e.Type));
        Assert.All(Simulators.Praxis.Deliveries, static delivery => Assert.Equal((true, 1), (delivery.Delivered, delivery.Attempts)));
    }

    [Fact]
    public async Task What_was_charged_counts_and_not_what_was_asked_for()
    {
        await Praxis.Sessions.OpenAsync(Deposit());

        Simulators.Praxis.Move("DEP-77", "approved", new JsonObject { ["processed_amount"] = 1100, ["processed_currency"] = "EUR" });

        Assert.Equal((Amount, Eur(11m)), ((await ConfirmAsync("DEP-77")).Requested, (await ConfirmAsync("DEP-77")).Received));
        Assert.Equal(PraxisCharge.OtherAmount, (await Praxis.Orders.FindAsync("DEP-77")).Transaction!.Charge);
    }

    [Theory]
    [InlineData("rejected", PaymentState.Failed)]
    [InlineData("cancelled", PaymentState.Canceled)]
    public async Task A_deposit_that_ends_otherwise_brings_nothing(string status, PaymentState state)
    {
        await Praxis.Sessions.OpenAsync(Deposit());

        Simulators.Praxis.Move("DEP-77", status);

        FinanceConfirmation end = await ConfirmAsync("DEP-77");
        Assert.Equal((state, true), (end.State, end.Received.IsZero));
    }

    [Fact]
    public async Task A_withdrawal_waits_for_approval_is_carried_out_and_comes_back()
    {
        ClientWithdrawal asked = await Praxis.Withdrawals.CreateAsync(Withdrawal());
        Assert.Equal((WithdrawalState.Requested, WithdrawalState.AwaitingApproval), (asked.State, await StateAsync(asked.Id)));

        Assert.True(await Praxis.Withdrawals.ApproveAsync(asked.Id));
        Assert.Equal(WithdrawalState.Processing, await StateAsync(asked.Id));
        Assert.True(await Praxis.Withdrawals.ApproveAsync(asked.Id));
        ApiResult<bool> late = await Praxis.Withdrawals.TryCancelAsync(asked.Id);
        Simulators.Praxis.AdvanceClock(TimeSpan.FromMinutes(15));
        Assert.Equal(WithdrawalState.Completed, await StateAsync(asked.Id));
        Simulators.Praxis.Move("WD-77", "reversed");

        Assert.Equal(("not_waiting", Outcome.NotSent), (late.Error!.PrintableCode, late.Error.Outcome));
        Assert.Equal(1, Simulators.Praxis.Calls("manage-withdrawal-request"));
        Assert.Equal(WithdrawalState.Returned, await StateAsync(asked.Id));
        await Simulators.Praxis.DrainWebhooksAsync();
        Assert.Equal(["payout.requested", "payout.authorized", "payout.in progress", "payout.approved", "payout.reversed"], Inbox.Events.Select(static e => e.Type));
    }

    [Fact]
    public async Task A_withdrawal_is_cancelled_once()
    {
        ClientWithdrawal asked = await Praxis.Withdrawals.CreateAsync(Withdrawal());

        Assert.True(await Praxis.Withdrawals.CancelAsync(asked.Id));
        Assert.True(await Praxis.Withdrawals.CancelAsync(asked.Id));

        Assert.Equal((WithdrawalState.Rejected, 1), (await StateAsync(asked.Id), Simulators.Praxis.Calls("manage-withdrawal-request")));
    }

    [Theory]
    [InlineData("cashier", FaultPhase.Before)]
    [InlineData("cashier", FaultPhase.After)]
    [InlineData("wallet-token", FaultPhase.Before)]
    [InlineData("wallet-token", FaultPhase.After)]
    [InlineData("manage-withdrawal-request", FaultPhase.Before)]
    [InlineData("manage-withdrawal-request", FaultPhase.After)]
    public async Task A_lost_answer_is_unresolved_and_the_same_order_happens_once(string operation, FaultPhase phase)
    {
        WithdrawalId withdrawal = operation == "manage-withdrawal-request" ? (await Praxis.Withdrawals.CreateAsync(Withdrawal())).Id : default;
        Simulators.Praxis.Next(operation, Fault.Reset(phase));

        ApiError? lost = await CallAsync(operation, withdrawal);
        int sent = Simulators.Praxis.Calls(operation);
        ApiError? again = await CallAsync(operation, withdrawal);

        Assert.Equal((Outcome.Unknown, 1, 1), (lost!.Outcome, lost.Attempts, sent));
        Assert.Equal((PaymentState.Unresolved, WithdrawalState.Unresolved), (lost.ToPaymentState(), lost.ToWithdrawalState()));
        Assert.Null(again);
        Assert.Equal((phase == FaultPhase.After ? 1 : 2, 1), (Simulators.Praxis.Calls(operation), Simulators.Praxis.Orders.Count));
    }

    [Fact]
    public async Task What_is_unresolved_ends_by_its_notification()
    {
        Simulators.Praxis.Next("wallet-token", Fault.Reset(FaultPhase.After));

        ApiError? lost = await CallAsync("wallet-token", default);
        await Simulators.Praxis.DrainWebhooksAsync();

        Assert.Equal(WithdrawalState.Unresolved, lost!.ToWithdrawalState());
        var told = Assert.Single(Inbox.Events);
        Assert.True(Services.GetRequiredService<PraxisWebhook>().TryReadTransaction(told, out PraxisTransaction? transaction));
        Assert.Equal(("WD-77", WithdrawalState.AwaitingApproval), (transaction.Order, transaction.WithdrawalState));
    }

    [Fact]
    public async Task The_answer_to_a_notification_is_signed_and_a_changed_one_is_refused()
    {
        JsonObject body = Notification(1130);
        string signature = PraxisSignature.Create(body, SignedInNotifications, PraxisSecret);

        var accepted = await DeliverAsync("praxis", body.ToJsonString(), ("Gt-Authentication", signature));
        var changed = await DeliverAsync("praxis", Notification(1131).ToJsonString(), ("Gt-Authentication", signature));
        var forged = await DeliverAsync("praxis", body.ToJsonString(), ("Gt-Authentication", PraxisSignature.Create(body, SignedInNotifications, "another")));
        var unsigned = await DeliverAsync("praxis", body.ToJsonString());

        var answer = (JsonObject)JsonNode.Parse(accepted.Body)!;
        Assert.Equal((200, 0), ((int)accepted.Status, answer["status"]!.GetValue<int>()));
        Assert.Equal(PraxisSignature.Create(answer, ["status", "timestamp"], PraxisSecret), accepted.Headers["Gt-Authentication"]);
        Assert.All([changed, forged, unsigned], static refused => Assert.Equal(401, (int)refused.Status));
        Assert.Single(Inbox.Events);
    }

    [Fact]
    public async Task A_forged_state_is_looked_up_and_unlocks_nothing()
    {
        await Praxis.Sessions.OpenAsync(Deposit());
        Simulators.Praxis.Move("DEP-77", "rejected");
        await Simulators.Praxis.DrainWebhooksAsync();
        JsonObject body = Notification(1130);
        body["transaction"]!["transaction_status"] = "approved";

        var accepted = await DeliverAsync("praxis", body.ToJsonString(), ("Gt-Authentication", PraxisSignature.Create(body, SignedInNotifications, PraxisSecret)));

        Assert.Equal(200, (int)accepted.Status);
        FinanceConfirmation end = await ConfirmAsync("DEP-77");
        Assert.Equal((PaymentState.Failed, true), (end.State, end.Received.IsZero));
    }

    private static JsonObject Notification(int amount) => new()
    {
        ["merchant_id"] = "API-Acme", ["application_key"] = "portal", ["timestamp"] = 1_793_610_000, ["customer"] = new JsonObject { ["customer_token"] = "t" },
        ["session"] = new JsonObject { ["order_id"] = "DEP-77", ["cid"] = Payer.Value },
        ["transaction"] = new JsonObject { ["tid"] = 756850, ["transaction_type"] = "sale", ["transaction_status"] = "pending", ["currency"] = "EUR", ["amount"] = amount },
    };

    private static PraxisSessionRequest Deposit() => new() { Amount = Amount, Order = "DEP-77", Payer = Payer, ReturnAddress = new Uri("https://portal.example/back") };

    private static WithdrawalRequest Withdrawal() => new() { Amount = Eur(25.50m), Destination = "wallet-CANARY", Reference = "WD-77", Payer = Payer };

    private async Task<WithdrawalState> StateAsync(WithdrawalId withdrawal) => (await Praxis.Orders.GetWithdrawalAsync(withdrawal)).State;

    private async Task<FinanceConfirmation> ConfirmAsync(string order)
    {
        await Simulators.Praxis.DrainWebhooksAsync();
        return (await Boundary.ReadPaymentAsync(new PaymentId(order), null)).Value;
    }

    private async Task<ApiError?> CallAsync(string operation, WithdrawalId withdrawal) => operation switch
    {
        "cashier" => (await Praxis.Sessions.TryOpenAsync(Deposit())).Error,
        "wallet-token" => (await Praxis.Withdrawals.TryCreateAsync(Withdrawal())).Error,
        _ => (await Praxis.Withdrawals.TryApproveAsync(withdrawal)).Error,
    };
}
