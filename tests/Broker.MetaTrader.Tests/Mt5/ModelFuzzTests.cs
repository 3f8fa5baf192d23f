using System.Text;
using System.Text.Json;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>Valid answers, damaged at random: a reader gives a record or says that this is no JSON or no text, and nothing else.</summary>
public sealed class ModelFuzzTests
{
    private const int Rounds = 10_000;

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Damaged_answers_bring_nothing_but_the_documented(Type type, string json)
    {
        var run = typeof(ModelFuzzTests).GetMethod(nameof(Run), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(type);

        Assert.InRange((int)run.Invoke(null, [json])!, Rounds / 20, Rounds);
    }

    [Fact]
    public void Damaged_orders_are_mapped_whatever_they_hold()
    {
        var random = new Random(20261102);
        byte[] valid = Encoding.UTF8.GetBytes("""{"ticket":1,"orderType":"Buy","dealType":0,"state":"Filled","openTimestampUTC":1793602800,"closeTimestampUTC":1793602800000,"closeTime":"2026-11-02T09:00:00"}""");
        for (int round = 0; round < Rounds; round++)
        {
            if (TryRead(Damage(valid, random), out Mt5Order? order) && order is not null)
            {
                Assert.NotNull(Mt5Views.Of(order));
            }
        }
    }

    // How many were still read.
    private static int Run<T>(string json)
        where T : class, IWireRecord<T>
    {
        var random = new Random(typeof(T).Name.Sum(static c => c));
        byte[] valid = Encoding.UTF8.GetBytes(json);
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] damaged = Damage(valid, random);
            if (TryRead(damaged, out T? record))
            {
                read++;
                Assert.NotNull(record?.ToString() ?? "");
            }
        }

        return read;
    }

    private static bool TryRead<T>(byte[] body, out T? record)
        where T : class, IWireRecord<T>
    {
        record = null;
        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            record = T.Read(ref reader);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException exception) when (exception.Message.Contains("UTF-8", StringComparison.Ordinal) || exception.Message.Contains("UTF-16", StringComparison.Ordinal) || exception.InnerException is DecoderFallbackException)
        {
            // A text that is no text; the pipeline makes it a protocol error as well.
            return false;
        }
    }

    private static byte[] Damage(byte[] valid, Random random)
    {
        var bytes = new List<byte>(valid);
        for (int edits = random.Next(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(8))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, "{}[]\",:\\u0e-.9"u8[random.Next(14)]); break;
                case 3 when random.Next(4) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(0, Math.Min(at, 20))); break;
                case 5: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                default: SwapValue(bytes, at, random); break;
            }
        }

        return [.. bytes];
    }

    // Puts another value behind the next colon, so that the answer stays JSON and the readers of values meet every kind.
    private static void SwapValue(List<byte> bytes, int at, Random random)
    {
        int colon = bytes.IndexOf((byte)':', at);
        int end = colon < 0 ? -1 : bytes.FindIndex(colon, static b => b is (byte)',' or (byte)'}' or (byte)']');
        if (end < 0)
        {
            return;
        }

        string[] values = ["null", "true", "-1", "1e400", "99999999999999999999999999999", "0.1", "\"\"", "\"x\"", "\"\\ud800\"", "\"0001-01-01T00:00:00\"", "\"9999-12-31T23:59:59.9999999\"", "[]", "{}", "[[1],{\"a\":2}]", "\"1,5\"", "9223372036854775808"];
        bytes.RemoveRange(colon + 1, end - colon - 1);
        bytes.InsertRange(colon + 1, Encoding.UTF8.GetBytes(values[random.Next(values.Length)]));
    }
}
