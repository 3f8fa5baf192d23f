using System.Reflection;

namespace Broker.Orchestration.Tool.Loading;

/// <summary>The ownership map of the assemblies that were named, and who writes its facts.</summary>
internal sealed class UserMap
{
    private readonly Assembly orchestration;
    private readonly object map;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> writers;

    private UserMap(Assembly orchestration, object map, IReadOnlyDictionary<string, IReadOnlyList<string>> writers)
    {
        this.orchestration = orchestration;
        this.map = map;
        this.writers = writers;
    }

    internal IReadOnlyList<string> Lines() => OrchestrationCalls.Lines(orchestration, map, writers);

    internal IReadOnlyList<string> Matrix() => OrchestrationCalls.Matrix(orchestration, map);

    /// <summary>The maps that the assemblies declare, and those of others that their code uses, for example the default map; merged as a host merges them.</summary>
    /// <exception cref="ToolException">There is no map, a map cannot be read, or the maps contradict each other.</exception>
    internal static UserMap Find(UserAssemblies assemblies)
    {
        Assembly own = assemblies.LoadOrchestration();
        List<(string Assembly, string Type)> types = [];
        List<(string Assembly, string Type)> actors = [];
        foreach (AssemblyFacts facts in assemblies.Paths.Select(AssemblyFacts.Read))
        {
            types.AddRange(facts.Maps.Select(type => (facts.Name, type)));
            actors.AddRange(facts.Writers.Select(type => (facts.Name, type)));
            types.AddRange(facts.UsedTypes.Where(used => assemblies.FactsOf(used.Assembly) is { KnowsOwnership: true } other && other.Maps.Contains(used.Type, StringComparer.Ordinal)));
        }

        Type mapType = OrchestrationCalls.MapType(own);
        List<object> maps = [];
        foreach ((string assembly, string type) in types.Distinct())
        {
            maps.AddRange(MapsOf(LoadType(assemblies, assembly, type), mapType));
        }

        return maps.Count == 0
            ? throw new ToolException($"No type with [OwnershipMap] is declared or used in {string.Join(", ", assemblies.Paths)}.")
            : new UserMap(own, Merge(own, maps), WritersOf(assemblies, actors));
    }

    private static Type LoadType(UserAssemblies assemblies, string assembly, string type) =>
        OrchestrationCalls.Run(() => assemblies.LoadNamed(assembly).GetType(type, throwOnError: true)!);

    private static object[] MapsOf(Type type, Type mapType)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        List<object?> found = [];
        OrchestrationCalls.Run(() =>
        {
            found.AddRange(type.GetFields(Static).Where(field => field.FieldType == mapType).Select(static field => field.GetValue(null)));
            found.AddRange(type.GetProperties(Static).Where(property => property.PropertyType == mapType && property.GetIndexParameters().Length == 0).Select(static property => property.GetValue(null)));
            return true;
        });
        object[] maps = [.. found.OfType<object>().Distinct(ReferenceEqualityComparer.Instance).OfType<object>()];
        return maps.Length > 0
            ? maps
            : throw new ToolException($"{type.FullName} has [OwnershipMap] and no static member of type OwnershipMap; end it with 'public static readonly OwnershipMap Map = Facts.Build();'.");
    }

    // A map that stands inside another one, because the team merged them itself, is no second declaration of its facts.
    private static object Merge(Assembly own, List<object> maps)
    {
        List<object> distinct = [];
        foreach (object one in maps.Distinct(ReferenceEqualityComparer.Instance).OfType<object>().OrderByDescending(static m => OrchestrationCalls.FactsOf(m).Count))
        {
            HashSet<object> held = new(distinct.SelectMany(OrchestrationCalls.FactsOf), ReferenceEqualityComparer.Instance);
            IReadOnlyList<object> facts = OrchestrationCalls.FactsOf(one);
            if (facts.Count == 0 || !facts.All(held.Contains))
            {
                distinct.Add(one);
            }
        }

        return distinct.Count switch
        {
            0 => maps[0],
            1 => distinct[0],
            _ => OrchestrationCalls.Merge(own, distinct),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> WritersOf(UserAssemblies assemblies, IEnumerable<(string Assembly, string Type)> actors)
    {
        IEnumerable<(string System, string Type)> pairs = actors.SelectMany(actor => OrchestrationCalls.Run(() => LoadType(assemblies, actor.Assembly, actor.Type)
            .GetCustomAttributesData()
            .Select(static data => data.AttributeType)
            .Where(static attribute => attribute.IsGenericType && attribute.GetGenericTypeDefinition().FullName == AssemblyFacts.Ownership + "ActsAsAttribute`1")
            .Select(attribute => (SystemName(attribute.GetGenericArguments()[0]), actor.Type.Replace('+', '.')))
            .ToList()));
        return pairs.GroupBy(static p => p.System, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static IReadOnlyList<string> (g) => [.. g.Select(static p => p.Type)], StringComparer.Ordinal);
    }

    // The name is a static member of an interface; the type may have it as its own public one or only through the interface.
    private static string SystemName(Type system)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        PropertyInfo? property = system.GetProperties(Static).FirstOrDefault(static p =>
            p.PropertyType == typeof(string) && (p.Name == "SystemName" || p.Name.EndsWith(".ISystemOfRecord.SystemName", StringComparison.Ordinal)));
        return (string?)property?.GetValue(null) ?? throw new ToolException($"{system.FullName} does not say its SystemName.");
    }
}
