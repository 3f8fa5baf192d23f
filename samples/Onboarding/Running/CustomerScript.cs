using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Orchestration;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Ownership;
using Broker.Payments;
using Broker.Payments.Stripe;
using Onboarding.Kyc;
using Onboarding.Setup;

namespace Onboarding.Running;

/// <summary>
/// Plays the people: the client area that signs somebody up, sales that qualifies the lead, the KYC provider's verdict, the client who pays.
/// Every step may be done again after a crash: ids are the broker's own and money steps carry keys. At a live system nobody is played: there the
/// provider gives the verdict and the client pays.
/// </summary>
[ActsAs<Crm>]
public sealed class CustomerScript(
    IBrokerOrchestrator orchestrator, ISignUp signUp, IStripeClient stripe, KycClient kyc, FactWriter<Crm> crm, World world, TimeProvider time)
{
    private static readonly Actor ClientArea = new(ActorKind.System, OnboardingHost.ClientArea);
    private static readonly string[] SettlementEvents = ["payment_intent.succeeded"];

    /// <summary>Plays one customer.</summary>
    public async Task PlayAsync(CustomerPlan plan, CancellationToken cancellationToken)
    {
        CrmRecordId contact = await signUp.SignUpAsync(plan, cancellationToken);
        StripeCustomer payer = await stripe.Customers.CreateAsync(
            new StripeCustomerRequest { Reference = plan.Customer.Value, Email = plan.Email }, OperationKey.Derive("payer", OnboardingHost.Tenant, plan.Customer.Value), cancellationToken);
        ApplicantId applicant = await kyc.CreateAsync(plan.Customer, cancellationToken);
        await orchestrator.OpenCaseAsync(
            new OpenCaseRequest
            {
                Customer = plan.Customer,
                CrmRecord = contact,
                Payer = payer.Id,
                Applicant = applicant,
                AgreementsVersion = OnboardingHost.Policy.RequiredAgreements,
                JurisdictionAllowed = true,
            },
            ClientArea,
            cancellationToken);
        await crm.SetAsync(plan.Customer, BrokerFacts.RelationshipStage, RelationshipStage.Contact, time.GetUtcNow(), "crm:lead-qualified", cancellationToken);

        if (plan.PaysFirst)
        {
            await PayAsync(plan, payer.Id, cancellationToken);
            await VerifyAsync(applicant, cancellationToken);
        }
        else
        {
            await VerifyAsync(applicant, cancellationToken);
            await PayAsync(plan, payer.Id, cancellationToken);
        }

        if (plan.IsRejectedLate && !world.IsLive(SystemName.Kyc))
        {
            await RejectLateAsync(plan, applicant, cancellationToken);
        }
    }

    private async Task VerifyAsync(ApplicantId applicant, CancellationToken cancellationToken)
    {
        if (world.IsLive(SystemName.Kyc))
        {
            return;
        }

        BoundaryResult<KycSnapshot> known = await kyc.ReadApplicantAsync(applicant, cancellationToken);
        if (known.IsConfirmed && known.Value.Status is not (KycStatus.NotStarted or KycStatus.Pending))
        {
            return;
        }

        await VerdictAsync(applicant, "pending", null, cancellationToken);
        await VerdictAsync(applicant, "approved", null, cancellationToken);
    }

    private async Task RejectLateAsync(CustomerPlan plan, ApplicantId applicant, CancellationToken cancellationToken)
    {
        for (int i = 0; i < 600; i++)
        {
            CaseState? state = (await orchestrator.ReadCaseAsync(plan.Customer, cancellationToken))?.State;
            if (state is CaseState.Active or CaseState.Suspended || (plan.RefundsAtOnce && state == CaseState.AwaitingFunds))
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }

        await VerdictAsync(applicant, "rejected_final", time.GetUtcNow() - TimeSpan.FromMinutes(5), cancellationToken);
    }

    private Task<JsonObject> VerdictAsync(ApplicantId applicant, string status, DateTimeOffset? occurredAt, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["status"] = status };
        if (occurredAt is { } at)
        {
            body["occurredAt"] = at.ToString("O");
        }

        return world.Steer(SystemName.Kyc).PostAsync("_sim/applicants/" + applicant.Value, body, cancellationToken);
    }

    private async Task PayAsync(CustomerPlan plan, PayerId payer, CancellationToken cancellationToken)
    {
        if (world.IsLive(SystemName.Stripe))
        {
            return;
        }

        if (plan.RefundsAtOnce)
        {
            await world.Steer(SystemName.Stripe).HoldWebhooksAsync(SettlementEvents, cancellationToken);
        }

        ApiResult<Payment> payment = await stripe.Payments.TryCreateAsync(
            new PaymentRequest
            {
                Amount = OnboardingHost.Policy.RequiredDeposit,
                Payer = payer,
                Reference = plan.Customer.Value,
                PaymentMethod = "pm_card_visa",
                Confirm = true,
                Description = "First deposit",
            },
            OperationKey.Derive("deposit", OnboardingHost.Tenant, plan.Customer.Value),
            cancellationToken);
        if (plan.RefundsAtOnce && payment.Succeeded)
        {
            await stripe.Refunds.TryCreateAsync(
                new RefundRequest { Payment = payment.Value.Id, Reason = "requested_by_customer" }, OperationKey.Derive("change-of-mind", OnboardingHost.Tenant, plan.Customer.Value), cancellationToken);
            await world.Steer(SystemName.Stripe).ReleaseWebhooksOfAsync(SettlementEvents, cancellationToken);
        }
    }
}
