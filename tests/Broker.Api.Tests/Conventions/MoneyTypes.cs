using System.Reflection;
using System.Text.RegularExpressions;
using Broker.Api.Tests.Listing;

namespace Broker.Api.Tests.Conventions;

/// <summary>Money and volumes are decimal: a binary fraction loses cents.</summary>
internal static partial class MoneyTypes
{
    public const string Rule = "money-is-decimal";

    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "amount", "amounts", "price", "prices", "balance", "balances", "equity", "profit", "profits", "volume", "volumes", "lot", "lots", "margin",
        "fee", "fees", "swap", "commission", "credit", "deposit", "withdrawal", "payout",
    };

    public static IEnumerable<Violation> Check(Type type) =>
        Named(type)
            .Where(item => ContainsBinaryFraction(item.Type) && Words().Matches(item.Name).Any(word => s_words.Contains(word.Value)))
            .Select(item => new Violation(Rule, item.Subject, $"'{item.Name}' is money or volume: use decimal"));

    private static IEnumerable<(string Subject, string Name, Type Type)> Named(Type type) =>
    [
        .. Visibility.Fields(type).Select(field => (TypeNames.Of(field), field.Name, field.FieldType)),
        .. Visibility.Properties(type).Select(property => (TypeNames.Of(property), property.Name, property.PropertyType)),
        .. Visibility.Methods(type).Select(method => (TypeNames.Of(method), method.Name, method.ReturnType)),
        .. Visibility.Methods(type).Cast<MethodBase>().Concat(Visibility.Constructors(type))
            .SelectMany(method => method.GetParameters().Select(parameter => ($"{TypeNames.Of(method)}({parameter.Name})", parameter.Name ?? "", parameter.ParameterType))),
    ];

    private static bool ContainsBinaryFraction(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(Half) ||
        (type.HasElementType && ContainsBinaryFraction(type.GetElementType()!)) ||
        type.GetGenericArguments().Any(ContainsBinaryFraction);

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
