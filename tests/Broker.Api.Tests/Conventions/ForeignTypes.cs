using System.Reflection;
using Broker.Api.Tests.Listing;

namespace Broker.Api.Tests.Conventions;

/// <summary>What a caller sees must come from the platform or from us: a library of others can then be replaced without a break.</summary>
internal static class ForeignTypes
{
    public const string Rule = "third-party-type";

    private static readonly string[] s_platform = ["System.", "Microsoft.Extensions.", "Broker."];
    private static readonly string[] s_webHosts = ["Broker.Testing", "Broker.AspNetCore"];

    public static IEnumerable<Violation> Check(Type type)
    {
        string owner = type.Assembly.GetName().Name ?? "";
        IEnumerable<Type> head = [.. type.GetInterfaces().Where(item => item.IsVisible), .. type.BaseType is { } parent ? [parent] : Array.Empty<Type>(), .. type.GetGenericArguments().SelectMany(Constraints)];
        foreach (Violation violation in Judge(owner, TypeNames.Of(type), head))
        {
            yield return violation;
        }

        foreach (MemberInfo member in Members(type))
        {
            foreach (Violation violation in Judge(owner, TypeNames.Of(member), Signature(member)))
            {
                yield return violation;
            }
        }
    }

    internal static bool IsAllowed(string assembly, string ownerAssembly) =>
        assembly is "System" or "mscorlib" or "netstandard" ||
        assembly == ownerAssembly ||
        s_platform.Any(prefix => assembly.StartsWith(prefix, StringComparison.Ordinal)) ||
        (assembly.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && s_webHosts.Contains(ownerAssembly));

    private static IEnumerable<Violation> Judge(string owner, string subject, IEnumerable<Type> types) =>
        types.SelectMany(Flatten)
            .Where(type => !IsAllowed(type.Assembly.GetName().Name ?? "", owner))
            .Select(type => type.FullName ?? type.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new Violation(Rule, subject, $"shows {name} to callers: wrap it or make it internal"));

    private static IEnumerable<MemberInfo> Members(Type type) =>
        [.. Visibility.Fields(type), .. Visibility.Constructors(type), .. Visibility.Properties(type), .. Visibility.Events(type), .. Visibility.Methods(type)];

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType, .. property.GetIndexParameters().Select(parameter => parameter.ParameterType)],
        EventInfo item => [item.EventHandlerType!],
        MethodInfo method => [method.ReturnType, .. Parameters(method), .. method.GetGenericArguments().SelectMany(Constraints)],
        ConstructorInfo constructor => Parameters(constructor),
        _ => [],
    };

    private static IEnumerable<Type> Parameters(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);

    private static IEnumerable<Type> Constraints(Type argument) => argument.IsGenericParameter ? argument.GetGenericParameterConstraints() : [];

    private static IEnumerable<Type> Flatten(Type type)
    {
        if (type.HasElementType)
        {
            return Flatten(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.GetGenericArguments().SelectMany(Flatten).Prepend(type);
    }
}
