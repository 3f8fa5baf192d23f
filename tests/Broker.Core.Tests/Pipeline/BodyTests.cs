using System.IO.Compression;
using System.Net;
using System.Text;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Pipeline;

/// <summary>The body is read inside the attempt: under its time limit, its size limit and its repeats.</summary>
public sealed class BodyTests
{
    private const int Limit = 64 * 1024;

    [Theory]
    [InlineData("reset")]
    [InlineData("close")]
    [InlineData("truncate")]
    [InlineData("malformed")]
    public async Task A_broken_first_answer_to_a_read_is_asked_for_again(string how)
    {
        Func<Exchange, Task> first = how switch
        {
            "reset" => RawServer.Reset,
            "close" => RawServer.Close,
            "truncate" => RawServer.Truncate,
            _ => RawServer.Answer("{"),
        };
        await using var server = new RawServer(first, RawServer.Answer(Rig.ThingJson));
        using var rig = new Rig(server: server);
        Thing thing = await rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(new Thing("a", 1), thing);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task A_body_that_stalls_is_cut_by_the_attempt_time_limit()
    {
        var stalled = new TaskCompletionSource();
        await using var server = new RawServer(
            async exchange =>
            {
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
                stalled.SetResult();
                await Task.Delay(Timeout.Infinite, exchange.Stopping);
            },
            RawServer.Answer(Rig.ThingJson));
        using var rig = new Rig(server: server);
        Task<Thing> sending = rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        await stalled.Task;
        rig.Time.Advance(rig.Options.Resilience.AttemptTimeout);
        Assert.Equal("a", (await sending).Name);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task The_two_exceptions_of_one_broken_answer_are_one_fault()
    {
        foreach (Exception exception in new Exception[]
        {
            new HttpRequestException(HttpRequestError.ResponseEnded), new HttpIOException(HttpRequestError.ResponseEnded), new IOException("broken"),
        })
        {
            foreach (RetrySafety safety in Enum.GetValues<RetrySafety>())
            {
                using var rig = new Rig(o => o.Resilience.MaxRetries = 0);
                rig.Stub.Throw(exception);
                ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.Of(safety).Call("/x"), Operations.Thing, CancellationToken.None);
                Assert.Equal(ErrorKind.Transport, result.Error!.Kind);
                Assert.True(result.Error.IsTransient);
                Assert.Equal(safety == RetrySafety.Read ? Outcome.Refused : Outcome.Unknown, result.Error.Outcome);
            }
        }
    }

    [Fact]
    public async Task An_answer_that_states_too_much_is_refused_before_a_byte_of_it_is_read()
    {
        await using var server = new RawServer(static exchange => exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n"));
        await AssertTooLargeAsync(server);
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task A_chunked_answer_without_end_is_refused_at_the_limit()
    {
        long sent = 0;
        await using var server = new RawServer(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = Encoding.ASCII.GetBytes("4000\r\n" + new string(' ', 0x4000) + "\r\n");
            while (true)
            {
                await exchange.WriteAsync(chunk);
                Interlocked.Add(ref sent, chunk.Length);
            }
        });
        await AssertTooLargeAsync(server);
        Assert.Equal(1, server.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_few_bytes_that_unpack_to_gigabytes_are_refused_at_the_limit(string encoding)
    {
        byte[] bomb = Pack(new byte[64 * 1024 * 1024], encoding);
        Assert.True(bomb.Length < Limit * 2);
        int limit = Math.Max(Limit, bomb.Length);
        await using var server = new RawServer(RawServer.Answer(bomb, $"Content-Encoding: {encoding}\r\n"));
        await AssertTooLargeAsync(server, limit);

        // The same from memory, where everything completes at once: so one thread does it all, and its count is that of this call.
        using var rig = new Rig(o => o.MaxResponseBytes = limit);
        rig.Stub.Then((_, _) =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bomb) };
            response.Content.Headers.ContentEncoding.Add(encoding);
            return Task.FromResult(response);
        });
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task<ApiResult<Thing>> sending = rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None).AsTask();
        bool completed = sending.IsCompleted;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(ErrorKind.Protocol, (await sending).Error!.Kind);
        Assert.True(completed && allocated < 16 * 1024 * 1024, $"completed at once: {completed}, {allocated} bytes");
    }

