using System.Globalization;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Decisions;

public sealed class RefundTests
{
    [Fact]
    public void Held_money_of_a_declined_customer_is_refunded_once_with_one_stable_key()
    {
        var driver = Paid();

        Decision declined = driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 9));
        EffectRecord refund = Assert.Single(declined.Effects);
        Assert.Equal((EffectKind.RefundPayment, "pi_1", "250.00 EUR"), (refund.Kind, refund.Subject, refund.Argument));
        Assert.InRange(refund.Key.Length, 8, 64);
        Assert.Empty(driver.Apply(Given.Kyc(KycStatus.Revoked, 10)).Effects);

        var twin = Paid();
        Assert.Equal(refund.Key, Assert.Single(twin.Apply(Given.Kyc(KycStatus.RejectedFinal, 9)).Effects).Key);
    }

    [Fact]
    public void Money_that_arrives_after_the_rejection_is_refunded_too_and_nothing_is_open_afterwards()
    {
        var driver = CaseDriver.At(CaseState.Declined);

        Assert.Single(driver.Apply(Given.Money()).Effects);
        Decision done = driver.Apply(Given.Money(minute: 20, refunded: 250m));

        Assert.Equal(CaseState.Declined, done.Case.State);
        Assert.Empty(done.Effects);
        Assert.True(Assert.Single(done.Case.Payments).Held.IsZero);
    }

    [Fact]
    public void A_part_already_refunded_is_not_refunded_twice()
    {
        var driver = CaseDriver.At(CaseState.Contact);
        driver.Apply(Given.Money(refunded: 100m));

        Assert.Equal("150.00 EUR", Assert.Single(driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 9)).Effects).Argument);
    }

    [Theory]
    [InlineData("5000.00", true)]
    [InlineData("5000.01", false)]
    public void Above_the_limit_a_person_decides(string amount, bool automatic)
    {
        var driver = CaseDriver.At(CaseState.Contact);
        driver.Apply(Given.Money(received: decimal.Parse(amount, CultureInfo.InvariantCulture)));

        Decision declined = driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 9));

        Assert.Equal(automatic, declined.Effects.Any(static e => e.Kind == EffectKind.RefundPayment));
        Assert.Equal(automatic ? 0 : 1, declined.Exceptions.Count(static e => e.Cause == "RefundNeedsPerson"));
    }

    [Fact]
    public void Another_currency_and_disputed_money_are_never_refunded_by_themselves()
    {
        foreach (CaseInput.MoneyRead money in new[] { Given.Money(currency: "JPY", received: 20000m), Given.Money(dispute: DisputeStanding.Open) })
        {
            var driver = CaseDriver.At(CaseState.Contact);
            driver.Apply(money);
            Decision declined = driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 9));

            Assert.DoesNotContain(declined.Effects, static e => e.Kind == EffectKind.RefundPayment);
            Assert.Equal("RefundNeedsPerson", Assert.Single(declined.Exceptions).Cause);
        }
    }

    [Fact]
    public void A_person_is_asked_once_and_the_item_is_settled_by_the_refund()
    {
        var driver = CaseDriver.At(CaseState.Contact);
        driver.Apply(Given.Money(received: 9000m));
        ExceptionItem item = Assert.Single(driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 9)).Exceptions);

        Assert.Empty(driver.Apply(Given.Kyc(KycStatus.Revoked, 10)).Exceptions);
        Decision refunded = driver.Apply(Given.Money(minute: 30, received: 9000m, refunded: 9000m));

        Assert.Contains(refunded.ExceptionsClosed, c => c.Id == item.Id);
    }

    [Fact]
    public void A_refund_that_fails_after_it_was_accepted_asks_a_person()
    {
        var driver = Paid();
        driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 9));
        driver.Apply(Given.Money(minute: 20, refunded: 250m));

        Decision failed = driver.Apply(Given.Money(minute: 30));

        Assert.Equal("RefundFailed", Assert.Single(failed.Exceptions).Cause);
        Assert.Empty(failed.Effects);
    }

    private static CaseDriver Paid()
    {
        var driver = CaseDriver.At(CaseState.KycPending);
        driver.Apply(Given.Money());
        return driver;
    }
}
