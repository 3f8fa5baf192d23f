using Broker.Crm.HubSpot.Crm;

namespace CrmProjectionSample.CommandLine;

/// <summary>The command line: a command and its options.</summary>
public sealed class Arguments
{
    private static readonly CommandLineOption[] Known = [new("--customers", true), new("--layout", true), new("--json", false)];

    private readonly CommandLineWords line;

    private Arguments(CommandLineWords line) => this.line = line;

    /// <summary>The command.</summary>
    public string Command => line.Command;

    /// <summary>How many customers.</summary>
    /// <exception cref="UsageException">It is no such number.</exception>
    public int Customers => line.Number("--customers", fallback: 50, minimum: 2, maximum: 500);

    /// <summary>Where trading accounts are written.</summary>
    /// <exception cref="UsageException">There is no such layout.</exception>
    public HubSpotAccountLayout Layout => (line.Text("--layout") ?? "object") switch
    {
        "object" => HubSpotAccountLayout.CustomObject,
        "deal" => HubSpotAccountLayout.Deal,
        "contact" => HubSpotAccountLayout.Contact,
        string other => throw new UsageException($"Option --layout is '{other}'; allowed: object, deal, contact."),
    };

    /// <summary>Whether to print JSON.</summary>
    public bool Json => line.Has("--json");

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(CommandLineWords.Read(args, Known, "help"));
        arguments.line.RequireNoWords();
        return arguments;
    }
}
