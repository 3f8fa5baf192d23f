using System.Net.Http.Headers;
using System.Text;
using Broker.Core.Pipeline;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Pipeline;

public sealed class MultipartTests
{
    [Fact]
    public async Task Parts_can_be_read_back_as_they_were_given()
    {
        byte[] file = [.. Enumerable.Range(0, 256).Select(n => (byte)n), .. "\r\n--part-\r\n"u8];
        (string? type, byte[] body) = await SentAsync(ApiBody.Multipart(
            [ApiBodyPart.Text("user", "500123"), ApiBodyPart.Text("pass word", "ü&=\r\n\"x\""), ApiBodyPart.Text("none", ""), ApiBodyPart.File("pfxFile", "näme.pfx", file)]));

        List<(string Head, byte[] Content)> parts = Parse(type!, body);

        Assert.Equal(
            [
                "Content-Disposition: form-data; name=\"user\"",
                "Content-Disposition: form-data; name=\"pass word\"",
                "Content-Disposition: form-data; name=\"none\"",
                "Content-Disposition: form-data; name=\"pfxFile\"; filename=\"näme.pfx\"\r\nContent-Type: application/octet-stream",
            ],
            parts.Select(part => part.Head));
        Assert.Equal(["500123", "ü&=\r\n\"x\"", ""], parts.Take(3).Select(part => Encoding.UTF8.GetString(part.Content)));
        Assert.Equal(file, parts[3].Content);
    }

    [Fact]
    public async Task Each_body_has_a_boundary_of_its_own()
    {
        (string? first, _) = await SentAsync(ApiBody.Multipart([ApiBodyPart.Text("a", "b")]));
        (string? second, _) = await SentAsync(ApiBody.Multipart([ApiBodyPart.Text("a", "b")]));

        Assert.StartsWith("multipart/form-data; boundary=", first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task It_is_sent_whole_with_every_try()
    {
        using var rig = new Rig();
        rig.Stub.Answer(503, "").Answer(200, Rig.ThingJson);
        ApiBody body = ApiBody.Multipart([ApiBodyPart.File("file", "servers.dat", new byte[] { 65, 66 })]);

        await rig.Pipeline.SendAsync(Operations.Idempotent.Call().WithBody(body), Operations.Thing, CancellationToken.None);

        Assert.Equal(2, rig.Stub.Count);
        Assert.Equal(rig.Stub.Requests[0].Body, rig.Stub.Requests[1].Body);
        Assert.Contains("AB", rig.Stub.Requests[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\"; filename=\"evil")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    public void A_name_that_could_end_its_header_is_refused_without_being_printed(string name)
    {
        ArgumentException[] refused =
        [
            Assert.ThrowsAny<ArgumentException>(() => ApiBodyPart.Text(name, "v")),
            Assert.ThrowsAny<ArgumentException>(() => ApiBodyPart.File(name, "f", default)),
            Assert.ThrowsAny<ArgumentException>(() => ApiBodyPart.File("n", name, default)),
        ];

        Assert.All(refused, exception => Assert.DoesNotContain("evil", exception.Message, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_part_needs_name_and_value()
    {
        Assert.ThrowsAny<ArgumentException>(() => ApiBodyPart.Text(null!, "v"));
        Assert.Throws<ArgumentNullException>(() => ApiBodyPart.Text("n", null!));
        Assert.ThrowsAny<ArgumentException>(() => ApiBodyPart.File("n", " ", default));
        Assert.Throws<ArgumentNullException>(() => ApiBody.Multipart(null!));
    }

    private static async Task<(string? Type, byte[] Body)> SentAsync(ApiBody body)
    {
        using var rig = new Rig();
        string? type = null;
        byte[] sent = [];
        rig.Stub.Then(async (request, token) =>
        {
            type = request.Content!.Headers.ContentType!.ToString();
            sent = await request.Content.ReadAsByteArrayAsync(token);
            return new HttpResponseMessage { Content = new StringContent(Rig.ThingJson) };
        });
        await rig.Pipeline.SendAsync(Operations.OncePost.Call().WithBody(body), Operations.Thing, CancellationToken.None);
        return (type, sent);
    }

    // By RFC 2046: delimiters are CRLF, two dashes and the boundary; heads end with an empty line.
    private static List<(string Head, byte[] Content)> Parse(string type, byte[] body)
    {
        string boundary = MediaTypeHeaderValue.Parse(type).Parameters.Single(parameter => parameter.Name == "boundary").Value!.Trim('"');
        byte[] delimiter = Encoding.ASCII.GetBytes("\r\n--" + boundary);
        byte[] rest = [.. "\r\n"u8, .. body];
        var parts = new List<(string, byte[])>();
        int at = rest.AsSpan().IndexOf(delimiter);
        Assert.Equal(0, at);
        while (true)
        {
            int start = at + delimiter.Length;
            if (rest.AsSpan(start).StartsWith("--"u8))
            {
                Assert.Equal("--\r\n", Encoding.ASCII.GetString(rest.AsSpan(start)));
                return parts;
            }

            Assert.True(rest.AsSpan(start).StartsWith("\r\n"u8));
            start += 2;
            at = start + rest.AsSpan(start).IndexOf(delimiter);
            Assert.True(at >= start);
            ReadOnlySpan<byte> part = rest.AsSpan(start, at - start);
            int headEnd = part.IndexOf("\r\n\r\n"u8);
            parts.Add((Encoding.UTF8.GetString(part[..headEnd]), part[(headEnd + 4)..].ToArray()));
        }
    }
}
