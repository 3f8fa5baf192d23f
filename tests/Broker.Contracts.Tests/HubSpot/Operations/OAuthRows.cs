using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>The endpoints of an app (contracts/hubspot.md 10).</summary>
internal static class OAuthRows
{
    private const long Hub = 90_071_992_547;

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        App("ExchangeCode", HubSpotSafety.Once, static a => a.ExchangeCodeAsync(Secret.From("code-1"), new Uri("https://portal.example/back"), Secret.From("verifier-1")), AreTokens),
        App("RefreshToken", HubSpotSafety.Repeatable, static a => a.RefreshAsync(Secret.From("refresh-1")), AreTokens),
        App("ClientCredentials", HubSpotSafety.Repeatable, static a => a.ClientCredentialsAsync(["oauth", "developer.app"]), static tokens =>
            Assert.Equal(("access-2", null, Hub), (tokens.AccessToken!.Reveal(), tokens.RefreshToken, tokens.HubId))),
        App("IntrospectToken", HubSpotSafety.Read, static a => a.IntrospectAsync(Secret.From("access-1")), static info =>
        {
            Assert.Equal((true, "access_token", Hub, 41L, 12L, ClientId), (info.IsActive, info.TokenUse, info.HubId, info.UserId, info.AppId, info.ClientId));
            Assert.Equal(TimeSpan.FromSeconds(1700), info.ExpiresIn);
            Assert.Equal(["oauth"], info.Scopes);
        }),
        new HubSpotCall("RevokeToken", HubSpotSafety.Repeatable, static async clients =>
        {
            await clients.OAuth.RevokeAsync(Secret.From("refresh-1"));
            return null;
        }, Assert.Null)
        {
            IsOAuth = true,
            IgnoresAnswer = true,
        },
    ];

    private static void AreTokens(HubSpotTokens tokens)
    {
        Assert.Equal(("access-2", "refresh-2", Hub), (tokens.AccessToken!.Reveal(), tokens.RefreshToken!.Reveal(), tokens.HubId));
        Assert.Equal(["oauth", "crm.objects.contacts.read"], tokens.Scopes);
    }
}
