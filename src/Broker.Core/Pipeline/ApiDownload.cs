using System.Net.Http.Headers;

namespace Broker.Core.Pipeline;

/// <summary>An answer whose body is still arriving. Dispose it: it holds a connection.</summary>
public sealed class ApiDownload : IAsyncDisposable, IDisposable
{
    private readonly HttpResponseMessage message;

    internal ApiDownload(HttpResponseMessage message, StreamFaults faults)
    {
        this.message = message;
        Body = new AnswerStream(message.Content, faults);
    }

    /// <summary>The HTTP status, one of the 200s.</summary>
    public int Status => (int)message.StatusCode;

    /// <summary>
    /// The body, unpacked, to be read once and forwards. Reading throws <see cref="Errors.BrokerApiException"/> when the connection breaks, when the answer ends too
    /// early or when nothing arrives for the client's attempt time limit.
    /// </summary>
    public Stream Body { get; }

    /// <summary>The first value of a header; null when it is missing.</summary>
    public string? Header(string name)
    {
        if (message.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ||
            message.Content.Headers.NonValidated.TryGetValues(name, out values))
        {
            foreach (string value in values)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Ends the connection, or gives it back when the body was read to its end.</summary>
    public void Dispose()
    {
        Body.Dispose();
        message.Dispose();
    }

    /// <summary>Ends the connection, or gives it back when the body was read to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await Body.DisposeAsync().ConfigureAwait(false);
        message.Dispose();
    }
}
