using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Who the calls are made as: told by the token's answer, else by the list of resources, whose <c>identity</c> ends with the user's id.</summary>
internal sealed class OwnUser(SalesforceApi api, ISalesforceSessionSource sessions)
{
    private static readonly ApiOperation Resources = new("ListResources", HttpMethod.Get, "/services/data/{version}/", RetrySafety.Read);
    private volatile Known? known;

    internal async Task<string?> GetAsync(CancellationToken cancellationToken)
    {
        SalesforceSession session = await sessions.GetSessionAsync(cancellationToken).ConfigureAwait(false);
        if (session.UserId is { } told)
        {
            return Whole(told);
        }

        if (known is { } before && ReferenceEquals(before.Session, session))
        {
            return before.User;
        }

        string? user = await api.SendAsync(Resources.Call(api.Paths.Root + "/"), static (in ApiResponse response) => Read(response.Body), cancellationToken).ConfigureAwait(false);
        known = new Known(session, Whole(user));
        return Whole(user);
    }

    private static string? Read(ReadOnlySpan<byte> body)
    {
        JsonElement resources = WireElements.Parse(body);
        return resources.ValueKind == JsonValueKind.Object
            ? OAuthAnswers.Identity(WireElements.Text(resources, "identity")).User
            : throw new FormatException("The list of resources is not an object.");
    }

    private static string? Whole(string? user) => SalesforceIds.IsId(user) ? SalesforceIds.To18(user!) : null;

    private sealed record Known(SalesforceSession Session, string? User);
}
