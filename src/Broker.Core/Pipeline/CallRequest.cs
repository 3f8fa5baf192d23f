namespace Broker.Core.Pipeline;

/// <summary>The request of one try, before its protocol adds what is its own.</summary>
internal static class CallRequest
{
    internal static HttpRequestMessage Of(in ApiCall call, Uri address)
    {
        var request = new HttpRequestMessage(call.Operation.Method, address)
        {
            Content = call.Body is { } body ? body.ToContent() : call.Operation.Safety == RetrySafety.Once ? new NoRepeatContent() : null,
        };

        // The end of packed data that arrive bit by bit is only checked for gzip.
        request.Headers.TryAddWithoutValidation("Accept-Encoding", call.IsStreamed ? "gzip" : "br, gzip");
        if (call.Headers is { } headers)
        {
            foreach ((string name, string value) in headers)
            {
                if (!request.Headers.TryAddWithoutValidation(name, value))
                {
                    request.Dispose();
                    throw new InvalidOperationException("A header of the call cannot travel.");
                }
            }
        }

        return request;
    }
}
