using System.Reflection;
using System.Text;
using System.Text.Json;
using Broker.Core.Secrets;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Secrets;

public sealed class SecretTests
{
    private const string Canary = "s3cret-canary";

    [Fact]
    public void No_way_of_printing_shows_it()
    {
        using Secret secret = Secret.From(Canary);
        object boxed = secret;
        string[] texts =
        [
            boxed.ToString()!, $"{secret}", $"{boxed}", string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", secret), string.Concat("a", (object)secret),
            new Holder("user", secret).ToString(), new StringBuilder().Append(boxed).ToString(), string.Join(',', new[] { secret }.Cast<object>()), (secret, 1).ToString(),
        ];
        Assert.All(texts, t => Assert.DoesNotContain(Canary, t, StringComparison.Ordinal));
        Assert.Equal("[secret]", texts[0]);
        Assert.Contains("[secret]", texts[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Calling_ToString_on_it_does_not_compile()
    {
        ObsoleteAttribute obsolete = typeof(Secret).GetMethod(nameof(ToString), Type.EmptyTypes)!.GetCustomAttribute<ObsoleteAttribute>()!;
        Assert.True(obsolete.IsError);
    }

    [Fact]
    public void It_has_no_member_that_a_serializer_or_debugger_could_read()
    {
        Assert.Empty(typeof(Secret).GetProperties());
        Assert.Empty(typeof(Secret).GetFields());
        Assert.Equal(["Reveal", "RevealUtf8"], typeof(Secret).GetMethods().Where(m => m.Name.StartsWith("Reveal", StringComparison.Ordinal)).Select(m => m.Name).Order());
    }

    [Fact]
    public void It_is_neither_written_to_JSON_nor_read_from_it()
    {
        using Secret secret = Secret.From(Canary);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(secret, TestJson.Default.Secret));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize<object>(new Holder("u", secret)));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize("\"x\"", TestJson.Default.Secret));
    }

    [Fact]
    public void It_equals_only_the_same_value_and_has_one_hash_for_all()
    {
        using Secret one = Secret.From(Canary);
        using Secret same = Secret.From(Encoding.UTF8.GetBytes(Canary));
        using Secret other = Secret.From("s3cret-canarY");
        using Secret prefix = Secret.From("s3cret");
        Assert.True(one.Equals(same));
        Assert.True(one.Equals((object)same));
        Assert.False(one.Equals(other));
        Assert.False(one.Equals(prefix));
        Assert.False(one.Equals(null));
        Assert.False(one.Equals((object)Canary));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Disposing_zeroes_the_value_and_a_disposed_secret_equals_nothing_else()
    {
        Secret secret = Secret.From("abc");
        ReadOnlySpan<byte> seen = secret.RevealUtf8();
        Assert.Equal("abc"u8, seen);
        secret.Dispose();
        Assert.Equal([0, 0, 0], seen.ToArray());
        Assert.Throws<ObjectDisposedException>(() => secret.Reveal());
        Secret other = Secret.From("xyz");
        other.Dispose();
        Assert.False(secret.Equals(other));
        Assert.True(secret.Equals(secret));
        secret.Dispose();
    }

    [Theory]
    [InlineData("value\n", "value")]
    [InlineData("value\r\n\r\n", "value")]
    [InlineData("\uFEFFvalue\n", "value")]
    [InlineData(" spaces count \n", " spaces count ")]
    [InlineData("päss", "päss")]
    public void A_file_holds_it_without_its_line_break_and_byte_order_mark(string content, string value)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
            using Secret secret = Secret.FromFile(path);
            Assert.Equal(value, secret.Reveal());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Missing_and_empty_sources_are_refused_with_their_name()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "\n");
            Assert.Contains(path, Assert.Throws<InvalidOperationException>(() => Secret.FromFile(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("does not exist", Assert.Throws<InvalidOperationException>(() => Secret.FromFile(path)).Message, StringComparison.Ordinal);
        Assert.Contains("BROKER_NO_SUCH", Assert.Throws<InvalidOperationException>(() => Secret.FromEnvironment("BROKER_NO_SUCH")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Secret.From(string.Empty));
        Assert.Throws<ArgumentException>(() => Secret.From(default(ReadOnlySpan<byte>)));
    }

    private sealed record Holder(string User, Secret Password);
}
