using System.Collections;
using System.Reflection;

namespace Broker.Orchestration.Tool.Loading;

/// <summary>The few calls into the user's own Broker.Orchestration, by name. Only types of .NET itself cross over.</summary>
internal static class OrchestrationCalls
{
    private const string Listing = AssemblyFacts.Ownership + "OwnershipListing";
    private const string Map = AssemblyFacts.Ownership + "OwnershipMap";
    private const string Decisions = AssemblyFacts.Orchestration + ".Decisions.DecisionTable";

    /// <summary>The type of a map.</summary>
    internal static Type MapType(Assembly orchestration) => TypeOf(orchestration, Map);

    /// <summary>The facts of a map.</summary>
    internal static IReadOnlyList<object> FactsOf(object map) => [.. ((IEnumerable)Get(map, "Facts")!).Cast<object>()];

    /// <summary>The name of a fact.</summary>
    internal static string NameOf(object fact) => (string)Get(fact, "Name")!;

    /// <summary>Several maps as one; throws what contradicts.</summary>
    internal static object Merge(Assembly orchestration, IReadOnlyList<object> maps)
    {
        Type type = MapType(orchestration);
        var array = Array.CreateInstance(type, maps.Count);
        for (int i = 0; i < maps.Count; i++)
        {
            array.SetValue(maps[i], i);
        }

        MethodInfo merge = type.GetMethod("Merge", BindingFlags.Public | BindingFlags.Static) ?? throw Missing(Map + ".Merge");
        return Invoke(merge, array)!;
    }

    /// <summary>The listing; without writers where the version does not know them.</summary>
    internal static IReadOnlyList<string> Lines(Assembly orchestration, object map, IReadOnlyDictionary<string, IReadOnlyList<string>> writers)
    {
        Type listing = TypeOf(orchestration, Listing);
        Type mapType = MapType(orchestration);
        if (listing.GetMethod("Lines", [mapType, typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>)]) is { } withWriters)
        {
            return Text(Invoke(withWriters, map, writers));
        }

        return Text(Invoke(listing.GetMethod("Lines", [mapType]) ?? throw Missing(Listing + ".Lines"), map));
    }

    /// <summary>The Markdown table.</summary>
    internal static IReadOnlyList<string> Matrix(Assembly orchestration, object map) =>
        Text(Invoke(TypeOf(orchestration, Listing).GetMethod("Matrix", [MapType(orchestration)]) ?? throw Missing(Listing + ".Matrix"), map));

    /// <summary>The decision table, a line per cell.</summary>
    internal static IReadOnlyList<string> DecisionLines(Assembly orchestration)
    {
        Type type = TypeOf(orchestration, Decisions);
        object table = Run(() => type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)) ?? throw Missing(Decisions + ".Default");
        return Text(Invoke(type.GetMethod("Lines", Type.EmptyTypes) ?? throw Missing(Decisions + ".Lines"), [table], isInstance: true));
    }

    /// <summary>Runs code of the user and turns what it throws into one message.</summary>
    /// <exception cref="ToolException">It threw.</exception>
    internal static T Run<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is TargetInvocationException or TypeInitializationException)
        {
            Exception inner = exception;
            while (inner is TargetInvocationException or TypeInitializationException && inner.InnerException is { } deeper)
            {
                inner = deeper;
            }

            throw new ToolException(inner.Message, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or TypeLoadException or BadImageFormatException or MissingMemberException)
        {
            throw new ToolException($"A dependency is missing or of another version: {exception.Message} Name the files it needs with --references.", exception);
        }
    }

    private static object? Get(object instance, string property) =>
        (instance.GetType().GetProperty(property) ?? throw Missing($"{instance.GetType().FullName}.{property}")).GetValue(instance);

    private static object? Invoke(MethodInfo method, params object[] arguments) => Invoke(method, arguments, isInstance: false);

    private static object? Invoke(MethodInfo method, object[] arguments, bool isInstance) =>
        Run(() => isInstance ? method.Invoke(arguments[0], arguments[1..]) : method.Invoke(null, arguments));

    private static IReadOnlyList<string> Text(object? lines) => [.. (IEnumerable<string>)lines!];

    private static Type TypeOf(Assembly orchestration, string name) => orchestration.GetType(name) ?? throw Missing(name);

    private static ToolException Missing(string what) => new($"This version of {AssemblyFacts.Orchestration} has no {what}; use a tool of its version.");
}
