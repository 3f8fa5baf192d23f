using Onboarding.CommandLine;
using Onboarding.Setup;

namespace Onboarding.Commands;

/// <summary>Writes what a Salesforce administrator deploys before a live run.</summary>
internal static class SalesforceMetadataCommand
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        arguments.RequireNoWords();
        string folder = arguments.Text("--out") ?? throw new UsageException("salesforce-metadata needs --out DIR, the folder to write to.");
        await SimulatedDeployment.Package.WriteFolderAsync(folder, cancellationToken);
        foreach (string path in SimulatedDeployment.Package.Files.Select(f => Path.Combine(folder, f.Path)))
        {
            Console.WriteLine(path);
        }

        Console.WriteLine($"Deploy with: sf project deploy start --metadata-dir {folder} --target-org ORG");
        return 0;
    }
}
