using System.Reflection;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Payments.Ports;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Broker.Payments.Tests.Stripe;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Ports;

/// <summary>What a provider does not have is refused as a value, without a request (contracts/payments.md 0).</summary>
public sealed class PortTests
{
    private static readonly OperationKey Key = new("k");

    [Fact]
    public async Task What_Stripe_does_not_have_is_a_value_and_nothing_is_sent()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, "{}");
        StripePaymentProvider stripe = Provider(handler);

        ApiResult<ClientWithdrawal> refused = await stripe.ClientWithdrawals.TryCreateAsync(
            new WithdrawalRequest { Amount = new Money(10, Currency.Of("EUR")), Destination = "ba_1", Reference = "w-1" }, Key);

        Assert.True(refused.Error!.IsNotSupported());
        Assert.Equal((Outcome.NotSent, 0, NotSupported.Code), (refused.Error!.Outcome, refused.Error.Attempts, refused.Error.PrintableCode));
        Assert.Contains("own bank", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Null(refused.Error.ToWithdrawalState());
        Assert.Equal(0, handler.Count);
        Assert.False(stripe.Capabilities.Has(PaymentCapability.ClientWithdrawals));
        Assert.True(stripe.Capabilities.CanReadBack);
    }

    [Fact]
    public async Task No_port_that_refuses_throws_whatever_it_is_given()
    {
        var ports = new UnsupportedPorts("nobody", "Ask somebody else.");
        int calls = 0;
        foreach (Type port in typeof(UnsupportedPorts).GetInterfaces())
        {
            foreach (MethodInfo method in port.GetMethods())
            {
                object?[] arguments = [.. method.GetParameters().Select(static p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)];
                object answer = method.Invoke(ports, arguments)!;
                object task = answer.GetType().GetMethod("AsTask")!.Invoke(answer, null)!;
                await (Task)task;
                object result = task.GetType().GetProperty("Result")!.GetValue(task)!;
                var error = (ApiError)result.GetType().GetProperty("Error")!.GetValue(result)!;
                Assert.True(error.IsNotSupported());
                calls++;
            }
        }

        Assert.True(calls > 25);
    }

    [Fact]
    public async Task What_Stripe_has_passes_through_the_ports()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.Refund());
        StripePaymentProvider stripe = Provider(handler);

        ApiResult<Refund> refund = await stripe.Refunds.TryCreateAsync(new RefundRequest { Payment = new PaymentId("pi_1") }, Key);

        Assert.Equal("re_1", refund.Value.Id.Value);
        Assert.Equal("k", handler.Requests[0].Headers["Idempotency-Key"]);
    }

    [Fact]
    public void A_refusal_for_want_of_support_is_told_from_a_call_that_did_not_leave() =>
        Assert.False(new ApiError { System = "s", Operation = "o", Kind = ErrorKind.Connection, Outcome = Outcome.NotSent }.IsNotSupported());

    [Fact]
    public void Every_snapshot_tells_provider_raw_state_evidence_and_times()
    {
        Type[] snapshots = [.. typeof(Payment).Assembly.GetExportedTypes().Where(static t => t is { IsClass: true, IsAbstract: false } && typeof(IProviderSnapshot).IsAssignableFrom(t))];

        Assert.Superset(
            new HashSet<Type> { typeof(Payment), typeof(Refund), typeof(Invoice), typeof(Subscription), typeof(ClientWithdrawal), typeof(SettlementPayout), typeof(Dispute), typeof(PaymentModification) },
            snapshots.ToHashSet());
    }

    [Theory]
    [InlineData(typeof(Broker.Core.Boundaries.Finance.PaymentState))]
    [InlineData(typeof(Broker.Core.Boundaries.Finance.RefundState))]
    [InlineData(typeof(InvoiceState))]
    [InlineData(typeof(SubscriptionState))]
    [InlineData(typeof(WithdrawalState))]
    [InlineData(typeof(SettlementPayoutState))]
    [InlineData(typeof(DisputeState))]
    [InlineData(typeof(PaymentModificationState))]
    [InlineData(typeof(ReportState))]
    public void Every_state_that_a_call_can_lose_knows_Unresolved_and_starts_with_Unknown(Type states)
    {
        Assert.Contains("Unresolved", Enum.GetNames(states));
        Assert.Equal("Unknown", Enum.GetName(states, 0));
    }

    [Fact]
    public void A_lost_call_leaves_every_kind_of_thing_unresolved_and_a_refused_one_nothing()
    {
        var lost = new ApiError { System = "s", Operation = "o", Kind = ErrorKind.Timeout, Outcome = Outcome.Unknown };
        ApiError refused = lost with { Kind = ErrorKind.Validation, Outcome = Outcome.Refused };

        Assert.Equal(InvoiceState.Unresolved, lost.ToInvoiceState());
        Assert.Equal(SubscriptionState.Unresolved, lost.ToSubscriptionState());
        Assert.Equal(WithdrawalState.Unresolved, lost.ToWithdrawalState());
        Assert.Equal(SettlementPayoutState.Unresolved, lost.ToSettlementPayoutState());
        Assert.Equal(DisputeState.Unresolved, lost.ToDisputeState());
        Assert.Equal(PaymentModificationState.Unresolved, lost.ToModificationState());
        Assert.Equal(ReportState.Unresolved, lost.ToReportState());
        Assert.Null(refused.ToWithdrawalState());
        Assert.Null(refused.ToModificationState());
    }

    private static StripePaymentProvider Provider(StubHttpHandler handler) =>
        new(StripeTestClient.Over(handler), new StripeWebhookVerifier(new StripeWebhook(Secret.From("whsec_x"))));
}
