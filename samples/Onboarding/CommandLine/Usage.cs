using Broker.Testing.Faults;

namespace Onboarding.CommandLine;

/// <summary>The help text.</summary>
public static class Usage
{
    /// <summary>Prints it.</summary>
    public static int Print()
    {
        Console.WriteLine(
            """
            Onboards customers across payments, KYC, MetaTrader and the CRM, each exactly once.

              run [--customers N=3] [--db FILE] [--events FILE] [--simulators P] [--fault NAME]... [--json]
                  [--crm hubspot|salesforce] [--timeout SECONDS=300] [--crash-after KIND] [--verbose]
                    starts simulators in this process, or uses running ones whose first port is P
                    --crash-after KIND ends the process right after the intent of that effect was stored, as a drill
              simulate --port P            runs the simulators until stopped; each system has its own port, counted up from P
              explain CUSTOMER --db FILE [--json]    why is this customer not trading yet?
              exceptions --db FILE [--json]          what people must look at
              audit verify --db FILE [--json]        is the audit chain whole?
              ownership [--json]                     which system owns which fact
              salesforce-metadata --out DIR          writes the fields that a Salesforce administrator deploys

            Faults:
            """);
        foreach (FaultScenario scenario in FaultScenarios.All)
        {
            Console.WriteLine($"  {scenario.Name,-30} {scenario.Description}");
        }

        return 0;
    }
}
