using System.Reflection;
using Broker.Api.Tests.Listing;

namespace Broker.Api.Tests.Conventions;

/// <summary>Asynchronous methods take a CancellationToken, last, and their names end with Async.</summary>
internal static class AsyncMethods
{
    public const string TokenRule = "token-last";
    public const string NameRule = "async-name";

    private static readonly HashSet<Type> s_asyncTypes =
        [typeof(Task), typeof(Task<>), typeof(ValueTask), typeof(ValueTask<>), typeof(IAsyncEnumerable<>)];

    public static IEnumerable<Violation> CheckToken(Type type) =>
        AsyncMethodsOf(type)
            .Where(method => method.GetParameters().Count(IsToken) != 1 || !IsToken(method.GetParameters()[^1]))
            .Select(method => new Violation(TokenRule, TypeNames.Of(method), "take exactly one CancellationToken, as the last parameter"));

    public static IEnumerable<Violation> CheckName(Type type) =>
        AsyncMethodsOf(type)
            .Where(method => method.Name != "Invoke" && !method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Select(method => new Violation(NameRule, TypeNames.Of(method), "end the name with Async"));

    // What the platform dictates (DisposeAsync, overrides, its interfaces) keeps the shape the platform gave it.
    private static IEnumerable<MethodInfo> AsyncMethodsOf(Type type) =>
        Visibility.Methods(type).Where(method => IsAsync(method.ReturnType) && !IsDictatedByPlatform(type, method) && !method.Name.StartsWith("EndInvoke", StringComparison.Ordinal));

    private static bool IsAsync(Type type) => s_asyncTypes.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    private static bool IsToken(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken);

    private static bool IsDictatedByPlatform(Type type, MethodInfo method)
    {
        if (method.Name == nameof(IAsyncDisposable.DisposeAsync) || !IsOurs(method.GetBaseDefinition().DeclaringType!))
        {
            return true;
        }

        return !type.IsInterface && type.GetInterfaces().Where(item => !IsOurs(item)).Any(item => type.GetInterfaceMap(item).TargetMethods.Contains(method));
    }

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("Broker.", StringComparison.Ordinal);
}
