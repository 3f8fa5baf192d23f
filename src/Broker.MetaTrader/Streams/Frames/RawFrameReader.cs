using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>Reads any frame as JSON, without the members whose name tells a secret.</summary>
internal sealed class RawFrameReader : FrameReader<RawFrame>
{
    private static readonly FrameTypeTest AnyText = static (ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && !FrameTypes.IsError(ref reader);

    protected override FrameVerdict ReadFrame(ReadOnlySpan<byte> frame, out RawFrame? data)
    {
        data = null;
        var envelope = FrameEnvelope.Open(frame, AnyText);
        if (envelope.Verdict != FrameVerdict.Data)
        {
            return envelope.Verdict;
        }

        JsonElement root = default;
        if (envelope.HasData)
        {
            Utf8JsonReader reader = envelope.Data;
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            root = RawAnswer.Read(frame[start..(int)reader.BytesConsumed]).Root;
        }

        data = new RawFrame(TypeOf(frame), root, frame.Length);
        return FrameVerdict.Data;
    }

    private static string TypeOf(ReadOnlySpan<byte> frame)
    {
        var reader = new Utf8JsonReader(frame);
        reader.Read();
        string type = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = JsonFields.IsNamed(ref reader, "type"u8);
            reader.Read();
            if (isType)
            {
                type = JsonFields.SharedValue(ref reader) ?? "";
            }
            else
            {
                reader.Skip();
            }
        }

        return type;
    }
}
