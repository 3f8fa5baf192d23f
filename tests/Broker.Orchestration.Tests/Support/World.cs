using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Ownership;
using Broker.TestSupport;

namespace Broker.Orchestration.Tests.Support;

/// <summary>The outside of a broker and a journal file: what stays when a node dies.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("broker-orchestration-");
    private readonly List<Node> nodes = [];

    internal World()
    {
        Time = new FakeTimeProvider(Given.Start);
        Accounts = new FakeAccounts(Time);
        Finance = new FakeFinance(Time);
        Kyc = new FakeKyc(Time);
    }

    internal FakeTimeProvider Time { get; }

    internal FakeAccounts Accounts { get; }

    internal FakeFinance Finance { get; }

    internal FakeKyc Kyc { get; }

    internal FakeCrm Crm { get; } = new();

    internal FakeCredentials Credentials { get; } = new();

    internal LogCollector Log { get; } = new();

    internal string File => Path.Combine(folder.FullName, "journal.db");

    internal IEnumerable<string> Files => folder.EnumerateFiles().Select(static f => f.FullName);

    internal OwnershipMap Map { get; set; } = BrokerFacts.Map;

    internal Action<BrokerOrchestrationOptions> Configure { get; set; } = static _ => { };

    internal Action<BrokerOrchestrationBuilder> Build { get; set; } = static _ => { };

    internal async Task<Node> StartAsync(string name = "node-a")
    {
        Node node = await Node.CreateAsync(this, name);
        nodes.Add(node);
        return node;
    }

    /// <summary>A paid and approved customer, as the owners have it.</summary>
    internal void Good(string customer = "C-1", string number = "1")
    {
        Kyc.Set(Given.Snapshot(KycStatus.Approved) with { Applicant = new ApplicantId("app_" + number), Reference = customer });
        Finance.Set(Given.Confirmation(payment: "pi_" + number, payer: "cus_" + number) with { Reference = customer });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Node node in nodes)
        {
            await node.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
