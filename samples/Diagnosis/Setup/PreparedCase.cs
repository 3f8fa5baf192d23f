using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Testing.Faults;
using Broker.Testing.MetaTrader;

namespace DiagnosisSample.Setup;

/// <summary>A situation the simulator is put into, so that each verdict can be seen.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Description">What is the matter.</param>
/// <param name="Prepare">Puts the simulator into it and says what the host knows of the case.</param>
internal sealed record PreparedCase(string Name, string Description, Func<MetaTraderSimulator, AccountId, DiagnosisRequest> Prepare)
{
    private const string Server = "Acme-Demo";
    private static readonly HostAndPort[] Points = [new("mt-1.acme.example", 443), new("mt-2.acme.example", 443)];
    private static readonly HostAndPort Control = new("control.example", 443);

    public static IReadOnlyList<PreparedCase> All { get; } =
    [
        new("quiet", "connected, quotes are fresh, nobody trades", static (sim, id) => Request(sim, id, 12, 14)),
        new("no-kyc", "paid, but the identity check is not valid", static (_, id) => new DiagnosisRequest { Account = id, Signals = new CaseSignals { KycIsValid = false } }),
        new("money-pending", "the money has not settled", static (_, id) => new DiagnosisRequest { Account = id, Signals = new CaseSignals { KycIsValid = true, Money = MoneySignal.Pending } }),
        new("investor", "the client gave the investor password", static (sim, id) =>
        {
            sim.Account(id.Value).IsInvestor = true;
            return Request(sim, id, 12, 14);
        }),
        new("stale", "the session claims to be connected, and no quotes arrive", static (sim, id) =>
        {
            sim.Account(id.Value).LastQuoteAt = sim.Account(id.Value).CreatedAt - TimeSpan.FromHours(1);
            return Request(sim, id, 12, 14);
        }),
        new("access-point-down", "one access point is down, another answers", static (sim, id) => Request(sim, id, null, 14)),
        new("server-down", "all access points of the server are down", static (sim, id) => Request(sim, id, null, null)),
        new("api-down", "the trading API answers 503", static (sim, id) =>
        {
            sim.Next("*", Fault.WithStatus(503) with { Count = 100 });
            return Request(sim, id, 12, 14);
        }),
        new("unknown", "the API does not know the account", static (sim, _) => Request(sim, new AccountId("00000000-0000-4000-8000-000000000000"), 12, 14)),
    ];

    public static PreparedCase Find(string name) => All.FirstOrDefault(c => c.Name == name)
        ?? throw new UsageException($"There is no prepared case '{name}'; allowed: {string.Join(", ", All.Select(static c => c.Name))}. For a live account give --address.");

    private static DiagnosisRequest Request(MetaTraderSimulator simulator, AccountId id, int? first, int? second)
    {
        simulator.AddServer(Server, [.. Points.Select(static p => p.ToString())]);
        simulator.SetHost(Points[0].Host, Points[0].Port, first);
        simulator.SetHost(Points[1].Host, Points[1].Port, second);
        simulator.SetHost(Control.Host, Control.Port, 10);
        return new DiagnosisRequest { Account = id, Server = Server, AccessPoints = Points, ControlHost = Control };
    }
}
