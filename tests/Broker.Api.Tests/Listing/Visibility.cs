using System.Reflection;
using System.Runtime.CompilerServices;

namespace Broker.Api.Tests.Listing;

/// <summary>What a caller or a deriving class can reach, without what the compiler added on its own.</summary>
internal static class Visibility
{
    public const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> VisibleTypes(Assembly assembly) =>
        assembly.GetTypes().Where(IsVisible).OrderBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(type => type.FullName, StringComparer.Ordinal);

    public static bool IsVisible(Type type)
    {
        if (type.Name.Contains('<', StringComparison.Ordinal))
        {
            return false;
        }

        return !type.IsNested
            ? type.IsPublic
            : IsVisible(type.DeclaringType!) && (type.IsNestedPublic || ((type.IsNestedFamily || type.IsNestedFamORAssem) && !type.DeclaringType!.IsSealed));
    }

    public static bool IsVisible(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    public static bool IsVisible(FieldInfo field) =>
        field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);

    public static IEnumerable<FieldInfo> Fields(Type type) =>
        type.GetFields(Declared).Where(field => IsVisible(field) && !field.IsSpecialName);

    public static IEnumerable<ConstructorInfo> Constructors(Type type) =>
        type.GetConstructors(Declared).Where(constructor => !constructor.IsStatic && IsVisible(constructor) && !IsGenerated(constructor));

    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible) && !IsRecordProperty(property));

    public static IEnumerable<EventInfo> Events(Type type) =>
        type.GetEvents(Declared).Where(item => item.AddMethod is { } add && IsVisible(add));

    /// <summary>Methods and operators, without accessors.</summary>
    public static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(Declared).Where(method =>
            IsVisible(method) && !IsGenerated(method) && method.Name[0] != '<' &&
            (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) &&
            !(method.Name == "Finalize" && method.GetParameters().Length == 0));

    public static bool IsRecordClass(Type type) => type.IsClass && type.GetMethod("<Clone>$", Declared) is not null;

    public static bool IsRecordStruct(Type type) =>
        type.IsValueType && type.GetMethod("PrintMembers", Declared) is { } print && print.IsPrivate && IsGenerated(print);

    // The members that the compiler writes for a record carry this attribute; accessors do too, but are printed with their property.
    private static bool IsGenerated(MethodBase method) => method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool IsRecordProperty(PropertyInfo property) =>
        property.Name == "EqualityContract" && property.GetMethod is { } getter && IsGenerated(getter);
}
