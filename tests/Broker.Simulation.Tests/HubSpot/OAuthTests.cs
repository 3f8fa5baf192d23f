using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Objects;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>An installed app: tokens that end, that rotate and that are taken away.</summary>
public sealed class OAuthTests : HubSpotWorld
{
    private const string FirstRefresh = "na1-CANARY-first";
    private readonly FakeTimeProvider clock = new();
    private readonly TokenStore store = new(new HubSpotTokens { RefreshToken = Secret.From(FirstRefresh) });

    protected override TimeProvider Clock => clock;

    [Fact]
    public async Task A_hundred_calls_at_once_fetch_one_token_and_one_more_when_it_ended()
    {
        IHubSpotObjects<HubSpotRecord> contacts = App(store);

        await HundredAsync(contacts);
        Assert.Equal((1, 100), (Portal.Calls("oauth/token"), Portal.Calls("contacts/get")));

        clock.Advance(Portal.TokenLifetime + TimeSpan.FromMinutes(1));
        await HundredAsync(contacts);
        Assert.Equal((2, 200), (Portal.Calls("oauth/token"), Portal.Calls("contacts/get")));
        Assert.Equal(2, store.Saved.Select(static t => t.RefreshToken!.Reveal()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Calls_go_on_with_the_old_token_while_it_is_replaced()
    {
        IHubSpotObjects<HubSpotRecord> contacts = App(store);
        await HundredAsync(contacts);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Saving = () =>
        {
            entered.TrySetResult();
            return release.Task;
        };

        clock.Advance(Portal.TokenLifetime - TimeSpan.FromMinutes(4));
        await HundredAsync(contacts);

        Assert.Equal(200, Portal.Calls("contacts/get"));
        await entered.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System); // nobody waits for the new token, so it may be on its way still
        release.SetResult();
        await contacts.FindAsync(Key, "nobody");
        Assert.Equal(2, Portal.Calls("oauth/token"));
    }

    [Fact]
    public async Task A_rotated_token_is_stored_before_it_is_used()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Saving = () =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        IHubSpotObjects<HubSpotRecord> contacts = App(store);

        Task calls = HundredAsync(contacts);
        await entered.Task;
        Assert.Equal((1, 0), (Portal.Calls("oauth/token"), Portal.Calls("contacts/get")));

        release.SetResult();
        await calls;
        Assert.Equal((1, 100), (Portal.Calls("oauth/token"), Portal.Calls("contacts/get")));
        Assert.NotEqual(FirstRefresh, Assert.Single(store.Saved).RefreshToken!.Reveal());
    }

    [Fact]
    public async Task A_spent_refresh_token_is_refused_once_and_for_all()
    {
        await App(store).FindAsync(Key, "nobody");
        IHubSpotObjects<HubSpotRecord> late = App(new TokenStore(new HubSpotTokens { RefreshToken = Secret.From(FirstRefresh) }));

        for (int i = 0; i < 3; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Assert.ThrowsAsync<AuthenticationFailedException>(() => late.FindAsync(Key, "nobody"))));
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal((2, 1), (Portal.Calls("oauth/token"), Portal.Calls("contacts/get")));
    }

    [Fact]
    public async Task Tokens_that_were_taken_away_end_in_one_refusal_and_a_new_installation_goes_on()
    {
        HubSpotOAuthCredential credential = HubSpotCredential.OAuth("client", Secret.From("secret-CANARY"), store);
        IHubSpotObjects<HubSpotRecord> contacts = Contacts(o => o.Credential = credential);
        await contacts.FindAsync(Key, "nobody");
        clock.Advance(TimeSpan.FromMinutes(1));
        Portal.RevokeTokens();

        for (int i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => contacts.FindAsync(Key, "nobody"));
        }

        Assert.Equal((2, 2), (Portal.Calls("oauth/token"), Portal.Calls("contacts/get")));
        credential.Replace(Secret.From("na1-CANARY-again"));
        Assert.Null(await contacts.FindAsync(Key, "nobody"));
        Assert.Equal((3, 3), (Portal.Calls("oauth/token"), Portal.Calls("contacts/get")));
    }

    private static Task<HubSpotRecord?[]> HundredAsync(IHubSpotObjects<HubSpotRecord> contacts) => Task.WhenAll(Enumerable.Range(0, 100).Select(_ => contacts.FindAsync(Key, "nobody")));

    private IHubSpotObjects<HubSpotRecord> App(TokenStore tokens) => Contacts(o => o.Credential = HubSpotCredential.OAuth("client", Secret.From("secret-CANARY"), tokens));
}
