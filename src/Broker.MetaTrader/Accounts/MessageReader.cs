using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Accounts;

/// <summary>Demands <c>{"message":...}</c> or the word <c>OK</c>: a proxy's page must not look like a success (contracts/metatrader.md 5.1).</summary>
internal static class MessageReader
{
    internal static bool Read(in ApiResponse response)
    {
        if (!response.Body.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            return Answers.Ok(response);
        }

        Utf8JsonReader reader = Answers.Open(response.Body);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Answers.Ok(response);
        }

        bool hasMessage = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            hasMessage |= JsonFields.IsNamed(ref reader, "message"u8);
            JsonFields.SkipValue(ref reader);
        }

        Answers.End(ref reader);
        return hasMessage ? true : throw new JsonException("The answer has no message.");
    }
}
