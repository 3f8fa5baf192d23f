using System.Text.Json;
using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>The records that share one external id: a 300 answers with an array of their addresses (contracts/salesforce.md 3).</summary>
internal static class Candidates
{
    private const int MaxListed = 200;

    /// <summary>Their ids as the text of the error, which never prints. Reading never fails.</summary>
    internal static ProviderText Of(ReadOnlySpan<byte> body)
    {
        List<string> ids = [];
        try
        {
            var reader = new Utf8JsonReader(body);
            while (ids.Count < MaxListed && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String && SalesforceIds.OfUrl(reader.GetString()) is { } id && !ids.Contains(id, StringComparer.Ordinal))
                {
                    ids.Add(id);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What was read until there is better than nothing: the call failed in any case.
        }

        return new ProviderText(string.Join(',', ids));
    }

    internal static IReadOnlyList<string> Read(ProviderText text) => text.IsEmpty ? [] : text.Reveal().Split(',');
}
