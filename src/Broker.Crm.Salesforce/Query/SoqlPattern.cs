namespace Broker.Crm.Salesforce.Query;

/// <summary>A text for LIKE with a wildcard before or behind it. See <see cref="Soql.StartsWith"/>.</summary>
public readonly record struct SoqlPattern
{
    internal SoqlPattern(string before, string text, string after)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        Before = before;
        Value = text;
        After = after;
    }

    internal string? Before { get; }

    internal string? Value { get; }

    internal string? After { get; }

    /// <summary>Only the length of the text.</summary>
    public override string ToString() => $"pattern of {Value?.Length ?? 0} characters";
}
