using Broker.Orchestration.Tool.Tests.Support;

namespace Broker.Orchestration.Tool.Tests.Building;

/// <summary>The targets of the package, imported by a small library of a team.</summary>
public sealed class BuildEndTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_stale_listing_fails_the_build_until_it_is_rewritten()
    {
        string listing = Project(Specimen.Acme);
        File.WriteAllText(listing, "");

        (int code, string output) = await BuildAsync("-restore");
        Assert.True(code != 0, output);
        Assert.Contains($"{listing}(1): error OWNL01: The listing lacks a line of the code: '+ loyalty.tier | owner loyalty | String | P0 |", output, StringComparison.Ordinal);
        Assert.Contains("| writers Acme.Marker, Acme.Marker.Inner, Acme.TierSync |", output, StringComparison.Ordinal);
        Assert.Contains("rewrite the listing with 'dotnet build -p:BrokerUpdateOwnership=true'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB3073", output, StringComparison.Ordinal);

        // It stays red: an attempt that failed must not count as done.
        (code, output) = await BuildAsync();
        Assert.True(code != 0, output);

        (code, output) = await BuildAsync("-p:BrokerUpdateOwnership=true");
        Assert.True(code == 0, output);
        Assert.Equal(2, File.ReadAllLines(listing).Length);

        (code, output) = await BuildAsync("-v:n");
        Assert.True(code == 0, output);
        Assert.Contains("Skipping target \"BrokerCheckOwnership\" because all output files are up-to-date", output, StringComparison.Ordinal);

        File.WriteAllText(folder.File("Acme/Facts.cs"), Specimen.Acme.Replace("<Loyalty, string>", "<Hidden, string>", StringComparison.Ordinal));
        (code, output) = await BuildAsync();
        Assert.True(code != 0, output);
        Assert.Contains("'loyalty.tier' differs: '- loyalty.tier | owner loyalty", output, StringComparison.Ordinal);
        Assert.Contains("'+ loyalty.tier | owner hidden", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_a_listing_is_left_alone_and_a_named_one_must_exist()
    {
        Project(Specimen.Acme);

        (int code, string output) = await BuildAsync("-restore", "-v:n");
        Assert.True(code == 0, output);
        Assert.DoesNotContain("BrokerCheckOwnership:", output, StringComparison.Ordinal);

        (code, output) = await BuildAsync("-p:BrokerOwnershipListing=docs/owners.txt");
        Assert.True(code != 0, output);
        Assert.Contains("owners.txt : error OWNL01: The listing does not exist, and the code has 2 facts.", output.Replace("owners.txt:", "owners.txt :", StringComparison.Ordinal), StringComparison.Ordinal);

        (code, output) = await BuildAsync("-p:BrokerOwnershipListing=docs/owners.txt", "-p:DesignTimeBuild=true");
        Assert.True(code == 0, output);

        (code, output) = await BuildAsync("-p:BrokerOwnershipListing=docs/owners.txt", "-p:BrokerUpdateOwnership=true");
        Assert.True(code == 0, output);
        Assert.Equal(2, File.ReadAllLines(folder.File("Acme/docs/owners.txt")).Length);
    }

    private string Project(string source)
    {
        string targets = Path.Combine(Repository.Root, "src", "Broker.Orchestration", "build", "Broker.Orchestration");
        folder.Write("Directory.Build.props", "<Project />");
        folder.Write("Directory.Build.targets", "<Project />");
        folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        folder.Write("Acme/Facts.cs", source);
        folder.Write(
            "Acme/Acme.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{targets}.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <BrokerOwnershipToolPath>{Repository.Tool}</BrokerOwnershipToolPath>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Specimen.Dependencies}Broker.Core.dll" Private="false" />
                <Reference Include="{Specimen.Dependencies}Broker.Orchestration.dll" Private="false" />
              </ItemGroup>
              <Import Project="{targets}.targets" />
            </Project>
            """);
        return folder.File("Acme/OWNERSHIP.txt");
    }

    private Task<(int ExitCode, string Output)> BuildAsync(params string[] more) =>
        Repository.RunAsync(folder.File("Acme"), "dotnet", ["msbuild", "Acme.csproj", "-nologo", "-v:m", "-p:RunAnalyzers=false", .. more]);
}
