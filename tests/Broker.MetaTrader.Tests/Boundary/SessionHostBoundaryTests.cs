using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.MetaTrader.Tests.Boundary;

public sealed class SessionHostBoundaryTests
{
    private static readonly AccountRegistration Registration = new(new CustomerId("C-1042"), Rig.Login, TradingPlatform.MetaTrader5, "C-1042");

    private readonly Rig rig = Rig.SessionHost();

    [Fact]
    public async Task Registering_connects_under_the_derived_id_however_often()
    {
        AccountId id = rig.Client.Connection.SessionIdFor(Rig.Login)!.Value;
        rig.Server.Answer(200, id.Value, "text/plain");

        Assert.Equal(id, (await rig.Boundary.RegisterAsync(Registration, Secret.From("p"))).Value);
        Assert.Equal(id, (await rig.Boundary.RegisterAsync(Registration, Secret.From("p"))).Value);

        Assert.All(rig.Server.Requests, request => Assert.Contains($"&id={id}&", request.PathAndQuery, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finding_asks_for_the_one_session()
    {
        AccountId id = rig.Client.Connection.SessionIdFor(Rig.Login)!.Value;
        rig.Server.Answer(200, """{"balance":1}""").Answer(201, """{"message":"m","code":"INVALID_TOKEN"}""").Answer(503, "");

        AccountListing present = (await rig.Boundary.FindAsync(Rig.Login)).Value;
        AccountListing absent = (await rig.Boundary.FindAsync(Rig.Login)).Value;
        BoundaryResult<AccountListing> unknown = await rig.Boundary.FindAsync(Rig.Login);

        Assert.Equal(new ListedAccount(id, Rig.Login), Assert.Single(present.Matches));
        Assert.Empty(absent.Matches);
        Assert.True(absent.IsComplete);
        Assert.False(unknown.IsConfirmed);
    }

    [Fact]
    public async Task Without_a_key_for_ids_an_open_host_is_refused_with_the_option_to_set()
    {
        Rig open = Rig.SessionHost(o => o.SessionIdKey = null);

        BoundaryResult<AccountId> register = await open.Boundary.RegisterAsync(Registration, Secret.From("p"));
        BoundaryResult<AccountListing> find = await open.Boundary.FindAsync(Rig.Login);

        Assert.Equal((Outcome.NotSent, Outcome.NotSent), (register.Outcome, find.Outcome));
        Assert.Contains("SessionIdKey", register.Failure!.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, open.Server.Count);
    }

    [Fact]
    public async Task A_registration_for_the_other_platform_is_refused_before_the_password_leaves()
    {
        BoundaryResult<AccountId> result = await rig.Boundary.RegisterAsync(Registration with { Platform = TradingPlatform.MetaTrader4 }, Secret.From("p"));

        Assert.Equal(Outcome.NotSent, result.Outcome);
        Assert.Equal(0, rig.Server.Count);
    }
}
