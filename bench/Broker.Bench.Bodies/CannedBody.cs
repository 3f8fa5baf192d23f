using System.Text;

namespace Broker.Bench.Bodies;

/// <summary>One answer of the stub.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Path">The request path and query that a hand-written client asks for.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Text">The JSON text of the answer.</param>
public sealed record CannedBody(string Name, string Path, int Status, string Text)
{
    /// <summary>The bytes on the wire.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);
}
