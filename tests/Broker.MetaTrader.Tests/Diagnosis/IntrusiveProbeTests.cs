using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Tests.Diagnosis;

/// <summary>A probe that may reconnect an account is made once a minute, whoever asks.</summary>
public sealed class IntrusiveProbeTests
{
    private readonly Lab lab = new();

    public IntrusiveProbeTests() => lab.On("/ConnectionStatus", "", 404);

    private int Checks => lab.Asked.Count(static path => path == "/CheckConnect");

    [Fact]
    public async Task Two_diagnoses_within_a_minute_make_one_check_and_the_second_says_so()
    {
        lab.Fails("/CheckConnect", "NO_CONNECTION");
        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.SessionLost);
        lab.Rig.Time.Advance(TimeSpan.FromSeconds(59));

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.SessionLost);

        Assert.Equal(1, Checks);
        Assert.Contains("CheckConnect was not made again, it was made by an earlier diagnosis 59 s ago", report.Sentence, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(59), Assert.Single(report.Evidence, static e => e.WasIntrusive).AgeAt(report.ObservedAt));
    }

    [Fact]
    public async Task After_a_minute_another_is_made()
    {
        await lab.RunAsync();
        lab.Rig.Time.Advance(TimeSpan.FromMinutes(1));

        await lab.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount);

        Assert.Equal(2, Checks);
    }

    [Fact]
    public async Task A_result_that_is_too_old_is_not_used_again()
    {
        var strict = new Lab(o =>
        {
            o.MaxEvidenceAge = TimeSpan.FromSeconds(10);
            o.IntrusivePause = TimeSpan.FromMinutes(5);
        });
        strict.On("/ConnectionStatus", "", 404);
        await strict.RunAsync();
        strict.Rig.Time.Advance(TimeSpan.FromSeconds(11));

        DiagnosisReport report = await strict.AssertAsync(DelayVerdict.Unknown, DelayCause.IntrusiveProbeDenied, isCertain: false);

        ProbeEvidence left = Assert.Single(report.Evidence, static e => !e.WasMade);
        Assert.Equal(("CheckConnect", true), (left.Probe, left.WasIntrusive));
        Assert.Contains("the next may be made in 5 min", report.Sentence, StringComparison.Ordinal);
        Assert.Single(strict.Asked, static path => path == "/CheckConnect");
    }

    [Fact]
    public async Task Fifty_diagnoses_side_by_side_make_one_check()
    {
        DiagnosisReport[] reports = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await lab.Diagnosis.DiagnoseAsync(lab.Request))));

        Assert.Equal(1, Checks);
        Assert.All(reports, report =>
        {
            Assert.Contains(report.Cause, (DelayCause[])[DelayCause.QuietAccount, DelayCause.IntrusiveProbeDenied]);
            Assert.Single(report.Evidence, static e => e.WasIntrusive);
        });
        Assert.Contains(reports, static report => report.Cause == DelayCause.QuietAccount);
    }

    [Fact]
    public async Task The_check_is_sent_once_although_its_answer_was_lost()
    {
        var rig = new Rig();
        rig.Server.Answer(503, "");

        var result = await rig.Client.Connection.TryCheckOnceAsync(Rig.Account);

        Assert.Equal((1, Outcome.Unknown), (rig.Server.Count, result.Error!.Outcome));
    }

    [Fact]
    public async Task Other_accounts_are_not_held_up()
    {
        await lab.RunAsync();
        lab.Request = lab.Request with { Account = new AccountId("another") };

        await lab.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount);

        Assert.Equal(2, Checks);
    }

    [Fact]
    public async Task When_there_is_no_room_to_remember_another_account_none_is_probed_until_there_is()
    {
        var small = new Lab(o => o.MaxTrackedAccounts = 1);
        small.On("/ConnectionStatus", "", 404);
        await small.RunAsync();
        small.Request = small.Request with { Account = new AccountId("another") };

        await small.AssertAsync(DelayVerdict.Unknown, DelayCause.IntrusiveProbeDenied, isCertain: false);
        small.Rig.Time.Advance(TimeSpan.FromMinutes(1));

        await small.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount);
    }
}
