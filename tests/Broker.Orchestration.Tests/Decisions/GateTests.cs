using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Decisions;

public sealed class GateTests
{
    private static readonly string[] Everything = ["qualified", "identity-map", "kyc-valid", "money-settled", "jurisdiction", "agreements"];

    [Fact]
    public void A_refused_registration_names_every_gate_that_is_open_not_the_first()
    {
        var driver = new CaseDriver(new DecisionPolicy { RequiredAgreements = "2026-01" });
        driver.Apply(new CaseInput.Opened(false, Given.Start));

        Decision refused = driver.Ask();

        Assert.True(refused.Refused);
        Assert.Equal(Everything, refused.UnmetGates.Select(static g => g.Name));
        AuditEntry entry = Assert.Single(refused.Audit);
        Assert.Equal(AuditKind.Refusal, entry.Kind);
        Assert.Equal(Everything, entry.UnmetGates);
        Assert.All(refused.UnmetGates, static g => Assert.False(string.IsNullOrWhiteSpace(g.Sentence)));
    }

    [Theory]
    [InlineData(CaseState.Lead, "qualified,kyc-valid,money-settled")]
    [InlineData(CaseState.Contact, "kyc-valid,money-settled")]
    [InlineData(CaseState.KycPending, "kyc-valid,money-settled")]
    [InlineData(CaseState.KycActionRequired, "kyc-valid,money-settled")]
    [InlineData(CaseState.Declined, "kyc-valid,money-settled")]
    [InlineData(CaseState.AwaitingFunds, "money-settled")]
    [InlineData(CaseState.ManualReview, "kyc-valid,no-review")]
    [InlineData(CaseState.Suspended, "kyc-valid,no-review,no-restriction")]
    public void Asking_too_early_is_refused_with_the_gates_of_that_state(CaseState state, string gates)
    {
        var driver = CaseDriver.At(state);

        Decision refused = driver.Ask();

        Assert.True(refused.Refused);
        Assert.Equal(state, refused.Case.State);
        Assert.Equal(gates, string.Join(',', refused.UnmetGates.Select(static g => g.Name)));
        Assert.Empty(refused.Effects);
    }

    [Theory]
    [InlineData(CaseState.RegistrationRequested)]
    [InlineData(CaseState.RegistrationUncertain)]
    [InlineData(CaseState.Registered)]
    [InlineData(CaseState.Active)]
    public void Asking_again_returns_what_is_under_way_or_there(CaseState state)
    {
        var driver = CaseDriver.At(state);
        AccountFacet before = driver.Case.Account;

        Decision again = driver.Ask();

        Assert.False(again.Refused);
        Assert.Equal(before, again.Case.Account);
        Assert.Empty(again.Effects);
    }

    [Fact]
    public void A_missing_answer_closes_its_gate()
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);
        driver.Change(static c => c with { JurisdictionAllowed = null });

        UnmetGate gate = Assert.Single(Gates.Unmet(GatedAction.RegisterAccount, driver.Case, driver.Policy, driver.Now), static g => g.Name == "jurisdiction");

        Assert.Contains("nobody decided", gate.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99.99", false)]
    [InlineData("100", true)]
    public void Money_counts_from_the_required_amount_on(string amount, bool settled)
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);
        driver.Apply(Given.Money(received: decimal.Parse(amount, CultureInfo.InvariantCulture)));

        Assert.Equal(settled, Gates.MoneySettled(driver.Case, driver.Policy));
        Assert.Equal(settled ? CaseState.RegistrationRequested : CaseState.AwaitingFunds, driver.State);
    }

    [Fact]
    public void Two_part_payments_count_together_and_another_currency_does_not()
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds, new DecisionPolicy { RegisterAutomatically = false });
        driver.Apply(Given.Money(received: 60m));
        Assert.Equal(CaseState.AwaitingFunds, driver.State);
        driver.Apply(Given.Money(received: 40m, payment: "pi_2"));
        Assert.Equal(CaseState.Ready, driver.State);

        var other = CaseDriver.At(CaseState.AwaitingFunds);
        other.Apply(Given.Money(currency: "USD"));
        Assert.Equal(CaseState.ManualReview, other.State);
        Assert.Equal(Given.Euro(0), Gates.Held(other.Case, Given.Eur));
    }

    [Theory]
    [InlineData(DisputeStanding.Open)]
    [InlineData(DisputeStanding.Inquiry)]
    [InlineData(DisputeStanding.Lost)]
    public void Disputed_money_does_not_count(DisputeStanding dispute)
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);
        driver.Apply(Given.Money(dispute: dispute));

        Assert.False(Gates.MoneySettled(driver.Case, driver.Policy));
        Assert.NotEqual(CaseState.RegistrationRequested, driver.State);
    }

    [Fact]
    public void An_open_dispute_on_one_payment_stops_registration_although_another_suffices()
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);
        driver.Apply(Given.Money(payment: "pi_2", dispute: DisputeStanding.Open));
        driver.Apply(Given.Money(minute: 4));

        Assert.False(Gates.MoneySettled(driver.Case, driver.Policy));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void An_investor_login_never_activates_and_neither_does_an_unknown_one(bool? isInvestor)
    {
        var driver = CaseDriver.At(CaseState.Registered);

        Decision decision = driver.Apply(Given.Connection(ConnectionState.Connected, isInvestor));

        Assert.Null(decision.Case.Account.ActivatedAt);
        Assert.Equal(CaseState.ManualReview, decision.Case.State);
        Assert.Equal(["not-investor"], decision.UnmetGates.Select(static g => g.Name));
    }

    [Fact]
    public void An_unknown_connection_is_not_a_disconnected_one()
    {
        var driver = CaseDriver.At(CaseState.Registered);

        Decision decision = driver.Apply(Given.Connection(ConnectionState.Unknown, null));

        Assert.Equal(ConnectionState.Unknown, decision.Case.Health.State);
        Assert.DoesNotContain(decision.Facts, static f => f.Value == nameof(ConnectionState.Disconnected));
        Assert.Equal(CaseState.Registered, decision.Case.State);
        Assert.Equal(driver.Now + driver.Policy.CheckAgainAfter, Assert.Single(decision.Effects).DueAt);
    }

    [Fact]
    public void Agreements_of_another_version_do_not_count()
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds, new DecisionPolicy { RequiredAgreements = "2026-01" });
        driver.Apply(new CaseInput.Opened(false, driver.Now) { AgreementsVersion = "2025-07" });
        driver.Apply(Given.Money());
        Assert.Equal("agreements", Assert.Single(driver.Ask().UnmetGates).Name);

        Assert.Equal(CaseState.RegistrationRequested, driver.Apply(new CaseInput.Opened(false, driver.Now) { AgreementsVersion = "2026-01" }).Case.State);
    }
}
