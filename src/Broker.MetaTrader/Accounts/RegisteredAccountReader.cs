using System.Text.Json;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Accounts;

/// <summary>Reads the account list: snake_case on the gateway, camelCase tolerated (contracts/metatrader.md 2).</summary>
internal static class RegisteredAccountReader
{
    private const int LongestId = 256;

    internal static IReadOnlyList<RegisteredAccount> Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        reader.Read();
        List<RegisteredAccount>? rows = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (JsonFields.IsNamed(ref reader, "result"u8))
                {
                    reader.Read();
                    rows = ReadRows(ref reader);
                }
                else
                {
                    JsonFields.SkipValue(ref reader);
                }
            }
        }
        else
        {
            rows = ReadRows(ref reader);
        }

        JsonFields.End(ref reader);
        return rows ?? throw new JsonException("The answer holds no list.");
    }

    private static List<RegisteredAccount> ReadRows(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The answer is not a list.");
        }

        var rows = new List<RegisteredAccount>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                rows.Add(ReadRow(ref reader));
            }
            else
            {
                reader.Skip();
                rows.Add(new RegisteredAccount());
            }
        }

        return rows;
    }

    private static RegisteredAccount ReadRow(ref Utf8JsonReader reader)
    {
        string? id = null, number = null, server = null, type = null, name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "id"u8))
            {
                id = JsonFields.Text(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "account_number"u8) || JsonFields.IsNamed(ref reader, "accountnumber"u8))
            {
                number = JsonFields.Text(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "account_server"u8) || JsonFields.IsNamed(ref reader, "accountserver"u8))
            {
                server = JsonFields.Text(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "type"u8))
            {
                type = JsonFields.SharedWord(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "name"u8))
            {
                name = JsonFields.Text(ref reader);
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        bool hasId = !string.IsNullOrWhiteSpace(id) && id.Length <= LongestId && !id.Any(char.IsControl);
        return new RegisteredAccount { Id = hasId ? new AccountId(id!) : null, AccountNumber = number, Server = server, Type = type, Name = name };
    }
}
