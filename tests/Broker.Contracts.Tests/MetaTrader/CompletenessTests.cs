using System.Reflection;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The tables cover the package, and the package covers the contract.</summary>
public sealed class CompletenessTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Sockets, which no HTTP stub can answer; the tests of streams drive them.
    private static readonly string[] Sockets = ["StreamOperations"];

    [Fact]
    public void Names_of_rows_are_unique() =>
        Assert.Equal(MetaTraderOperations.All.Count, MetaTraderOperations.All.Select(row => row.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_operation_of_the_package_has_a_row_with_its_method_and_retry_class()
    {
        (string Owner, ApiOperation Operation)[] operations = [.. OperationsOfPackage()];

        Assert.True(operations.Length > 100, $"only {operations.Length} operations were found");
        Assert.Empty(operations.Where(one => !MetaTraderOperations.All.Any(row => Covers(row, one.Owner, one.Operation))).Select(one => $"{one.Owner}.{one.Operation.Name}"));
    }

    [Fact]
    public void Every_row_is_about_an_operation_of_the_package()
    {
        (string Owner, ApiOperation Operation)[] operations = [.. OperationsOfPackage()];

        Assert.Empty(MetaTraderOperations.All.Where(row => !operations.Any(one => Covers(row, one.Owner, one.Operation))).Select(row => row.Name));
    }

    [Theory]
    [InlineData(TradingPlatform.MetaTrader4)]
    [InlineData(TradingPlatform.MetaTrader5)]
    public void Every_endpoint_with_public_evidence_is_offered(TradingPlatform platform)
    {
        string[] offered = [.. MetaTraderOperations.All.Where(row => row.Platform == platform).Select(row => row.Path[1..])];

        Assert.Empty(ContractEndpoints.Offered(platform).Except(offered, StringComparer.Ordinal));
        Assert.Empty(offered.Except(ContractEndpoints.Offered(platform), StringComparer.Ordinal));
        Assert.Empty(offered.Intersect(ContractEndpoints.Withheld(platform), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(TradingPlatform.MetaTrader4)]
    [InlineData(TradingPlatform.MetaTrader5)]
    public void Every_parameter_is_one_of_the_contract(TradingPlatform platform)
    {
        if (ContractData.Read(platform) is not { } contract)
        {
            // The data of the contract lies outside the repository and is not everywhere.
            return;
        }

        Assert.Empty(ContractEndpoints.Offered(platform).Concat(ContractEndpoints.Withheld(platform)).Except(contract.Keys, StringComparer.Ordinal));
        Assert.Empty(contract.Keys.Except(ContractEndpoints.Offered(platform).Concat(ContractEndpoints.Withheld(platform)), StringComparer.Ordinal));
        Assert.Empty(MetaTraderOperations.All.Where(row => row.Platform == platform)
            .SelectMany(row => row.Query.Select(pair => pair.Key).Except(contract[row.Path[1..]], StringComparer.Ordinal).Select(name => $"{row.Name}: {name}")));
        Assert.Empty(contract.Where(pair => !ContractEndpoints.Withheld(platform).Contains(pair.Key, StringComparer.Ordinal))
            .SelectMany(pair => pair.Value.Except(SentTo(platform, pair.Key), StringComparer.Ordinal).Select(name => $"{pair.Key}: {name}")).Except(ContractEndpoints.NeverSent, StringComparer.Ordinal));
    }

    private static IEnumerable<string> SentTo(TradingPlatform platform, string endpoint) =>
        MetaTraderOperations.All.Where(row => row.Platform == platform && row.Path[1..] == endpoint).SelectMany(row => row.Query.Select(pair => pair.Key));

    private static IEnumerable<(string Owner, ApiOperation Operation)> OperationsOfPackage() => typeof(MetaTraderClient).Assembly.GetTypes()
        .Where(type => !Sockets.Contains(type.Name, StringComparer.Ordinal))
        .SelectMany(type => type.GetFields(Statics).Select(field => (type.Name, Value: field.FieldType.IsGenericType || type.ContainsGenericParameters ? null : OperationValue(field))))
        .SelectMany(pair => pair.Value switch
        {
            ApiOperation one => [(pair.Name, one)],
            ApiOperation[] many => many.Select(one => (pair.Name, one)),
            _ => Array.Empty<(string, ApiOperation)>(),
        });

    private static object? OperationValue(FieldInfo field) => typeof(ApiOperation).IsAssignableFrom(field.FieldType) || field.FieldType == typeof(ApiOperation[]) ? field.GetValue(null) : null;

    private static bool Covers(MetaTraderOperation row, string owner, ApiOperation operation) =>
        row.Path == operation.Template && row.Path[1..] == operation.Name && row.Method == operation.Method &&
        (owner != "Mt4Operations" || row.Platform == TradingPlatform.MetaTrader4) &&
        (owner != "Mt5Operations" || row.Platform == TradingPlatform.MetaTrader5) &&
        operation.RepeatsRefusals == row.RepeatsRefusals &&
        operation.Safety == row.Retry switch
        {
            RetryClass.Read => RetrySafety.Read,
            RetryClass.Session => RetrySafety.Session,
            RetryClass.Subscription => RetrySafety.Idempotent,
            _ => RetrySafety.Once,
        };
}
