using System.Text.Json;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>The types that come most are not made into new text each time.</summary>
internal static class EventWords
{
    private static readonly (byte[] Utf8, string Text)[] Types =
    [
        .. from what in (string[])["contact", "company", "deal", "ticket", "line_item", "product", "object"]
           from action in (string[])["propertyChange", "creation", "deletion", "merge", "restore", "associationChange", "privacyDeletion"]
           let text = what + "." + action
           select (System.Text.Encoding.ASCII.GetBytes(text), text),
    ];

    internal static string? NextType(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
        {
            foreach ((byte[] utf8, string text) in Types)
            {
                if (reader.ValueSpan.SequenceEqual(utf8))
                {
                    return text;
                }
            }
        }

        return LenientJson.Text(ref reader);
    }
}
