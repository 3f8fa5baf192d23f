using System.Reflection;
using Broker.Api.Tests.Repository;

namespace Broker.Api.Tests.Conventions;

/// <summary>Which package may know which, and which libraries it may bring to its users.</summary>
internal static class PackageArrows
{
    public const string Rule = "package-arrows";

    private static readonly Dictionary<string, Arrows> s_allowed = new(StringComparer.Ordinal)
    {
        ["Broker.Core"] = new([], ["Microsoft.Extensions.", "Polly.Core", "System.Threading.RateLimiting"]),
        ["Broker.MetaTrader"] = new(["Broker.Core"]),
        ["Broker.Payments"] = new(["Broker.Core"]),
        ["Broker.Crm.HubSpot"] = new(["Broker.Core"]),
        ["Broker.Crm.Salesforce"] = new(["Broker.Core"]),
        ["Broker.Crm.Salesforce.Events"] = new(["Broker.Crm.Salesforce"], ["Google.Protobuf", "Grpc.Tools"]),
        ["Broker.Orchestration"] = new(["Broker.Core"], ["Microsoft.Extensions."]),
        ["Broker.Orchestration.Analyzers"] = new([], ["Microsoft.CodeAnalysis."]),
        ["Broker.Orchestration.Sqlite"] = new(["Broker.Orchestration"], ["Microsoft.Data.Sqlite", "SQLitePCLRaw."]),
        ["Broker.Orchestration.PostgreSql"] = new(["Broker.Orchestration"], ["Npgsql"]),
        ["Broker.Orchestration.Quartz"] = new(["Broker.Orchestration"], ["Quartz"]),
        ["Broker.Orchestration.Tool"] = new(["Broker.Orchestration"]),
        ["Broker.AspNetCore"] = new(["Broker.Core", "Broker.Payments", "Broker.Crm.HubSpot", "Broker.Orchestration"], WebHost: true),
        ["Broker.Testing"] = new(["Broker.Core"], WebHost: true),
    };

    public static IEnumerable<Violation> Check(ShippedPackage package) =>
        CheckNames(package.Name, package.ProjectReferences, package.PackageReferences, package.FrameworkReferences, package.Assembly.GetReferencedAssemblies());

    internal static IEnumerable<Violation> CheckNames(
        string package,
        IEnumerable<string> projects,
        IEnumerable<string> packages,
        IEnumerable<string> frameworks,
        IEnumerable<AssemblyName> assemblies)
    {
        if (!s_allowed.TryGetValue(package, out Arrows? arrows))
        {
            yield return new Violation(Rule, package, "a new package: say in PackageArrows whom it may know");
            yield break;
        }

        foreach (string project in projects.Except(arrows.Own, StringComparer.Ordinal))
        {
            yield return new Violation(Rule, $"{package} -> {project}", $"may only reference {string.Join(", ", arrows.Own.DefaultIfEmpty("nothing of ours"))}");
        }

        foreach (string reference in packages.Where(reference => !arrows.Allows(reference)))
        {
            yield return new Violation(Rule, $"{package} -> {reference}", "a library that this package may not bring to its users");
        }

        foreach (string framework in frameworks.Where(_ => !arrows.WebHost))
        {
            yield return new Violation(Rule, $"{package} -> {framework}", "only Broker.Testing and Broker.AspNetCore may need a web host");
        }

        HashSet<string> reachable = Reachable(arrows);
        foreach (string name in assemblies.Select(assembly => assembly.Name ?? ""))
        {
            if (name.StartsWith("Broker.", StringComparison.Ordinal) ? !reachable.Contains(name) : name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !arrows.WebHost)
            {
                yield return new Violation(Rule, $"{package} => {name}", "the assembly uses a package it may not know");
            }
        }
    }

    private static HashSet<string> Reachable(Arrows arrows)
    {
        HashSet<string> result = [.. arrows.Own];
        foreach (string name in arrows.Own)
        {
            result.UnionWith(Reachable(s_allowed[name]));
        }

        return result;
    }

    private sealed record Arrows(IReadOnlyList<string> Own, IReadOnlyList<string>? Libraries = null, bool WebHost = false)
    {
        public bool Allows(string library) =>
            (Libraries ?? []).Any(allowed => library == allowed || (allowed.EndsWith('.') && library.StartsWith(allowed, StringComparison.Ordinal)) || library.StartsWith(allowed + ".", StringComparison.Ordinal));
    }
}
