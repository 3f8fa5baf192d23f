using System.Runtime.InteropServices;

namespace Broker.MetaTrader.Streams;

/// <summary>An open socket, or why there is none.</summary>
/// <param name="Socket">The socket; null when it could not be opened.</param>
/// <param name="Status">The status of the refused handshake; null when there was no answer.</param>
/// <param name="RetryAfter">How long the host asks to wait.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreamOpening(IStreamSocket? Socket, int? Status = null, TimeSpan? RetryAfter = null);
