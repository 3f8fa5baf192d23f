using System.Reflection;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Core.Pipeline;
using Broker.Payments.Adyen;

namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>The tables cover the package.</summary>
public sealed class CompletenessTests
{
    [Fact]
    public void Rows_and_mappings_have_the_same_names()
    {
        Assert.Equal(AdyenCalls.Mappings.Names.Order(StringComparer.Ordinal), AdyenCalls.All.Select(static call => call.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_of_the_package_has_a_row_with_its_method_path_and_retry_class()
    {
        ApiOperation[] operations = [.. PackageOperations.Of(typeof(AdyenClient).Assembly, "Broker.Payments.Adyen")];

        Assert.True(operations.Length >= 40, $"only {operations.Length} operations were found");
        Assert.Empty(operations.Where(static operation => !AdyenCalls.All.Any(call => Covers(call, operation))).Select(static operation => $"{operation.Name} {operation.Safety}"));
    }

    [Fact]
    public void Every_row_is_about_an_operation_of_the_package()
    {
        ApiOperation[] operations = [.. PackageOperations.Of(typeof(AdyenClient).Assembly, "Broker.Payments.Adyen")];

        Assert.Empty(AdyenCalls.All.Where(call => !operations.Any(operation => Covers(call, operation))).Select(static call => call.Name));
    }

    [Fact]
    public void Every_call_of_the_areas_is_made_by_a_row()
    {
        int calls = typeof(IAdyenClient).GetProperties().SelectMany(static area => area.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Select(static method => $"{method.DeclaringType!.Name}.{method.Name.Replace("Try", string.Empty, StringComparison.Ordinal)}").Distinct(StringComparer.Ordinal).Count();

        Assert.Equal(calls, AdyenCalls.All.Select(static call => call.Operation).Distinct(StringComparer.Ordinal).Count());
    }

    private static bool Covers(AdyenCall call, ApiOperation operation) =>
        call.Operation == operation.Name && AdyenCalls.Mappings.MethodOf(call.Name) == operation.Method &&
        PackageOperations.IsOf(AdyenCalls.Mappings.PathOf(call.Name), operation.Template) &&
        (call.Safety, operation.Safety, operation.RepeatsRefusals) is
            (AdyenSafety.Read, RetrySafety.Read, _) or (AdyenSafety.Repeatable, RetrySafety.Idempotent, _) or (AdyenSafety.Keyed, RetrySafety.Idempotent, _) or
            (AdyenSafety.Keyed or AdyenSafety.Final, RetrySafety.Once, false);
}
