using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk.Results;

/// <summary>Takes <c>CODE:message:fields --</c> apart (contracts/salesforce.md 3). The message may hold colons.</summary>
/// <param name="Code">The code; null when the text has another form.</param>
/// <param name="Message">The message.</param>
/// <param name="Fields">The fields.</param>
internal readonly record struct RowError(string? Code, ProviderText Message, IReadOnlyList<string> Fields)
{
    private const int MaxFields = 200;

    internal static RowError Parse(string? text)
    {
        string rest = (text ?? string.Empty).Trim();
        if (rest.EndsWith("--", StringComparison.Ordinal))
        {
            rest = rest[..^2].TrimEnd();
        }

        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        string head = colon < 0 ? rest : rest[..colon];
        if (!IsCode(head))
        {
            return new RowError(null, new ProviderText(rest), []);
        }

        rest = colon < 0 ? string.Empty : rest[(colon + 1)..];
        int last = rest.LastIndexOf(':');
        string[] fields = last < 0 ? [] : rest[(last + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (last >= 0 && fields.Length <= MaxFields && fields.All(SalesforcePaths.IsName))
        {
            rest = rest[..last];
        }
        else
        {
            fields = [];
        }

        return new RowError(head, new ProviderText(rest.Trim()), fields);
    }

    /// <summary>True when another transaction held the row or its parent: it was not written, and the same row may go through a moment later.</summary>
    internal bool IsLock => ErrorCodes.IsLock(Code, Message.Reveal());

    private static bool IsCode(string text) => text.Length is > 0 and <= 80 && text.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');
}
