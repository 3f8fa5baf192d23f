using Broker.Api.Tests.Listing;

namespace Broker.Api.Tests.Conventions;

/// <summary>No public static that anyone can change: two tenants in one process would share it.</summary>
internal static class StaticState
{
    public const string Rule = "static-state";

    public static IEnumerable<Violation> Check(Type type) =>
    [
        .. Visibility.Fields(type)
            .Where(field => field is { IsStatic: true, IsInitOnly: false, IsLiteral: false })
            .Select(field => new Violation(Rule, TypeNames.Of(field), "make it readonly or const")),
        .. Visibility.Properties(type)
            .Where(property => property.SetMethod is { IsStatic: true } setter && Visibility.IsVisible(setter))
            .Select(property => new Violation(Rule, TypeNames.Of(property), "remove the setter")),
    ];
}
