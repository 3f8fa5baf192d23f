namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The parts of a multipart body, read back.</summary>
internal static class MultipartParts
{
    public static IReadOnlyList<(string Name, string? File, string Text)> Read(string contentType, string body)
    {
        const string Mark = "multipart/form-data; boundary=";
        Assert.StartsWith(Mark, contentType, StringComparison.OrdinalIgnoreCase);
        string boundary = "--" + contentType[Mark.Length..].Trim('"');
        Assert.EndsWith(boundary + "--\r\n", body, StringComparison.Ordinal);
        return [.. body.Split(boundary)[1..^1].Select(Part)];
    }

    private static (string Name, string? File, string Text) Part(string part)
    {
        int end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string head = part[..end];
        return (Value(head, "; name=\"")!, Value(head, "; filename=\""), part[(end + 4)..^2]);
    }

    private static string? Value(string head, string mark)
    {
        int at = head.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? null : head[(at + mark.Length)..head.IndexOf('"', at + mark.Length)];
    }
}
