using Broker.Core.Boundaries.Finance;
using Broker.Payments.Adyen;
using Broker.Payments.Praxis;
using Broker.Payments.States;
using Broker.Payments.Stripe;

namespace Broker.Payments.Tests.States;

/// <summary>Each row of the state tables, written out a second time as the contract has it (contracts/payments.md c), in both directions.</summary>
public sealed class StateMapTests
{
    private static readonly Dictionary<string, object> Maps = new(StringComparer.Ordinal)
    {
        ["stripe payment"] = StripeStateMaps.Payments,
        ["adyen payment"] = AdyenStateMaps.Payments,
        ["praxis payment"] = PraxisStateMaps.Payments,
        ["stripe refund"] = StripeStateMaps.Refunds,
        ["adyen refund"] = AdyenStateMaps.Refunds,
        ["praxis refund"] = PraxisStateMaps.Refunds,
        ["stripe invoice"] = StripeStateMaps.Invoices,
        ["stripe subscription"] = StripeStateMaps.Subscriptions,
        ["adyen withdrawal"] = AdyenStateMaps.Withdrawals,
        ["praxis withdrawal"] = PraxisStateMaps.Withdrawals,
        ["stripe settlement"] = StripeStateMaps.SettlementPayouts,
        ["adyen settlement"] = AdyenStateMaps.SettlementPayouts,
        ["stripe dispute"] = StripeStateMaps.Disputes,
        ["adyen dispute"] = AdyenStateMaps.Disputes,
        ["praxis dispute"] = PraxisStateMaps.Disputes,
    };

    // map: neutral = raw [condition], raw [condition]; ...
    private static readonly (string Map, string Rows)[] Table =
    [
        ("stripe payment", "Created=requires_payment_method,requires_confirmation;RequiresAction=requires_action;Processing=processing;Authorized=requires_capture;PartiallyCaptured=succeeded[amount_received<amount];Succeeded=succeeded;Failed=requires_payment_method[last_payment_error];Canceled=canceled;Expired=canceled[expired],canceled[abandoned]"),
        ("adyen payment", "Created=active,AuthenticationFinished,AuthenticationNotRequired;RequiresAction=RedirectShopper,IdentifyShopper,ChallengeShopper,PresentToShopper;Processing=Pending,Received,paymentPending,completed,paid;Authorized=Authorised,PartiallyAuthorised,Success,AUTHORISATION[true; manual capture];PartiallyCaptured=CAPTURE[true; sum < authorised];Succeeded=AUTHORISATION[true],CAPTURE[true];Failed=Refused,refused,Error,AUTHORISATION[false],CAPTURE_FAILED[true];Canceled=Cancelled,canceled,CANCELLATION[true],TECHNICAL_CANCEL[true];Expired=expired,EXPIRE[true]"),
        ("praxis payment", "RequiresAction=pending_async;Processing=pending;Authorized=authorized;Succeeded=approved,chargeback,reversed;Failed=rejected,declined,error;Canceled=cancelled"),
        ("stripe refund", "Pending=pending;RequiresAction=requires_action;Succeeded=succeeded;Failed=failed;Canceled=canceled"),
        ("adyen refund", "Pending=received,POSTPONED_REFUND[true];Succeeded=REFUND[true],REFUND_WITH_DATA[true];Failed=REFUND[false],REFUND_WITH_DATA[false],REFUND_FAILED[true],POSTPONED_REFUND[false];Reversed=REFUNDED_REVERSED[true];Canceled=VOID_PENDING_REFUND[true]"),
        ("praxis refund", "Pending=pending;Succeeded=approved;Failed=rejected,error;Reversed=reversed;Canceled=cancelled"),
        ("stripe invoice", "Draft=draft;Open=open;Paid=paid;Uncollectible=uncollectible;Void=void"),
        ("stripe subscription", "Incomplete=incomplete;IncompleteExpired=incomplete_expired;Trialing=trialing;Active=active;PastDue=past_due;Unpaid=unpaid;Paused=paused;Canceled=canceled"),
        ("adyen withdrawal", "Requested=received;AwaitingApproval=approvalPending,pendingApproval;Approved=authorised;Processing=pendingExecution,bookingPending;Completed=booked;Rejected=refused,rejected;Failed=failed,error;Returned=returned,reversed;Canceled=cancelled;Expired=expired"),
        ("praxis withdrawal", "Requested=requested[answer to the request];AwaitingApproval=requested;Approved=authorized;Processing=in progress,pending_async;Completed=approved;Rejected=rejected;Failed=error;Returned=reversed;Canceled=cancelled;PartiallyFulfilled=split"),
        ("stripe settlement", "Pending=pending;InTransit=in_transit;Paid=paid;Failed=failed;Canceled=canceled;Reversed=pending[reversed_by],in_transit[reversed_by],paid[reversed_by],failed[reversed_by],canceled[reversed_by]"),
        ("adyen settlement", "Pending=BatchClosed;Paid=MerchantPayout"),
        ("stripe dispute", "Inquiry=warning_needs_response;InquiryUnderReview=warning_under_review;InquiryClosed=warning_closed;NeedsResponse=needs_response,appeal_needs_response;UnderReview=under_review,appeal_under_review;Won=won;Lost=lost;Prevented=prevented"),
        ("adyen dispute", "Inquiry=REQUEST_FOR_INFORMATION,NOTIFICATION_OF_FRAUD;InquiryUnderReview=INFORMATION_SUPPLIED;NeedsResponse=NOTIFICATION_OF_CHARGEBACK,CHARGEBACK,Undefended,PREARBITRATION_OPEN;UnderReview=Pending,Responded,PREARBITRATION_DECLINED,SCHEME_ARBITRATION;Won=CHARGEBACK_REVERSED,ISSUER_RESPONSE_TIMEFRAME_EXPIRED,PREARBITRATION_WON,PREARBITRATION_ISSUER_WITHDRAWN,SCHEME_ARBITRATION_WON,Won;Lost=SECOND_CHARGEBACK,PREARBITRATION_LOST,SCHEME_ARBITRATION_LOST,Lost;Accepted=PREARBITRATION_ACCEPTED,Accepted;Expired=DISPUTE_DEFENSE_PERIOD_ENDED,Expired"),
        ("praxis dispute", "NeedsResponse=chargeback"),
    ];

