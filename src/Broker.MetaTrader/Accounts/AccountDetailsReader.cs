using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Accounts;

/// <summary>Reads account details. The member <c>password</c> is skipped like any unknown one, so it never becomes a string.</summary>
internal static class AccountDetailsReader
{
    internal static AccountDetails Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        reader.Read();
        AccountDetails details = ReadObject(ref reader);
        JsonFields.End(ref reader);
        return details == new AccountDetails() ? throw new JsonException("The answer holds no account details.") : details;
    }

    private static AccountDetails ReadObject(ref Utf8JsonReader reader)
    {
        JsonFields.DemandObject(ref reader);
        var details = new AccountDetails();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "servername"u8))
            {
                details = details with { ServerName = JsonFields.Text(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "user"u8))
            {
                details = details with { Login = JsonFields.Whole(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "host"u8))
            {
                details = details with { Host = JsonFields.Text(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "port"u8))
            {
                details = details with { Port = JsonFields.Whole(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "servertime"u8))
            {
                details = details with { ServerTime = JsonFields.Text(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "servertimezone"u8))
            {
                details = details with { ServerTimeZone = JsonFields.Decimal(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "company"u8))
            {
                details = details with { Company = JsonFields.Text(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "currency"u8))
            {
                details = details with { Currency = JsonFields.SharedWord(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "accountname"u8))
            {
                details = details with { AccountName = JsonFields.Text(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "group"u8))
            {
                details = details with { Group = JsonFields.Text(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "accounttype"u8))
            {
                details = details with { AccountType = JsonFields.SharedWord(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "accountleverage"u8))
            {
                details = details with { AccountLeverage = JsonFields.Decimal(ref reader) };
            }
            else if (JsonFields.IsNamed(ref reader, "accountmethod"u8))
            {
                details = details with { AccountMethod = JsonFields.SharedWord(ref reader) is { } word ? new AccountMethod(word) : null };
            }
            else if (JsonFields.IsNamed(ref reader, "isinvestor"u8))
            {
                details = details with { IsInvestor = JsonFields.Flag(ref reader) };
            }
            else if (JsonFields.IsWrapper(ref reader))
            {
                details = ReadObject(ref reader);
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        return details;
    }
}