    [Fact]
    public async Task An_answer_of_exactly_the_limit_is_read_and_one_more_byte_is_not()
    {
        foreach (bool stated in new[] { true, false })
        {
            foreach (int extra in new[] { 0, 1 })
            {
                string body = "\"" + new string('x', Limit - 2 + extra) + "\"";
                await using var server = new RawServer(stated ? RawServer.Answer(body) : async exchange =>
                {
                    await exchange.WriteAsync("HTTP/1.1 200 OK\r\n\r\n" + body);
                    exchange.Close();
                });
                using var rig = new Rig(o => o.MaxResponseBytes = Limit, server);
                ApiResult<string> result = await rig.Pipeline.TrySendAsync(Operations.ReadCall, ApiReaders.Text, CancellationToken.None);
                Assert.Equal(extra == 0, result.Succeeded);
            }
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task A_compressed_answer_is_unpacked(string encoding)
    {
        var thing = new Thing(new string('n', 50_000), 7);
        byte[] json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(thing, TestJson.Default.Thing);
        await using var server = new RawServer(RawServer.Answer(Pack(json, encoding), $"Content-Encoding: {encoding}\r\n"));
        using var rig = new Rig(server: server);
        Assert.Equal(thing, await rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None));
        Assert.Contains("Accept-Encoding: br, gzip\r\n", server.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_that_ends_in_the_middle_is_asked_for_again_and_never_half_read(string encoding)
    {
        byte[] whole = Pack(Encoding.UTF8.GetBytes("\"" + string.Concat(Enumerable.Range(0, 5_000)) + "\""), encoding);
        foreach (int length in new[] { 1, 9, whole.Length / 2, whole.Length - 5, whole.Length - 1 })
        {
            await using var server = new RawServer(
                RawServer.Answer(whole[..length], $"Content-Encoding: {encoding}\r\n"), RawServer.Answer(whole, $"Content-Encoding: {encoding}\r\n"));
            using var rig = new Rig(server: server);
            string text = await rig.Pipeline.SendAsync(Operations.ReadCall, ApiReaders.Text, CancellationToken.None);
            Assert.EndsWith("49984999", text, StringComparison.Ordinal);
            Assert.Equal(2, server.Count);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_in_many_chunks_is_unpacked_and_the_connection_is_used_again(string encoding)
    {
        var random = new Random(7);
        string text = string.Concat(Enumerable.Range(0, 40_000).Select(_ => random.Next(1_000_000)));
        byte[] packed = Pack(Encoding.UTF8.GetBytes(text), encoding);
        await using var server = new RawServer(async exchange =>
        {
            await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: {encoding}\r\n\r\n");
            for (int at = 0; at < packed.Length;)
            {
                int size = Math.Min(random.Next(1, 9_000), packed.Length - at);
                await exchange.WriteAsync($"{size:x}\r\n");
                await exchange.WriteAsync(packed.AsMemory(at, size));
                await exchange.WriteAsync("\r\n");
                at += size;
            }

            await exchange.WriteAsync("0\r\n\r\n");
        });
        using var rig = new Rig(server: server);
        Assert.Equal(text, await rig.Pipeline.SendAsync(Operations.ReadCall, ApiReaders.Text, CancellationToken.None));
        Assert.Equal(text, await rig.Pipeline.SendAsync(Operations.ReadCall, ApiReaders.Text, CancellationToken.None));
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("gzip, br")]
    [InlineData("gzip, gzip")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    public async Task An_encoding_that_was_not_asked_for_is_a_protocol_error(string encoding)
    {
        using var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Stub.Then((_, _) =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) };
            response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            return Task.FromResult(response);
        });
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(ErrorKind.Protocol, result.Error!.Kind);
        Assert.Equal(Outcome.Unknown, result.Error.Outcome);
    }

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_the_answer()
    {
        await using var server = new RawServer(RawServer.Answer("\uFEFF" + Rig.ThingJson));
        using var rig = new Rig(server: server);
        Assert.Equal("a", (await rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None)).Name);
    }

    [Theory]
    [InlineData(200, "Content-Length: 0\r\n")]
    [InlineData(200, "Transfer-Encoding: chunked\r\n")]
    [InlineData(204, "")]
    public async Task An_empty_body_is_a_success_where_nothing_is_read_and_an_error_where_JSON_is(int status, string headers)
    {
        string end = headers.StartsWith('T') ? "0\r\n\r\n" : string.Empty;
        await using var server = new RawServer(exchange => exchange.WriteAsync($"HTTP/1.1 {status} X\r\n{headers}\r\n{end}"));
        using var rig = new Rig(o => o.Resilience.MaxRetries = 0, server);
        Assert.True(await rig.Pipeline.SendAsync(Operations.ReadCall, ApiReaders.Nothing, CancellationToken.None));
        Assert.Equal(string.Empty, await rig.Pipeline.SendAsync(Operations.ReadCall, ApiReaders.Text, CancellationToken.None));
        ApiResult<Thing> json = await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(ErrorKind.Protocol, json.Error!.Kind);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Large_answers_grow_the_buffer_whether_the_length_is_stated_or_not()
    {
        string body = "\"" + string.Concat(Enumerable.Range(0, 500_000)) + "\"";
        foreach (bool stated in new[] { true, false })
        {
            await using var server = new RawServer(stated ? RawServer.Answer(body) : async exchange =>
            {
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\n\r\n" + body);
                exchange.Close();
            });
            using var rig = new Rig(server: server);
            Assert.Equal(body.Trim('"'), await rig.Pipeline.SendAsync(Operations.ReadCall, ApiReaders.Text, CancellationToken.None));
        }
    }

    private static async Task AssertTooLargeAsync(RawServer server, int limit = Limit)
    {
        using var rig = new Rig(o => o.MaxResponseBytes = limit, server);
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(ErrorKind.Protocol, result.Error!.Kind);
        Assert.False(result.Error.IsTransient);
        Assert.Equal(1, result.Error.Attempts);
        Assert.Contains("MaxResponseBytes", result.Error.Advice, StringComparison.Ordinal);
    }

    private static byte[] Pack(byte[] bytes, string encoding)
    {
        var packed = new MemoryStream();
        using (Stream stream = encoding.ToUpperInvariant() switch
        {
            "BR" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "IDENTITY" => new BufferedStream(packed),
            _ => new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
        })
        {
            stream.Write(bytes);
            stream.Flush();
            if (stream is BufferedStream)
            {
                return packed.ToArray();
            }
        }

        return packed.ToArray();
    }
}
