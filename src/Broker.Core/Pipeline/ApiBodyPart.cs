using System.Text;

namespace Broker.Core.Pipeline;

/// <summary>One part of a <c>multipart/form-data</c> body. It may hold a secret and has no text form.</summary>
public sealed class ApiBodyPart
{
    private ApiBodyPart(string name, string? fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(name);
        Check(name, nameof(name));
        Check(fileName, nameof(fileName));
        Name = name;
        FileName = fileName;
        Content = content;
    }

    /// <summary>The name of the form's field.</summary>
    public string Name { get; }

    /// <summary>The name of the file; null for a plain field.</summary>
    public string? FileName { get; }

    internal ReadOnlyMemory<byte> Content { get; }

    /// <summary>A field of text.</summary>
    public static ApiBodyPart Text(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new ApiBodyPart(name, null, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>A file.</summary>
    public static ApiBodyPart File(string name, string fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        return new ApiBodyPart(name, fileName, content);
    }

    // What would end the header or the quotes could smuggle a part of its own.
    private static void Check(string? text, string parameter)
    {
        if (text is not null && (text.Length == 0 || text.Any(static c => char.IsControl(c) || c is '"' or '\\')))
        {
            throw new ArgumentException("The name is empty or holds a quote, a backslash or a control character.", parameter);
        }
    }
}
