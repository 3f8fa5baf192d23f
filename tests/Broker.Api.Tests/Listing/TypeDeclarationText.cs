using System.Reflection;

namespace Broker.Api.Tests.Listing;

/// <summary>The head of a type: modifiers, kind, name, bases, constraints.</summary>
internal static class TypeDeclarationText
{
    public static string Of(Type type)
    {
        string access = type.IsNestedFamily || type.IsNestedFamORAssem ? "protected " : "public ";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return $"{access}delegate {ParameterText.Return(invoke)} {TypeText.OfDeclaration(type)}({ParameterText.List(invoke)}){GenericText.Constraints(type)};";
        }

        string[] bases = [.. Bases(type)];
        string inherits = bases.Length == 0 ? "" : " : " + string.Join(", ", bases);
        return $"{access}{Modifiers(type)}{Kind(type)} {TypeText.OfDeclaration(type)}{inherits}{GenericText.Constraints(type)}";
    }

    private static string Modifiers(Type type) => type switch
    {
        { IsInterface: true } or { IsEnum: true } => "",
        { IsValueType: true } => (Has(type, "IsReadOnlyAttribute") ? "readonly " : "") + (type.IsByRefLike ? "ref " : ""),
        { IsAbstract: true, IsSealed: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } => "sealed ",
        _ => "",
    };

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => Visibility.IsRecordStruct(type) ? "record struct" : "struct",
        _ => Visibility.IsRecordClass(type) ? "record" : "class",
    };

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            Type underlying = Enum.GetUnderlyingType(type);
            return underlying == typeof(int) ? [] : [Plain(underlying)];
        }

        bool isRecord = Visibility.IsRecordClass(type) || Visibility.IsRecordStruct(type);
        Type[] all = type.GetInterfaces();
        HashSet<Type> implied = [.. all.SelectMany(item => item.GetInterfaces()), .. type.BaseType?.GetInterfaces() ?? []];
        IEnumerable<string> own = all
            .Where(item => !implied.Contains(item) && item.IsVisible)
            .Where(item => !(isRecord && item.IsGenericType && item.GetGenericTypeDefinition() == typeof(IEquatable<>) && item.GetGenericArguments()[0] == type))
            .Select(Plain)
            .Order(StringComparer.Ordinal);
        bool hasBase = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType);
        return hasBase ? own.Prepend(TypeText.Of(type.BaseType!, SignatureAnnotations.Of(type.CustomAttributes, type))) : own;
    }

    private static string Plain(Type type) => TypeText.Of(type, SignatureAnnotations.Of([], null));

    private static bool Has(Type type, string attributeName) => type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == attributeName);
}
