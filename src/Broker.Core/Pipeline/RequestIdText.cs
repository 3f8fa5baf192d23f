namespace Broker.Core.Pipeline;

/// <summary>A provider's request id goes into errors and logs, so only what looks like an id is taken.</summary>
internal static class RequestIdText
{
    private const int MaxLength = 128;

    internal static string? Accept(string? value)
    {
        if (value is null or { Length: 0 or > MaxLength })
        {
            return null;
        }

        foreach (char c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':'))
            {
                return null;
            }
        }

        return value;
    }
}
