using System.Reflection;
using System.Text.RegularExpressions;
using Broker.Core.Pipeline;

namespace Broker.Contracts.Tests.Payments.Calls;

/// <summary>The operations that a package declares, found by reflection, whatever they are wrapped in.</summary>
internal static class PackageOperations
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<ApiOperation> Of(Assembly package, string folder) => package.GetTypes()
        .Where(type => type.Namespace == folder || type.Namespace?.StartsWith(folder + ".", StringComparison.Ordinal) == true)
        .Where(static type => !type.ContainsGenericParameters)
        .SelectMany(static type => type.GetFields(Statics))
        .Where(field => typeof(ApiOperation).IsAssignableFrom(field.FieldType) || HoldsOperations(field.FieldType))
        .SelectMany(static field => Unwrap(field.GetValue(null)!));

    /// <summary>Does the path fill the template, after whatever folder the service is at?</summary>
    public static bool IsOf(string path, string template) => template == "/{report}" ||
        Regex.IsMatch(path, Regex.Replace(Regex.Escape(template), @"\\\{[^}]*\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1)) + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static bool HoldsOperations(Type type) => type.IsClass && type.Assembly != typeof(object).Assembly && type.GetFields(Members).Any(static field => field.FieldType == typeof(ApiOperation));

    private static IEnumerable<ApiOperation> Unwrap(object value) => value is ApiOperation one
        ? [one]
        : value.GetType().GetFields(Members).Where(static field => field.FieldType == typeof(ApiOperation)).Select(field => (ApiOperation)field.GetValue(value)!);
}
