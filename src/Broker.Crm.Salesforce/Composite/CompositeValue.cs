using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>A value of an earlier step's answer: <c>@{name.path}</c> on the wire. Made by <see cref="CompositeRef.Field"/>; stands in fields and as an id.</summary>
public sealed class CompositeValue
{
    internal CompositeValue(CompositeRef step, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!IsPath(path))
        {
            throw new ArgumentException("The path of a reference is made of API names with dots and of places such as [0], for example records[0].Id.", nameof(path));
        }

        Step = step;
        Path = path;
    }

    /// <summary>The step whose answer has the value.</summary>
    public CompositeRef Step { get; }

    /// <summary>Where in the answer.</summary>
    public string Path { get; }

    /// <summary>As it is written on the wire.</summary>
    public override string ToString() => Path[0] == '[' ? $"@{{{Step.Name}{Path}}}" : $"@{{{Step.Name}.{Path}}}";

    /// <summary>Salesforce has no escape for a text that looks like a reference, so it would put in whatever the text names.</summary>
    /// <exception cref="ArgumentException">The text holds <c>@{</c>.</exception>
    internal static string Plain(string text, string where) => text.Contains("@{", StringComparison.Ordinal)
        ? throw new ArgumentException($"{where} has a text with @{{, which Salesforce would read as a reference to a step; it cannot be sent in a composite call. Write this record alone.", nameof(text))
        : text;

    private static bool IsPath(string path)
    {
        string[] parts = path.Split('.');
        for (int i = 0; i < parts.Length; i++)
        {
            ReadOnlySpan<char> part = parts[i];
            int bracket = part.IndexOf('[');
            ReadOnlySpan<char> name = bracket < 0 ? part : part[..bracket];
            if (name.IsEmpty ? i > 0 || bracket < 0 : !SalesforcePaths.IsName(name.ToString()))
            {
                return false;
            }

            for (ReadOnlySpan<char> rest = bracket < 0 ? default : part[bracket..]; !rest.IsEmpty;)
            {
                int end = rest.IndexOf(']');
                if (rest[0] != '[' || end < 2 || end > 6 || rest[1..end].ContainsAnyExceptInRange('0', '9'))
                {
                    return false;
                }

                rest = rest[(end + 1)..];
            }
        }

        return true;
    }
}
