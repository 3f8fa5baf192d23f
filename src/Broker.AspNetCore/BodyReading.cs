using System.Runtime.InteropServices;

namespace Broker.AspNetCore;

/// <summary>A body that was read, or the status to answer with instead.</summary>
/// <param name="Body">The bytes exactly as they arrived.</param>
/// <param name="Status">0 when the body was read.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BodyReading(ReadOnlyMemory<byte> Body, int Status);
