using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Tests.Diagnosis;

/// <summary>The rows that the case itself tells: no probe is made for them.</summary>
public sealed class SignalSymptomTests
{
    private readonly Lab lab = new();

    [Fact]
    public Task No_account_after_payment_because_the_identity_check_is_not_valid() =>
        AssertWithoutProbesAsync(new() { KycIsValid = false, Money = MoneySignal.Settled }, DelayVerdict.Commercial, DelayCause.KycNotValid, DelayActor.Compliance, hasAccount: false);

    [Theory]
    [InlineData(MoneySignal.Pending, DelayCause.MoneyPending, DelayActor.Client)]
    [InlineData(MoneySignal.Mismatch, DelayCause.MoneyMismatch, DelayActor.Finance)]
    [InlineData(MoneySignal.Disputed, DelayCause.MoneyDisputed, DelayActor.Finance)]
    public Task No_account_after_the_identity_check_because_of_the_money(MoneySignal money, DelayCause cause, DelayActor actor) =>
        AssertWithoutProbesAsync(new() { KycIsValid = true, Money = money }, DelayVerdict.Commercial, cause, actor, hasAccount: false);

    [Fact]
    public Task Ready_for_more_than_an_hour_and_not_requested() =>
        AssertWithoutProbesAsync(
            new() { KycIsValid = true, Money = MoneySignal.Settled, ReadySince = Now.AddMinutes(-61), Registration = RegistrationSignal.NotRequested },
            DelayVerdict.Operational, DelayCause.ReadyNotRequested, DelayActor.Operations, hasAccount: false);

    [Fact]
    public async Task Ready_for_less_than_an_hour_is_no_symptom()
    {
        lab.With(new() { ReadySince = Now.AddMinutes(-59), Registration = RegistrationSignal.NotRequested }, hasAccount: false);

        await lab.AssertAsync(DelayVerdict.None, DelayCause.ServerReachable);
    }

