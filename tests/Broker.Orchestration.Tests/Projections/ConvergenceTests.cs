using System.Globalization;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Webhooks;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Projections;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Projections;

/// <summary>Whatever order owner writes, edits, echoes, events, sweeps, failures and restarts come in: the CRM ends with the owners' newest values, unless a field is fought.</summary>
public sealed class ConvergenceTests
{
    private const int Steps = 40;
    private static readonly string[] Facts = ["desk.grade", "desk.note", "desk.leverage"];
    private static readonly string[] Fields = ["Customer.desk_grade", "Customer.desk_note", "TradingAccount.account_leverage"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task The_CRM_converges_to_the_owners_newest_values_and_nothing_else_is_ever_written(int seed)
    {
        var random = new Random(seed);
        await using var world = new World { Map = Map() };
        Node node = await world.StartAsync();
        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        string?[] owned = new string?[Facts.Length];
        for (int step = 0; step < Steps; step++)
        {
            int field = random.Next(Facts.Length);
            switch (random.Next(8))
            {
                case 0 or 1:
                    owned[field] = "own-" + step.ToString(CultureInfo.InvariantCulture);
                    await OwnAsync(node, field, owned[field]!, step);
                    break;
                case 2 or 3 when owned[field] is not null:
                    Edit(world, field, random.Next(4) == 0 ? owned[field]! : "foreign-" + step.ToString(CultureInfo.InvariantCulture));
                    break;
                case 4:
                    await node.Get<ICrmProjection>().SweepAsync();
                    break;
                case 5:
                    await node.SendAsync("evt_" + step.ToString(CultureInfo.InvariantCulture), EventSubjectKind.CrmRecord, "rec-C-1");
                    break;
                case 6:
                    world.Crm.FailUpserts = random.Next(3);
                    world.Crm.FailReads = random.Next(2);
                    break;
                default:
                    world.Crm.LosesAnswers = random.Next(3) == 0;
                    await node.PumpAsync(TimeSpan.FromSeconds(random.Next(4)));
                    if (random.Next(4) == 0)
                    {
                        await node.DisposeAsync();
                        world.Time.Advance(TimeSpan.FromMinutes(5));
                        node = await world.StartAsync("node-" + step.ToString(CultureInfo.InvariantCulture));
                        _ = node.Broker; // what was never asked for is not closed with the node
                    }

                    break;
            }
        }

        (world.Crm.FailUpserts, world.Crm.FailReads, world.Crm.LosesAnswers) = (0, 0, false);
        for (int i = 0; i < 3; i++)
        {
            await node.PumpAsync(TimeSpan.FromMinutes(10));
            await node.Get<ICrmProjection>().SweepAsync();
        }

        await node.PumpAsync(TimeSpan.FromMinutes(10));
        string[] fought = [.. (await node.OpenItemsAsync()).Where(static i => i.Cause == "ProjectionFought").Select(static i => i.Id)];
        string[] refusals = [.. (await node.AuditAsync()).Where(static a => a.Contains("RefuseEdit", StringComparison.Ordinal))];
        for (int field = 0; field < Facts.Length; field++)
        {
            string name = Fields[field];
            int repaired = refusals.Count(r => r.Contains(name + ": repair ", StringComparison.Ordinal));
            Assert.InRange(repaired, 0, 3);
            if (Array.Exists(fought, f => f.EndsWith(name, StringComparison.Ordinal)))
            {
                Assert.Equal(3, repaired);
            }
            else
            {
                Assert.Equal(owned[field], Shown(world, field));
            }
        }

        AssertOnlyProjected(world);
        await node.PumpAsync(TimeSpan.FromDays(1));
        Assert.Equal(owned, Enumerable.Range(0, Facts.Length).Select(f => Shown(world, f)));
        Assert.True((await node.Broker.VerifyAuditAsync()).IsValid);
    }

    private static void AssertOnlyProjected(World world)
    {
        HashSet<string> allowed =
        [
            .. world.Map.ProjectedTo(Crm.SystemName).Select(static p => $"{p.Projection.Entity}.{p.Projection.Field}"), "Customer.broker_as_of", "TradingAccount.broker_account_as_of",
        ];
        Assert.All(world.Crm.Upserts.SelectMany(static u => u.Fields.Keys.Select(k => $"{u.Entity}.{k}")), field => Assert.Contains(field, allowed));
        Assert.All(world.Crm.Upserts.SelectMany(static u => u.Fields.Values), static value => Assert.DoesNotContain("foreign", value ?? string.Empty, StringComparison.Ordinal));
        Assert.All(world.Crm.Upserts, static u => Assert.Equal(u.Entity == CrmEntity.TradingAccount ? ("C-1-A1", "C-1") : ("C-1", null), (u.ExternalId, u.CustomerExternalId)));
    }

    private static OwnershipMap Map()
    {
        var builder = TestFacts.Builder();
        builder.Own<Application, string>(Facts[0], FactCodecs.Text, Sensitivity.Internal, "a test", FactProjection.ToCrm("desk_grade", "Grade"));
        builder.Own<Application, string>(Facts[1], FactCodecs.Text, Sensitivity.Personal, "a test", FactProjection.ToCrm("desk_note", "Note"));
        builder.Own<Application, string>(Facts[2], FactCodecs.Text, Sensitivity.Internal, "a test", FactProjection.ToCrmAccount("desk_leverage", "Leverage"));
        builder.Own<Application, string>("desk.secretive", FactCodecs.Text, Sensitivity.Internal, "not projected");
        return OwnershipMap.Merge(BrokerFacts.Map, builder.Build());
    }

    private static async Task OwnAsync(Node node, int field, string value, int step)
    {
        FactWriter<Application> writer = node.Get<FactWriter<Application>>();
        Assert.True((await writer.SetTextAsync(Given.Customer, Facts[field], value, Given.At(step), "test")).IsStored);
        Assert.True((await writer.SetTextAsync(Given.Customer, "desk.secretive", value, Given.At(step), "test")).IsStored);
    }

    private static (CrmEntity Entity, string Id, string Name) Place(int field) =>
        field == 2 ? (CrmEntity.TradingAccount, "C-1-A1", "desk_leverage") : (CrmEntity.Customer, "C-1", field == 0 ? "desk_grade" : "desk_note");

    private static void Edit(World world, int field, string value)
    {
        (CrmEntity entity, string id, string name) = Place(field);
        if (entity == CrmEntity.Customer || world.Crm.Accounts.ContainsKey(id))
        {
            world.Crm.Edit(entity, id, name, value);
        }
    }

    private static string? Shown(World world, int field)
    {
        (CrmEntity entity, string id, string name) = Place(field);
        return (entity == CrmEntity.TradingAccount ? world.Crm.Accounts : world.Crm.Records).TryGetValue(id, out Dictionary<string, string?>? record) ? record.GetValueOrDefault(name) : null;
    }
}
