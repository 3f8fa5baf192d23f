using Broker.Core.Identity;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The endpoints and parameters of the contract's data files, where these are at hand.</summary>
internal static class ContractData
{
    /// <summary>The folder of the data files; without it they are looked for beside the repository.</summary>
    private const string FolderVariable = "BROKER_CONTRACT_DATA";

    /// <summary>Names of the query parameters by endpoint; null where there is no file.</summary>
    public static Dictionary<string, List<string>>? Read(TradingPlatform platform)
    {
        string file = platform == TradingPlatform.MetaTrader4 ? "metatrader-mt4.yaml" : "metatrader-mt5.yaml";
        return Folders().Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) is { } path ? Parse(File.ReadLines(path)) : null;
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } given)
        {
            yield return given;
            yield return Path.Combine(given, "metatrader");
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")) && folder.Parent is { } beside)
            {
                yield return Path.Combine(beside.FullName, "shared", "contracts", "metatrader");
            }
        }
    }

    // Enough of YAML for these files: paths at two spaces, parameters at six.
    private static Dictionary<string, List<string>> Parse(IEnumerable<string> lines)
    {
        Dictionary<string, List<string>> endpoints = new(StringComparer.Ordinal);
        List<string>? parameters = null;
        string name = "";
        bool isInPaths = false;
        foreach (string line in lines)
        {
            if (line.Length > 0 && char.IsAsciiLetter(line[0]))
            {
                isInPaths = line == "paths:";
            }
            else if (isInPaths && line.StartsWith("  /", StringComparison.Ordinal))
            {
                endpoints[line.Trim()[1..].TrimEnd(':')] = parameters = [];
            }
            else if (line.StartsWith("      - name: ", StringComparison.Ordinal))
            {
                name = line["      - name: ".Length..].Trim('\'', '"');
            }
            else if (isInPaths && line == "        in: query")
            {
                parameters!.Add(name);
            }
        }

        return endpoints;
    }
}
