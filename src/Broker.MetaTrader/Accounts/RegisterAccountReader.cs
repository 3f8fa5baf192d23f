using System.Text.Json;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Accounts;

/// <summary>Reads <c>{"message","id"}</c> (contracts/metatrader.md 5.1). An answer without an id is unreadable, so the outcome stays unknown.</summary>
internal static class RegisterAccountReader
{
    internal static AccountId Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        reader.Read();
        string? id = ReadId(ref reader);
        JsonFields.End(ref reader);
        return string.IsNullOrWhiteSpace(id) ? throw new JsonException("The answer names no account id.") : new AccountId(id);
    }

    private static string? ReadId(ref Utf8JsonReader reader)
    {
        JsonFields.DemandObject(ref reader);
        string? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "id"u8))
            {
                id = JsonFields.Text(ref reader);
            }
            else if (JsonFields.IsWrapper(ref reader))
            {
                id = ReadId(ref reader) ?? id;
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        return id;
    }
}
