using Broker.Contracts.Tests.Payments.Calls;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Limits;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>The tables cover the package, and the package the tables.</summary>
public sealed class CompletenessTests
{
    private static readonly ApiOperation[] Operations = [.. PackageOperations.Of(typeof(HubSpotClient).Assembly, "Broker.Crm.HubSpot")];

    [Fact]
    public void Every_row_has_a_mapping_of_each_version_and_every_mapping_a_row()
    {
        string[] rows = [.. HubSpotCalls.All.Select(static call => call.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(rows.Distinct(StringComparer.Ordinal), rows);
        foreach (string version in HubSpotCalls.Versions)
        {
            Assert.Equal(HubSpotCalls.MappingsOf(version).Names.Order(StringComparer.Ordinal), rows);
            Assert.All(rows, row => Assert.Contains($"/{version}", HubSpotCalls.MappingsOf(version).PathOf(row), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_operation_of_the_package_has_a_row_with_its_method_path_and_retry_class()
    {
        Assert.True(Operations.Length >= 75, $"only {Operations.Length} operations were found");
        Assert.Empty(Operations.Where(static operation => !HubSpotCalls.All.Any(call => Covers(call, operation))).Select(static operation => $"{operation.Name} {operation.Template} {operation.Safety}"));
    }

    [Fact]
    public void Every_row_is_about_an_operation_of_the_package() =>
        Assert.Empty(HubSpotCalls.All.Where(static call => !Operations.Any(operation => Covers(call, operation))).Select(static call => call.Name));

    [Fact]
    public async Task Every_method_of_every_area_is_called_by_a_row()
    {
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (HubSpotCall call in HubSpotCalls.All)
        {
            called.UnionWith(await RecordingHubSpot.CallsOfAsync(call));
        }

        string[] wanted = [.. Areas(typeof(IHubSpotClient)).Append(typeof(IHubSpotOAuthClient)).Distinct().SelectMany(static area => area.GetMethods())
            .Where(static method => method is not { Name: "EnsureAsync", DeclaringType.Name: "IHubSpotSchemas" }) // always several calls: see SequenceTests
            .Where(static method => !method.IsSpecialName && !RecordingHubSpot.IsArea(method.ReturnType) && method.ReturnType != typeof(Uri))
            .Select(RecordingHubSpot.NameOf)];
        Assert.True(wanted.Length >= 75, $"only {wanted.Length} methods were found");
        Assert.Equal([], wanted.Except(called, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_batch_of_the_package_is_a_batch_in_the_tables()
    {
        string[] batches = [.. Operations.Where(static operation => operation.Template.Contains("/batch/", StringComparison.Ordinal) && operation.Name != "ReadSchemasBatch")
            .Select(static operation => operation.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        Assert.Equal(batches, HubSpotCalls.Batches.Select(static call => call.Operation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // Records are reached by a method and not by a property; limits are told and not asked for.
    private static IEnumerable<Type> Areas(Type client) => client.GetMethods()
        .Where(static method => !method.IsGenericMethod)
        .Select(static method => method.ReturnType)
        .Where(static type => RecordingHubSpot.IsArea(type) && type != typeof(IHubSpotLimits))
        .SelectMany(static area => Areas(area).Append(area));

    private static bool Covers(HubSpotCall call, ApiOperation operation) =>
        call.Operation == operation.Name && HubSpotCalls.Mappings.MethodOf(call.Name) == operation.Method &&
        PackageOperations.IsOf(HubSpotCalls.Mappings.PathOf(call.Name), operation.Template) &&
        (call.Safety, operation.Safety) is (HubSpotSafety.Read, RetrySafety.Read) or (HubSpotSafety.Once, RetrySafety.Once) or
            (HubSpotSafety.Repeatable, RetrySafety.Idempotent or RetrySafety.Session);
}
