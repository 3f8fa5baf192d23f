using System.Text.Json;
using Broker.Orchestration.Ownership;
using Broker.Samples.Tests.Support;

namespace Broker.Samples.Tests.Reading;

public sealed class OwnershipTests : OnboardingTest
{
    [Fact]
    public async Task Every_fact_has_one_owner_and_a_reason_and_no_secret_is_shown()
    {
        JsonElement[] rows = [.. (await ProgramAsync("ownership", "--json")).MustExitWith(0).Json.EnumerateArray()];

        string[] names = [.. rows.Select(static r => r.GetProperty("fact").GetString()!)];
        Assert.Equal(BrokerFacts.Map.Facts.Select(static f => f.Name), names);
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, static r =>
        {
            Assert.False(string.IsNullOrWhiteSpace(r.GetProperty("owner").GetString()));
            Assert.False(string.IsNullOrWhiteSpace(r.GetProperty("reason").GetString()));
            Assert.True(r.GetProperty("sensitivity").GetString() != "P3" || r.GetProperty("projections").GetArrayLength() == 0);
        });
        string table = (await ProgramAsync("ownership")).MustExitWith(0).Output;
        Assert.All(names, name => Assert.Contains(name, table, StringComparison.Ordinal));
    }
}
