using System.IO.Compression;
using System.Net;
using System.Text;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Tests.Support;
using Broker.TestSupport;

namespace Broker.Core.Tests.Pipeline;

public sealed class DownloadTests
{
    private static readonly ApiOperation Get = new("Export", HttpMethod.Get, "/export", RetrySafety.Read);
    private static readonly ApiOperation Put = new("Upload", HttpMethod.Put, "/upload", RetrySafety.Idempotent);

    [Fact]
    public async Task A_body_beyond_the_limit_on_answers_comes_as_a_stream_with_its_headers()
    {
        using Rig rig = new(o => o.MaxResponseBytes = 1024);
        byte[] body = Bytes(200_000);
        rig.Stub.Then((_, _) => Task.FromResult(Answer(new ByteArrayContent(body), ("X-Next", "abc"))));

        await using ApiDownload download = (await rig.Pipeline.TryOpenAsync(Get.Call(), default)).Value;

        Assert.Equal((200, "abc", "gzip"), (download.Status, download.Header("X-Next"), rig.Stub.Requests[0].Headers["Accept-Encoding"]));
        Assert.Equal(body, await AllAsync(download));
    }

    [Fact]
    public async Task A_packed_body_is_unpacked()
    {
        using Rig rig = new();
        byte[] body = Bytes(200_000);
        rig.Stub.Then((_, _) => Task.FromResult(Answer(Packed(body))));

        await using ApiDownload download = (await rig.Pipeline.TryOpenAsync(Get.Call(), default)).Value;

        Assert.Equal(body, await AllAsync(download));
    }

    [Fact]
    public async Task A_packed_body_that_ends_early_is_an_error_and_not_a_short_file()
    {
        using Rig rig = new();
        byte[] packed = await Packed(Bytes(200_000)).ReadAsByteArrayAsync();
        rig.Stub.Then((_, _) => Task.FromResult(Answer(PackedAs(packed[..^2000]))));

        await using ApiDownload download = (await rig.Pipeline.TryOpenAsync(Get.Call(), default)).Value;

        BrokerApiException error = await Assert.ThrowsAsync<BrokerApiException>(() => AllAsync(download));
        Assert.Equal((ErrorKind.Protocol, "Export"), (error.Error.Kind, error.Operation));
    }

    [Fact]
    public async Task Opening_is_repeated_and_a_refusal_is_read_as_for_any_call()
    {
        using Rig rig = new();
        rig.Stub.Answer(503, "").Answer(404, "gone");

        ApiResult<ApiDownload> result = await rig.Pipeline.TryOpenAsync(Get.Call(), default);

        Assert.Equal((ErrorKind.NotFound, 2), (result.Error!.Kind, rig.Stub.Count));
    }

    [Fact]
    public async Task Silence_between_two_pieces_ends_with_a_timeout()
    {
        using Rig rig = new(o => o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(10)); // short enough for the clock to run by itself
        rig.Stub.Then((_, _) => Task.FromResult(Answer(new StreamContent(new HangingStream()))));

        await using ApiDownload download = (await rig.Pipeline.TryOpenAsync(Get.Call(), default)).Value;

        BrokerApiException error = await Assert.ThrowsAsync<BrokerApiException>(() => AllAsync(download));
        Assert.Equal(ErrorKind.Timeout, error.Error.Kind);
    }

    [Fact]
    public async Task A_broken_connection_is_told_without_the_texts_of_the_platform()
    {
        using Rig rig = new();
        rig.Stub.Then((_, _) => Task.FromResult(Answer(new StreamContent(new BrokenStream("CANARY https://host/?token=1")))));

        await using ApiDownload download = (await rig.Pipeline.TryOpenAsync(Get.Call(), default)).Value;

        BrokerApiException error = await Assert.ThrowsAsync<BrokerApiException>(() => AllAsync(download));
        Assert.Equal(ErrorKind.Transport, error.Error.Kind);
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_a_read_is_told_as_a_cancellation()
    {
        using Rig rig = new();
        rig.Time.AutoAdvance = false;
        rig.Stub.Then((_, _) => Task.FromResult(Answer(new StreamContent(new HangingStream()))));
        using CancellationTokenSource cancel = new();

        await using ApiDownload download = (await rig.Pipeline.TryOpenAsync(Get.Call(), default)).Value;
        ValueTask<int> reading = download.Body.ReadAsync(new byte[10], cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await reading);
    }

    [Fact]
    public async Task A_written_body_is_written_anew_for_each_try()
    {
        using Rig rig = new();
        int written = 0;
        rig.Stub.Answer(503, "").Answer(200, Rig.ThingJson);
        ApiBody body = ApiBody.Streamed("text/csv; charset=UTF-8", async (stream, cancellationToken) =>
        {
            written++;
            await stream.WriteAsync("Id,Name\n"u8.ToArray(), cancellationToken);
        });

        ApiResult<int> result = await rig.Pipeline.TrySendAsync(Put.Call().WithBody(body).WithHeader("X-One", "1").WithHeader("X-None", null), static (in ApiResponse r) => r.Status, default);

        Assert.Equal((200, 2, 2), (result.Value, written, rig.Stub.Count));
        Assert.All(rig.Stub.Requests, r =>
        {
            Assert.Equal(("Id,Name\n", "text/csv; charset=UTF-8", "1"), (r.Body, r.Headers["Content-Type"], r.Headers["X-One"]));
            Assert.DoesNotContain("X-None", r.Headers.Keys);
        });
    }

    [Fact]
    public async Task A_time_limit_of_the_call_beyond_the_total_takes_its_place()
    {
        using Rig rig = new(o => o.Resilience.MaxRetries = 0);
        rig.Time.AutoAdvance = false;
        TimeSpan total = rig.Options.Resilience.TotalTimeout;
        rig.Stub.Then(async (_, token) =>
        {
            await Task.Delay(total * 2, rig.Time, token);
            return Answer(new StringContent(Rig.ThingJson));
        });

        Task<ApiResult<int>> sending = rig.Pipeline.TrySendAsync(Get.Call().WithAttemptTimeout(total * 3), static (in ApiResponse r) => r.Status, default).AsTask();
        await Eventually.HoldsAsync(() => rig.Time.WaitingTimers >= 2, "both timers wait");
        rig.Time.Advance(total * 2);
        ApiResult<int> result = await sending;

        Assert.Equal(200, result.Value);
    }

    [Fact]
    public void A_header_that_would_split_the_request_is_refused() =>
        Assert.DoesNotContain("evil", Assert.Throws<ArgumentException>(() => Get.Call().WithHeader("X-One", "a\r\nevil: 1")).Message, StringComparison.Ordinal);

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static HttpResponseMessage Answer(HttpContent content, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private static ByteArrayContent Packed(byte[] body)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return PackedAs(target.ToArray());
    }

    private static ByteArrayContent PackedAs(byte[] packed)
    {
        ByteArrayContent content = new(packed);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static async Task<byte[]> AllAsync(ApiDownload download)
    {
        using MemoryStream target = new();
        await download.Body.CopyToAsync(target);
        return target.ToArray();
    }

    private abstract class ReadOnlyStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class HangingStream : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    private sealed class BrokenStream(string text) : ReadOnlyStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromException<int>(new IOException(text, new InvalidOperationException(Encoding.UTF8.WebName)));
    }
}
