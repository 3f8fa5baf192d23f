using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Mt5.Requests;
using Broker.TestSupport;
using Broker.Testing.Faults;

namespace Broker.Simulation.Tests.MetaTrader;

/// <summary>Passwords that the simulator puts everywhere the vendor does reach no log, trace, metric, exception or answer.</summary>
public sealed class CanaryTests : MetaTraderWorld
{
    [Fact]
    public async Task Passwords_in_queries_and_answers_go_nowhere()
    {
        using var telemetry = new TelemetryCollector();
        List<string> told = [];
        foreach (TradingPlatform platform in new[] { TradingPlatform.MetaTrader4, TradingPlatform.MetaTrader5 })
        {
            Simulator.Reset();
            MetaTraderClient gateway = Gateway(platform, o => o.Resilience.MaxRetries = 1);
            AccountId registered = await RegisterAsync(gateway);
            told.Add($"{await gateway.Accounts.GetDetailsAsync(registered)}");
            MetaTraderClient host = SessionHost(platform, o => o.Resilience.MaxRetries = 1);
            AccountId session = await ConnectAsync(host);
            using var password = Secret.From(Password);
            if (platform == TradingPlatform.MetaTrader4)
            {
                IReadOnlyList<Mt4LogRecord> records = [.. await host.Mt4.Accounts.GetLogsAsync(session), .. await host.Mt4.Accounts.GetLogsByUserAsync(500123, password)];
                Assert.NotEmpty(records);
                told.AddRange(records.Select(static r => $"{r} {string.Join(',', r.UnknownFields?.Names ?? [])}"));
            }
            else
            {
                var dump = await host.Mt5.Accounts.GetQuoteClientAsync(session);
                Assert.NotEqual(default, dump.Root);
                told.Add($"{dump} {dump.Root.GetRawText()}");
                using var fresh = Secret.From(Password + "-2");
                await host.Mt5.Accounts.ChangePasswordAsync(session, fresh);
            }

            foreach (Fault fault in new[] { Fault.WithStatus(500), Fault.Reset(FaultPhase.Before), Fault.FailureBody("INVALID_ACCOUNT") with { Message = Password }, Fault.Spoilt(FaultKind.MalformedJson) })
            {
                Simulator.Next("*", fault with { Count = 2 });
                told.Add($"{await Record.ExceptionAsync(() => RegisterAsync(gateway))}");
                Simulator.ClearFaults();
                Simulator.Next("*", fault with { Count = 2 });
                told.Add($"{await Record.ExceptionAsync(() => ConnectAsync(host))}");
                Simulator.ClearFaults();
            }
        }

        Assert.True(Logs.Text.Length > 1000 && telemetry.Text.Length > 1000, "The collectors saw nothing.");
        Assert.All([Logs.Text, telemetry.Text, .. told], static text => Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_demo_accounts_passwords_are_secrets()
    {
        MetaTraderClient host = SessionHost(TradingPlatform.MetaTrader5);

        var demo = await host.Mt5.Accounts.CreateDemoAsync(new Mt5DemoRequest { Host = "203.0.113.10", Port = 443 });

        Assert.DoesNotContain(demo.Password!.Reveal(), $"{demo}", StringComparison.Ordinal);
        Assert.NotEqual(string.Empty, demo.InvestorPassword!.Reveal());
    }
}
