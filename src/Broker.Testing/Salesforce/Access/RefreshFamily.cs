namespace Broker.Testing.Salesforce.Access;

/// <summary>An authorization: the refresh token that is good now and the access tokens it brought.</summary>
internal sealed class RefreshFamily
{
    public required string Current { get; set; }

    public List<string> AccessTokens { get; } = [];
}