    public static TheoryData<string, string, string, string?> Rows()
    {
        var data = new TheoryData<string, string, string, string?>();
        foreach ((string map, string rows) in Table)
        {
            foreach (string row in rows.Split(';').Select(static part => part.Trim()).Aggregate(new List<string>(), Rejoin))
            {
                string[] sides = row.Split('=', 2);
                foreach (string raw in sides[1].Split(','))
                {
                    int bracket = raw.IndexOf('[', StringComparison.Ordinal);
                    data.Add(map, sides[0], bracket < 0 ? raw : raw[..bracket], bracket < 0 ? null : raw[(bracket + 1)..^1].Replace("; ", ", ", StringComparison.Ordinal));
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_word_becomes_its_neutral_state_and_is_found_from_it(string map, string neutral, string raw, string? condition)
    {
        switch (Maps[map])
        {
            case ProviderStateMap<PaymentState> payments: Check(payments, neutral, raw, condition); break;
            case ProviderStateMap<RefundState> refunds: Check(refunds, neutral, raw, condition); break;
            case ProviderStateMap<InvoiceState> invoices: Check(invoices, neutral, raw, condition); break;
            case ProviderStateMap<SubscriptionState> subscriptions: Check(subscriptions, neutral, raw, condition); break;
            case ProviderStateMap<WithdrawalState> withdrawals: Check(withdrawals, neutral, raw, condition); break;
            case ProviderStateMap<SettlementPayoutState> payouts: Check(payouts, neutral, raw, condition); break;
            default: Check((ProviderStateMap<DisputeState>)Maps[map], neutral, raw, condition); break;
        }
    }

    [Fact]
    public void The_maps_hold_no_row_beyond_the_written_ones()
    {
        Assert.Equal(Rows().Count, Maps.Values.Sum(static map => map switch
        {
            ProviderStateMap<PaymentState> m => m.Rows.Count,
            ProviderStateMap<RefundState> m => m.Rows.Count,
            ProviderStateMap<InvoiceState> m => m.Rows.Count,
            ProviderStateMap<SubscriptionState> m => m.Rows.Count,
            ProviderStateMap<WithdrawalState> m => m.Rows.Count,
            ProviderStateMap<SettlementPayoutState> m => m.Rows.Count,
            ProviderStateMap<DisputeState> m => m.Rows.Count,
            _ => throw new InvalidOperationException(),
        }));
    }

    [Fact]
    public void Every_neutral_state_can_be_reached_from_some_provider_and_Unresolved_from_none()
    {
        Reach(StripeStateMaps.Payments, AdyenStateMaps.Payments, PraxisStateMaps.Payments);
        Reach(StripeStateMaps.Refunds, AdyenStateMaps.Refunds, PraxisStateMaps.Refunds);
        Reach(StripeStateMaps.Invoices);
        Reach(StripeStateMaps.Subscriptions);
        Reach(AdyenStateMaps.Withdrawals, PraxisStateMaps.Withdrawals);
        Reach(StripeStateMaps.SettlementPayouts, AdyenStateMaps.SettlementPayouts);
        Reach(StripeStateMaps.Disputes, AdyenStateMaps.Disputes, PraxisStateMaps.Disputes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SUCCEEDED")]
    [InlineData("brand_new")]
    public void A_word_that_is_not_in_the_table_is_unknown_and_never_an_error(string? raw)
    {
        Assert.Equal(PaymentState.Unknown, StripeStateMaps.Payments.Of(raw));
        Assert.Equal(DisputeState.Unknown, AdyenStateMaps.Disputes.Of(raw, "true"));
        Assert.Equal(WithdrawalState.Unknown, PraxisStateMaps.Withdrawals.Of(raw));
        Assert.False(StripeStateMaps.Payments.Knows(raw));
    }

    [Fact]
    public void A_success_that_nobody_told_is_no_success() => Assert.Equal(PaymentState.Unknown, AdyenStateMaps.Payments.Of("AUTHORISATION"));

    [Fact]
    public void A_condition_that_has_no_row_falls_back_to_the_row_without_one() =>
        Assert.Equal(PaymentState.Canceled, StripeStateMaps.Payments.Of("canceled", "requested_by_customer"));

    [Fact]
    public void A_map_with_one_row_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ProviderStateMap<RefundState>("x", new("a", RefundState.Pending), new StateMapRow<RefundState>("a", RefundState.Failed)));

    [Theory]
    [InlineData(DisputeState.Inquiry, DisputeStanding.Inquiry)]
    [InlineData(DisputeState.InquiryUnderReview, DisputeStanding.Inquiry)]
    [InlineData(DisputeState.InquiryClosed, DisputeStanding.None)]
    [InlineData(DisputeState.NeedsResponse, DisputeStanding.Open)]
    [InlineData(DisputeState.UnderReview, DisputeStanding.Open)]
    [InlineData(DisputeState.Won, DisputeStanding.Won)]
    [InlineData(DisputeState.Lost, DisputeStanding.Lost)]
    [InlineData(DisputeState.Accepted, DisputeStanding.Lost)]
    [InlineData(DisputeState.Expired, DisputeStanding.Lost)]
    [InlineData(DisputeState.Prevented, DisputeStanding.None)]
    [InlineData(DisputeState.Unknown, DisputeStanding.Open)]
    [InlineData(DisputeState.Unresolved, DisputeStanding.Open)]
    public void A_dispute_that_nobody_knows_counts_as_open(DisputeState state, DisputeStanding standing) => Assert.Equal(standing, state.ToStanding());

    private static List<string> Rejoin(List<string> rows, string part)
    {
        // A condition may hold the separator itself: "[true; manual capture]".
        if (rows.Count > 0 && rows[^1].LastIndexOf('[') > rows[^1].LastIndexOf(']'))
        {
            rows[^1] += "; " + part;
        }
        else
        {
            rows.Add(part);
        }

        return rows;
    }

    private static void Check<T>(ProviderStateMap<T> map, string neutral, string raw, string? condition)
        where T : struct, Enum
    {
        T state = Enum.Parse<T>(neutral);
        Assert.Equal(state, map.Of(raw, condition));
        Assert.Contains(raw, map.RawOf(state));
        Assert.True(map.Knows(raw));
    }

    private static void Reach<T>(params ProviderStateMap<T>[] maps)
        where T : struct, Enum
    {
        T[] reached = [.. maps.SelectMany(static map => map.Rows).Select(static row => row.State).Distinct()];
        foreach (T state in Enum.GetValues<T>())
        {
            bool ours = state.ToString() is "Unknown" or "Unresolved";
            Assert.True(ours != reached.Contains(state), $"{typeof(T).Name}.{state}");
            Assert.All(maps, map => Assert.Equal(map.Rows.Any(row => row.State.Equals(state)), map.RawOf(state).Count > 0));
        }
    }
}
