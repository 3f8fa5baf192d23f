using Broker.Contracts.Tests.Payments.Calls;
using Broker.Core.Pipeline;
using Broker.Payments.Praxis;

namespace Broker.Contracts.Tests.Payments.Praxis;

/// <summary>The table covers the package.</summary>
public sealed class CompletenessTests
{
    private static readonly ApiOperation[] Operations = [.. PackageOperations.Of(typeof(PraxisClient).Assembly, "Broker.Payments.Praxis")];

    [Fact]
    public void Rows_and_mappings_have_the_same_names() => Assert.Equal(
        PraxisCalls.Mappings.Names.Order(StringComparer.Ordinal),
        PraxisCalls.All.SelectMany(static call => call.Before is { } before ? new[] { before, call.Name } : [call.Name]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_operation_of_the_package_has_a_row_with_its_path_and_retry_class()
    {
        Assert.Equal(5, Operations.Length);
        Assert.Empty(Operations.Where(static operation => !PraxisCalls.All.Any(call => Covers(call, operation))).Select(static operation => operation.Name));
        Assert.Empty(PraxisCalls.All.Where(static call => !Operations.Any(operation => Covers(call, operation))).Select(static call => call.Name));
    }

    private static bool Covers(PraxisCall call, ApiOperation operation) =>
        call.Operation == operation.Name && PraxisCalls.Mappings.PathOf(call.Name) == operation.Template && operation.Method == HttpMethod.Post &&
        (call.MovesMoney ? operation is { Safety: RetrySafety.Once, RepeatsRefusals: false } : operation.Safety == RetrySafety.Read);
}
