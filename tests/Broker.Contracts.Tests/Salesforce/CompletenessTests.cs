using System.Reflection;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Records;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>The tables cover the package, and the package the tables.</summary>
public sealed class CompletenessTests
{
    private static readonly ApiOperation[] Operations = [.. PackageOperations.Of(typeof(SalesforceClient).Assembly, "Broker.Crm.Salesforce")];

    [Fact]
    public void Every_row_has_a_mapping_of_each_version_and_every_mapping_is_used()
    {
        string[] rows = [.. SalesforceCalls.All.Select(static call => call.Name).Order(StringComparer.Ordinal)];
        string[] used = [.. rows.Concat(SalesforceCalls.All.SelectMany(static call => call.Beside)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        Assert.Equal(rows.Distinct(StringComparer.Ordinal), rows);
        foreach (string version in SalesforceCalls.Versions)
        {
            Assert.Equal(SalesforceCalls.MappingsOf(version).Names.Order(StringComparer.Ordinal), used);
        }
    }

    [Fact]
    public void Every_operation_of_the_package_has_a_row_with_its_method_path_and_retry_class()
    {
        Assert.True(Operations.Length >= 49, $"only {Operations.Length} operations were found");
        Assert.Empty(Operations.Where(static operation => !SalesforceCalls.All.Any(call => Covers(call, operation))).Select(static operation => $"{operation.Name} {operation.Template} {operation.Safety}"));
    }

    [Fact]
    public void Every_row_is_about_an_operation_of_the_package() =>
        Assert.Empty(SalesforceCalls.All.Where(static call => !Operations.Any(operation => Covers(call, operation))).Select(static call => call.Name));

    [Fact]
    public async Task Every_method_of_every_area_is_called_by_a_row()
    {
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (SalesforceCall call in SalesforceCalls.All)
        {
            called.UnionWith(await RecordingSalesforce.CallsOfAsync(call));
        }

        string[] wanted = [.. Areas().SelectMany(static area => area.GetMethods())
            .Where(static method => !method.IsSpecialName && method.ReturnType != typeof(void) && !RecordingSalesforce.IsArea(method.ReturnType)) // what returns nothing at once sends nothing
            .Select(RecordingSalesforce.NameOf)];
        Assert.True(wanted.Length >= 65, $"only {wanted.Length} methods were found");
        Assert.Equal([], wanted.Except(called, StringComparer.Ordinal));
    }

    private static IEnumerable<Type> Areas() => typeof(ISalesforceClient).GetMethods()
        .Select(static method => method.ReturnType)
        .Where(RecordingSalesforce.IsArea)
        .Select(static area => area.ContainsGenericParameters ? typeof(ISalesforceRecords<Trader>) : area)
        .Append(typeof(ISalesforceClient))
        .Append(typeof(ISalesforceOAuthClient))
        .Distinct();

    private static bool Covers(SalesforceCall call, ApiOperation operation) =>
        call.Operation == operation.Name && SalesforceCalls.Mappings.MethodOf(call.Name) == operation.Method &&
        PackageOperations.IsOf(SalesforceCalls.Mappings.PathOf(call.Name).TrimEnd('/'), operation.Template.TrimEnd('/')) &&
        (call.Safety, operation.Safety) is (SalesforceSafety.Read, RetrySafety.Read) or (SalesforceSafety.Once, RetrySafety.Once) or (SalesforceSafety.Repeatable, RetrySafety.Idempotent or RetrySafety.Session);
}
