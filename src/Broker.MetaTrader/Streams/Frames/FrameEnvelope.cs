using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>A frame taken apart: its type, and a reader that stands on its data. Members may come in any order.</summary>
internal ref struct FrameEnvelope
{
    /// <summary>A reader that stands on the data; on the whole frame where type and data stand side by side, as on the gateway.</summary>
    internal Utf8JsonReader Data;

    /// <summary>What the frame is.</summary>
    internal FrameVerdict Verdict { get; private set; }

    /// <summary>Was there a member <c>data</c>?</summary>
    internal bool HasData { get; private set; }

    /// <exception cref="JsonException">The frame is not complete JSON.</exception>
    internal static FrameEnvelope Open(ReadOnlySpan<byte> frame, FrameTypeTest isWanted)
    {
        var envelope = new FrameEnvelope { Verdict = FrameVerdict.OtherType };
        var reader = new Utf8JsonReader(frame);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            envelope.Verdict = FrameVerdict.Malformed;
            return envelope;
        }

        envelope.Data = reader;
        bool hasType = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "type"u8))
            {
                reader.Read();
                hasType = true;
                envelope.Verdict = isWanted(ref reader) ? FrameVerdict.Data : FrameTypes.IsError(ref reader) ? FrameVerdict.Error : FrameVerdict.OtherType;
                reader.Skip();
            }
            else if (JsonFields.IsNamed(ref reader, "data"u8))
            {
                reader.Read();
                envelope.Data = reader;
                envelope.HasData = true;
                reader.Skip();
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        Answers.End(ref reader);
        if (!hasType && ErrorEnvelope.TryRead(frame, out _))
        {
            envelope.Verdict = FrameVerdict.Error;
        }

        return envelope;
    }
}
