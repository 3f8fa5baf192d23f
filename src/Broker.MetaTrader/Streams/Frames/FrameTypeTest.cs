using System.Text.Json;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>Is the value the reader stands on a type the stream is about?</summary>
internal delegate bool FrameTypeTest(ref Utf8JsonReader reader);