    [Fact]
    public async Task An_open_review_names_its_approver()
    {
        DiagnosisReport report = await AssertWithoutProbesAsync(
            new() { ReviewOpenSince = Now.AddHours(-3), ReviewApprover = "head of dealing" }, DelayVerdict.Operational, DelayCause.ReviewOpen, DelayActor.Approver);

        Assert.Contains("3 h, to be decided by head of dealing", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_registration_whose_answer_was_lost() =>
        AssertWithoutProbesAsync(new() { Registration = RegistrationSignal.Uncertain }, DelayVerdict.Operational, DelayCause.RegistrationUncertain, DelayActor.Operations, hasAccount: false);

    [Theory]
    [InlineData("INVALID_PASSWORD")]
    [InlineData("INVALID_ACCOUNT")]
    [InlineData("UNKNOWN_ACCOUNT")]
    [InlineData("INVALID_ONETIME_PASSWORD")]
    [InlineData("SECRET_KEY_REQUIRED")]
    [InlineData("3006")]
    public async Task A_registration_refused_for_login_or_password_is_the_clients_and_never_retried(string code)
    {
        DiagnosisReport report = await AssertWithoutProbesAsync(
            new() { Registration = RegistrationSignal.Refused, RegistrationCode = code }, DelayVerdict.Operational, DelayCause.CredentialsRefused, DelayActor.Client, hasAccount: false);

        Assert.Contains("Do not try again", report.NextAction, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_account_that_we_restrict_ourselves_is_not_looked_for_at_the_trade_server() =>
        AssertWithoutProbesAsync(new() { OwnRestriction = "document review" }, DelayVerdict.Operational, DelayCause.OwnRestriction, DelayActor.Compliance);

    [Theory]
    [InlineData("10019", "not enough free margin", DelayActor.Client)]
    [InlineData("10018", "market of this symbol is closed", DelayActor.Client)]
    [InlineData("10017", "trading is disabled", DelayActor.DealingDesk)]
    [InlineData("10016", "stop loss or take profit", DelayActor.Client)]
    [InlineData("NO_MONEY", "not enough free margin", DelayActor.Client)]
    public async Task A_refused_order_is_business_and_says_what_the_code_means(string code, string meaning, DelayActor actor)
    {
        DiagnosisReport report = await AssertWithoutProbesAsync(new() { LastTradeCode = code }, DelayVerdict.Commercial, DelayCause.OrderRefused, actor);

        Assert.Contains(meaning, report.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10012", false)]
    [InlineData("10031", false)]
    [InlineData(null, true)]
    public async Task An_order_of_unknown_outcome_is_looked_up_and_never_sent_again(string? code, bool isUnknown)
    {
        DiagnosisReport report = await AssertWithoutProbesAsync(
            new() { LastTradeCode = code, HasUnknownTrade = isUnknown }, DelayVerdict.Operational, DelayCause.OrderOutcomeUnknown, DelayActor.Operations);

        Assert.Contains("never send it again", report.NextAction, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_crm_that_shows_an_old_state_by_age() =>
        AssertWithoutProbesAsync(new() { CrmOutboxAge = TimeSpan.FromMinutes(6) }, DelayVerdict.Operational, DelayCause.CrmProjectionLate, DelayActor.CrmAdministrator);

    [Fact]
    public Task A_crm_that_shows_an_old_state_by_its_last_error() =>
        AssertWithoutProbesAsync(new() { CrmError = ErrorKind.Validation }, DelayVerdict.Operational, DelayCause.CrmProjectionLate, DelayActor.CrmAdministrator);

    [Fact]
    public Task Missing_crm_events_by_cursor_age() =>
        AssertWithoutProbesAsync(new() { CrmCursorAge = TimeSpan.FromMinutes(16) }, DelayVerdict.Infrastructural, DelayCause.CrmEventsMissing, DelayActor.Engineering);

    [Fact]
    public Task Missing_crm_events_by_a_gap() =>
        AssertWithoutProbesAsync(new() { HasCrmGap = true }, DelayVerdict.Infrastructural, DelayCause.CrmEventsMissing, DelayActor.Engineering);

    [Fact]
    public async Task Causes_of_several_classes_are_mixed_and_all_are_told()
    {
        DiagnosisReport report = await AssertWithoutProbesAsync(
            new() { Money = MoneySignal.Pending, ReviewOpenSince = Now.AddHours(-1), HasCrmGap = true }, DelayVerdict.Mixed, DelayCause.ReviewOpen, DelayActor.Approver, hasAccount: false);

        Assert.Equal([DelayCause.MoneyPending, DelayCause.CrmEventsMissing], report.OtherCauses);
        Assert.Contains("Also:", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_causes_of_one_class_are_not_mixed()
    {
        DiagnosisReport report = await AssertWithoutProbesAsync(
            new() { KycIsValid = false, Money = MoneySignal.Pending }, DelayVerdict.Commercial, DelayCause.KycNotValid, DelayActor.Compliance, hasAccount: false);

        Assert.Equal([DelayCause.MoneyPending], report.OtherCauses);
    }

    [Fact]
    public async Task What_was_told_too_long_ago_makes_the_verdict_unknown()
    {
        lab.With(new() { KycIsValid = false, ObservedAt = Now.AddMinutes(-16) });

        await lab.AssertAsync(DelayVerdict.Unknown, DelayCause.EvidenceTooOld, isCertain: false);

        Assert.Empty(lab.Asked);
    }

    private DateTimeOffset Now => lab.Rig.Time.GetUtcNow();

    private async Task<DiagnosisReport> AssertWithoutProbesAsync(CaseSignals signals, DelayVerdict verdict, DelayCause cause, DelayActor actor, bool hasAccount = true)
    {
        lab.With(signals with { ObservedAt = Now.AddMinutes(-14) }, hasAccount);
        DiagnosisReport report = await lab.AssertAsync(verdict, cause, actor);
        Assert.Empty(lab.Asked);
        Assert.Empty(report.Evidence);
        return report;
    }
}
