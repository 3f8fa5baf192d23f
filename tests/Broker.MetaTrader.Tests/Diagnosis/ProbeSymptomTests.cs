using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Tests.Diagnosis;

/// <summary>The rows that probes tell, with the probes that are not made for them.</summary>
public sealed class ProbeSymptomTests
{
    private static readonly DateTimeOffset Sunday = new(2026, 11, 8, 12, 0, 0, TimeSpan.Zero);
    private readonly Lab lab = new();

    [Fact]
    public async Task A_quiet_account_with_fresh_quotes_is_normal_and_is_not_reconnected()
    {
        await lab.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount, DelayActor.Nobody);

        Assert.Equal(["/Ping", "/ConnectionStatus", "/PingHost", "/AccountSummary"], lab.Asked);
    }

    [Fact]
    public async Task A_registration_refused_for_its_server_name_offers_what_the_search_finds()
    {
        lab.Request = new() { Server = "Acme-Liev", Signals = new() { Registration = RegistrationSignal.Refused, RegistrationCode = "INVALID_SERVER" } };
        lab.On("/Search", """[{"companyName":"Acme Ltd","results":[{"name":"Acme-Demo"},{"name":"Acme-Live"},{"name":null}]}]""");

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.Operational, DelayCause.ServerNameUnknown, DelayActor.Operations);

        Assert.Equal(["Acme-Live", "Acme-Demo"], report.Suggestions);
        Assert.Equal(["/Ping", "/Search"], lab.Asked);
        Assert.EndsWith("company=Acme", lab.Rig.Server.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_announces_other_access_points_which_answer_is_a_change_of_configuration()
    {
        lab.With(new() { Registration = RegistrationSignal.Refused, RegistrationCode = "NO_CONNECTION" }, hasAccount: false);
        lab.Down(Lab.Own, Lab.Second).On("/Search", """[{"companyName":"Acme Ltd","results":[{"name":"ACME-LIVE","access":["trade2.acme.example:1950","trade3.acme.example","nonsense:x"]}]}]""");

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.AddressesChanged, DelayActor.Operations);

        Assert.Contains("trade3.acme.example:443", report.Sentence, StringComparison.Ordinal);
        Assert.Equal(["Ping", "PingHost", "PingHostMany", "Search", "PingHostMany"], report.Evidence.Select(static e => e.Probe));
        Assert.DoesNotContain("/CheckConnect", lab.Asked);
    }

    [Fact]
    public async Task Addresses_that_are_already_expected_are_no_change()
    {
        lab.Down(Lab.Own, Lab.Second).On("/Search", """[{"companyName":"Acme Ltd","results":[{"name":"Acme-Live","access":["trade3.acme.example"]}]}]""");
        lab.Request = lab.Request with { ExpectedAccess = [Lab.Third] };

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.TradeServerDown);
    }

    [Fact]
    public async Task Connected_but_read_only()
    {
        lab.On("/AccountSummary", """{"balance":1,"isInvestor":true}""");

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.ReadOnlyLogin, DelayActor.Client);

        Assert.DoesNotContain("/CheckConnect", lab.Asked);
        Assert.DoesNotContain("/AccountDetails", lab.Asked);
    }

    [Fact]
    public async Task The_read_only_flag_is_looked_for_in_the_details_when_the_summary_lacks_it()
    {
        lab.On("/AccountSummary", """{"balance":1}""").On("/AccountDetails", """{"serverName":"Acme-Live","isInvestor":true,"password":"CANARY"}""");

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.ReadOnlyLogin);
    }

    [Theory]
    [InlineData("/CheckConnect", "ACCOUNT_DISABLED")]
    [InlineData("/AccountSummary", "ACCOUNT_DISABLED")]
    [InlineData("/AccountSummary", "TRADE_DISABLED")]
    public async Task An_account_disabled_by_the_server_is_the_dealing_desks(string path, string code)
    {
        lab.Status(null, null).Fails(path, code);

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.AccountDisabled, DelayActor.DealingDesk);
    }

    [Fact]
    public async Task Connected_without_quotes_in_market_hours_is_a_stale_path()
    {
        lab.Status(true, TimeSpan.FromMinutes(6));

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.SessionStale, DelayActor.Operations);

        Assert.Equal(["/Ping", "/ConnectionStatus", "/PingHost"], lab.Asked);
    }

    [Fact]
    public async Task A_quiet_sunday_is_no_incident()
    {
        var sunday = new Lab(at: Sunday);
        sunday.Status(true, TimeSpan.FromHours(38));

        await sunday.AssertAsync(DelayVerdict.None, DelayCause.MarketClosed, DelayActor.Nobody);

        Assert.DoesNotContain("/CheckConnect", sunday.Asked);
    }

    [Fact]
    public async Task A_session_that_says_disconnected_on_a_sunday_is_not_woken()
    {
        var sunday = new Lab(at: Sunday);
        sunday.Status(false, TimeSpan.FromHours(38));

        await sunday.AssertAsync(DelayVerdict.None, DelayCause.MarketClosed, isCertain: false);

        Assert.DoesNotContain("/CheckConnect", sunday.Asked);
    }

    [Fact]
    public async Task A_check_that_is_not_available_on_a_sunday_is_no_incident()
    {
        var sunday = new Lab(at: Sunday);
        sunday.On("/ConnectionStatus", "", 404).Fails("/CheckConnect", "SERVICE_NOT_AVAILABLE");

        await sunday.AssertAsync(DelayVerdict.None, DelayCause.MarketClosed, isCertain: false);
    }

    [Fact]
    public async Task Just_after_the_market_opened_the_last_quote_of_friday_is_not_stale()
    {
        var opening = new Lab(at: new DateTimeOffset(2026, 11, 8, 22, 2, 0, TimeSpan.Zero));
        opening.Status(true, TimeSpan.FromHours(48) + TimeSpan.FromMinutes(3));

        await opening.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount);
    }

    [Fact]
    public async Task The_clients_login_that_the_trade_server_refuses_at_the_check()
    {
        lab.Status(false, null).Fails("/CheckConnect", "INVALID_ACCOUNT");

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.CredentialsRefused, DelayActor.Client);

        Assert.Equal("/CheckConnect", lab.Asked[^1]);
    }

    [Fact]
    public async Task Too_many_logins_are_not_our_pace_at_the_api()
    {
        lab.Status(false, null).Fails("/CheckConnect", "TOO_FREQUENT_FAIL_CONNECT");

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.LoginThrottled, DelayActor.Operations);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_api_that_is_down_ends_all_probing(int status)
    {
        lab.On("/Ping", "", status);

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.ApiServiceDown, DelayActor.ApiVendor);

        Assert.Equal(["/Ping"], lab.Asked);
    }

    [Fact]
    public async Task An_api_that_cannot_be_connected_to_is_down_and_says_that_it_may_be_us()
    {
        lab.On("/Ping", () => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused", null, null));

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.ApiServiceDown);

        Assert.Contains("our own way out", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxys_page_in_place_of_the_api_is_not_certain()
    {
        lab.On("/Ping", "<html>It works!</html>");

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.ApiServiceDown, isCertain: false);
    }

    [Fact]
    public async Task A_host_without_ping_still_answers()
    {
        lab.On("/Ping", "", 404);

        await lab.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount);
    }

    [Theory]
    [InlineData("/Ping", 401, 1)]
    [InlineData("/Ping", 403, 1)]
    [InlineData("/ConnectionStatus", 401, 2)]
    [InlineData("/PingHost", 403, 3)]
    [InlineData("/AccountSummary", 401, 4)]
    public async Task Our_refused_credentials_are_ours_wherever_they_show(string path, int status, int asked)
    {
        lab.On(path, "", status);

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.OurCredentialsRefused, DelayActor.Security);

        Assert.Equal(asked, lab.Asked.Length);
    }

    [Theory]
    [InlineData("/Ping", 1)]
    [InlineData("/ConnectionStatus", 2)]
    [InlineData("/PingHost", 3)]
    [InlineData("/AccountSummary", 4)]
    public async Task A_rate_limit_is_ours_and_ends_the_probing(string path, int asked)
    {
        lab.On(path, "", 429);

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.RateLimited, DelayActor.Engineering);

        Assert.Equal(asked, lab.Asked.Length);
    }

    [Fact]
    public async Task An_account_the_api_does_not_know_and_the_list_lacks()
    {
        lab.On("/ConnectionStatus", "", 404).On("/CheckConnect", "", 404).On("/GetAccounts", """[{"id":"another","account_number":"1","account_server":"Acme-Live"}]""");

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.Operational, DelayCause.AccountUnknown, DelayActor.Operations);

        Assert.Equal(["/Ping", "/ConnectionStatus", "/PingHost", "/CheckConnect", "/GetAccounts"], lab.Asked);
        Assert.Contains("list of accounts does not hold it", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_session_and_a_list_that_lacks_the_account_need_no_intrusive_probe()
    {
        lab.Fails("/ConnectionStatus", "INVALID_TOKEN").On("/GetAccounts", "[]");

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.AccountUnknown);

        Assert.Equal(["/Ping", "/ConnectionStatus", "/GetAccounts"], lab.Asked);
    }

    [Fact]
    public async Task An_unknown_session_of_a_listed_account_is_not_an_unknown_account()
    {
        lab.Fails("/ConnectionStatus", "INVALID_TOKEN").Fails("/CheckConnect", "INVALID_TOKEN");

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.SessionLost, isCertain: false);
    }

    [Fact]
    public async Task A_list_with_rows_without_an_id_proves_nothing()
    {
        lab.On("/ConnectionStatus", "", 404).Fails("/CheckConnect", "INVALID_TOKEN").On("/GetAccounts", """[{"account_number":"1"}]""");

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.AccountUnknown, isCertain: false);
    }

    [Fact]
    public async Task On_a_session_host_there_is_no_list_to_ask()
    {
        var host = new Lab(isSessionHost: true);
        host.Fails("/ConnectionStatus", "INVALID_TOKEN").Fails("/CheckConnect", "INVALID_TOKEN");

        await host.AssertAsync(DelayVerdict.Operational, DelayCause.AccountUnknown);

        Assert.DoesNotContain("/GetAccounts", host.Asked);
    }

    [Fact]
    public async Task A_registration_under_way_with_everything_well_waits_for_its_answer()
    {
        lab.With(new() { Registration = RegistrationSignal.Requested }, hasAccount: false);

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.RegistrationUnderWay);
    }

    [Fact]
    public async Task Nothing_given_is_not_enough()
    {
        lab.Request = new();

        await lab.AssertAsync(DelayVerdict.Unknown, DelayCause.InsufficientEvidence, isCertain: false);

        Assert.Equal(["/Ping"], lab.Asked);
    }

    [Fact]
    public async Task The_account_alone_is_enough_when_all_is_well()
    {
        DiagnosisReport report = await lab.Diagnosis.DiagnoseAsync(Rig.Account);

        Assert.Equal((DelayVerdict.None, DelayCause.QuietAccount), (report.Verdict, report.Cause));
        Assert.Equal(["/Ping", "/ConnectionStatus", "/AccountSummary"], lab.Asked);
    }

    [Fact]
    public async Task Every_probe_is_recorded_with_time_and_duration_in_its_order()
    {
        DateTimeOffset start = lab.Rig.Time.GetUtcNow();
        lab.On("/Ping", "OK", takes: TimeSpan.FromMilliseconds(40));
        lab.Status(false, null).On("/CheckConnect", "OK", takes: TimeSpan.FromSeconds(2));

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.None, DelayCause.SessionReconnected);

        Assert.Equal(["Ping", "ConnectionStatus", "PingHost", "CheckConnect", "AccountSummary"], report.Evidence.Select(static e => e.Probe));
        Assert.Equal((start, TimeSpan.FromMilliseconds(40), false), (report.Evidence[0].At, report.Evidence[0].Took, report.Evidence[0].WasIntrusive));
        ProbeEvidence check = report.Evidence[3];
        Assert.Equal((TimeSpan.FromSeconds(2), true, true), (check.Took, check.WasIntrusive, check.WasMade));
        Assert.Single(report.Evidence, static e => e.WasIntrusive);
        Assert.Equal(TimeSpan.FromSeconds(2.04), report.Evidence[0].AgeAt(report.ObservedAt));
    }

    [Fact]
    public async Task Evidence_that_grew_too_old_on_the_way_makes_the_verdict_unknown()
    {
        var slow = new Lab(o => o.MaxEvidenceAge = TimeSpan.FromSeconds(10));
        slow.On("/AccountSummary", """{"balance":1,"isInvestor":false}""", takes: TimeSpan.FromSeconds(11));

        DiagnosisReport report = await slow.AssertAsync(DelayVerdict.Unknown, DelayCause.EvidenceTooOld, isCertain: false);

        Assert.Contains("Ping is 11 s old", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        lab.On("/ConnectionStatus", () =>
        {
            cancelled.Cancel();
            return (200, "{}");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await lab.Diagnosis.DiagnoseAsync(lab.Request, cancelled.Token));
    }
}
