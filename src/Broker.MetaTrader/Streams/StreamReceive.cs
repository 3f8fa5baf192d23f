using System.Runtime.InteropServices;

namespace Broker.MetaTrader.Streams;

/// <summary>A part of a message.</summary>
/// <param name="Count">Its bytes.</param>
/// <param name="EndOfMessage">Was it the last part?</param>
/// <param name="Closed">The peer closed the connection; there is no message.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreamReceive(int Count, bool EndOfMessage, bool Closed);
