using System.Text.Json;

namespace Broker.MetaTrader.Streams;

/// <summary>One frame as JSON, without the members whose name tells a secret.</summary>
/// <remarks>Its text form says only how large it is: what it holds is not known to be harmless.</remarks>
public sealed class RawFrame
{
    private readonly int size;

    internal RawFrame(string type, JsonElement data, int size)
    {
        Type = type;
        Data = data;
        this.size = size;
    }

    /// <summary>The frame's type as it was sent, for example <c>Quote</c>. One socket may deliver several.</summary>
    public string Type { get; }

    /// <summary>The frame's data; of undefined kind when it had none. Lives as long as this object.</summary>
    public JsonElement Data { get; }

    /// <summary>How large it is, never what it holds.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"frame of {size} bytes");
}
