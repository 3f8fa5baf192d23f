using System.Buffers;
using Broker.Bench.Bodies;
using Broker.Bench.Measuring;

namespace Broker.Bench.Http.Floor;

/// <summary>The bound: the handler alone, the bytes arrive in a rented buffer, and nobody reads them.</summary>
internal sealed class TransportEntry(Uri stub) : IHttpEntry
{
    private const int BufferSize = 64 * 1024;

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler());

    public IEnumerable<IHttpContender> Contenders =>
        new[] { CannedBodies.AccountSummary, CannedBodies.OpenedOrders, CannedBodies.PaymentIntent, CannedBodies.CardDeclined, CannedBodies.ContactsPage, CannedBodies.QueryPage }
            .Select(Contender);

    public void Dispose() => http.Dispose();

    private HttpContender<int> Contender(CannedBody body)
    {
        Uri address = BenchHttpClient.AddressOf(stub, body);
        return new HttpContender<int>(
            "transport only, no parse", ContenderKind.Reference, body, () => DrainAsync(address), length => ShowLength(body, length));
    }

    // Nothing is parsed, so arriving whole is all there is to check.
    private static Facts ShowLength(CannedBody body, int length) => length == body.Utf8.Length ? Facts.FromJson(body.Utf8) : new Facts();

    private async Task<int> DrainAsync(Uri address)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        using HttpResponseMessage response = await http.SendAsync(request, CancellationToken.None);
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        int length = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            length += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return length;
    }
}
