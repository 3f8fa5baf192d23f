using System.Text;
using System.Text.Json;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Mt4;

/// <summary>Valid records, damaged at random, through the generated readers: nothing but <see cref="JsonException"/> leaves them.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 10_000;

    public static TheoryData<string> Models => [.. Cases.Keys];

    private static readonly Dictionary<string, (string Seed, Action<byte[]> Read)> Cases = new(StringComparer.Ordinal)
    {
        ["order"] = (Samples.Order, Read<Mt4Order>),
        ["record"] = ("""{"order":90210,"open_time":1793610930,"conv_rates":[1.0,1.01],"reserved":[0,6],"comment":"\u00e4","magic":"7"}""", Read<Mt4OrderRecord>),
        ["page"] = ($$"""{"pagesCount":2,"pageNumber":0,"orders":[{{Samples.Order}}]}""", Read<Mt4OrderPage>),
        ["quote"] = (Samples.Quote, Read<Mt4Quote>),
        ["parameters"] = (Samples.Params, Read<Mt4SymbolParams>),
        ["symbol"] = ("""{"execution":"Market","digits":5,"point":1E-05,"ex":{"a":[1,{"b":"\ud83d\ude00"}]},"currency":"USD"}""", Read<Mt4SymbolInfo>),
        ["group"] = ("""{"name":"Forex","description":"\u00e4\n","n\u0065w":true}""", Read<Mt4SymbolGroup>),
        ["group parameters"] = ("""{"minLot":0.01,"comm_base":3.5,"freemargin_mode":16,"lot_min":"8"}""", Read<Mt4GroupParams>),
        ["bar"] = (Samples.Bar, Read<Mt4Bar>),
        ["bars"] = ($$"""{"symbol":"A","bars":[{{Samples.Bar}}],"exception":null}""", Read<Mt4SymbolBars>),
        ["tick value"] = (Samples.TickValue, Read<Mt4TickValue>),
        ["log"] = (Samples.Log, Read<Mt4LogRecord>),
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Damaged_records_throw_nothing_but_json_exceptions(string model)
    {
        var random = new Random(20261125);
        (string seed, Action<byte[]> read) = Cases[model];
        byte[] valid = Encoding.UTF8.GetBytes(seed);
        read(valid);
        int refused = 0;

        for (int round = 0; round < Rounds; round++)
        {
            byte[] damaged = Damage(valid, random);
            try
            {
                read(damaged);
            }
            catch (JsonException)
            {
                refused++;
            }
            catch (Exception other)
            {
                Assert.Fail($"{other.GetType()} in round {round}: {Encoding.Latin1.GetString(damaged)}");
            }
        }

        Assert.InRange(refused, Rounds / 10, Rounds - 1);
    }

    private static void Read<T>(byte[] body)
        where T : class, IWireRecord<T>
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        T? record = T.Read(ref reader);
        while (reader.Read())
        {
        }

        // What was read must also survive being compared and printed.
        _ = record?.ToString();
        Assert.Equal(record, record);
    }

    private static byte[] Damage(byte[] valid, Random random)
    {
        var bytes = new List<byte>(valid);
        for (int edits = random.Next(1, 5); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(8))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, "{}[]\",:\\u0e-"u8[random.Next(12)]); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(0, Math.Min(at, 20))); break;
                case 5: bytes.InsertRange(at, "\\ud83d"u8.ToArray()); break;
                case 6: bytes.Insert(at, (byte)random.Next(0x80, 0x100)); break;
                default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            }
        }

        return [.. bytes];
    }
}
