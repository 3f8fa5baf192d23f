using System.Net.Sockets;
using System.Text;

namespace Broker.Core.Pipeline;

/// <summary>
/// A transport fault told by its types and codes only. The platform's own texts can repeat header lines, addresses or what a handler of the host wrote,
/// so they are not kept.
/// </summary>
internal sealed class TransportFaultException : IOException
{
    private const int MaxDepth = 6;

    private TransportFaultException(string message)
        : base(message)
    {
    }

    internal static TransportFaultException Of(Exception fault)
    {
        var text = new StringBuilder();
        Exception? current = fault;
        for (int depth = 0; current is not null && depth < MaxDepth; depth++, current = current.InnerException)
        {
            text.Append(depth == 0 ? string.Empty : " <- ").Append(current.GetType().Name);
            string? code = current switch
            {
                HttpRequestException http => http.HttpRequestError.ToString(),
                HttpIOException io => io.HttpRequestError.ToString(),
                SocketException socket => socket.SocketErrorCode.ToString(),
                _ => null,
            };
            if (code is not null)
            {
                text.Append('(').Append(code).Append(')');
            }
        }

        return new TransportFaultException(text.ToString());
    }
}
