using System.Text;
using System.Text.Json;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Diagnostics;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Robustness;

/// <summary>The models that both platforms share, 10,000 damaged answers each: nothing but a JSON error leaves a reader.</summary>
public sealed class SharedModelFuzzTests
{
    private const int Rounds = 10_000;

    [Fact]
    public void An_account_summary() => Fuzz<AccountSummary>(
        """{"balance":10250.75,"credit":1500.25,"profit":-32.4,"equity":10218.35,"margin":812.5,"freeMargin":9405.85,"marginLevel":1257.6,"leverage":200,"currency":"EUR","method":"Hedging","type":"Demo","isInvestor":false,"synced":true,"nova":{"a":[1,"x"]}}""");

    [Fact]
    public void Account_details() => Fuzz<AccountDetails>(
        """{"serverName":"Acme","user":500123,"password":"x","host":"1.2.3.4","port":443,"serverTime":"2026-11-02T09:00:00","serverTimeZone":2,"company":"Acme","currency":"USD","accountName":"Ann","group":"real\\std","accountType":"Real","accountLeverage":"100","accountMethod":"Netting","isInvestor":true}""");

    [Fact]
    public void A_connection_status() => Fuzz<ConnectionStatus>(
        """{"id":"t","isConnected":true,"connectTimeUTC":"2026-11-02T09:00:00Z","lastQuoteTimeUTC":"0001-01-01T00:00:00","clientIp":"198.51.100.7"}""");

    [Fact]
    public void A_company_of_a_search() => Fuzz<BrokerCompany>(
        """{"companyName":"Acme","results":[{"name":"Acme-Live","access":["1.2.3.4:443","x"]},{"name":"Acme-Demo","access":[]}]}""");

    private static void Fuzz<T>(string valid)
        where T : class, IWireRecord<T>
    {
        byte[] seed = Encoding.UTF8.GetBytes(valid);
        var intact = new Utf8JsonReader(seed);
        intact.Read();
        T? whole = T.Read(ref intact);
        Assert.False(whole is null || whole.IsEmpty);
        var random = new Random(20261126);
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] damaged = Damage(seed, random);
            try
            {
                var reader = new Utf8JsonReader(damaged);
                reader.Read();
                read += T.Read(ref reader) is null ? 0 : 1;
            }
            catch (JsonException)
            {
                // The one exception that a reader may throw; the pipeline makes a protocol error of it.
            }
        }

        Assert.InRange(read, Rounds / 50, Rounds);
    }

    private static byte[] Damage(byte[] valid, Random random)
    {
        var bytes = new List<byte>(valid);
        for (int edits = random.Next(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, "{}[]\",:\\u0e-"u8[random.Next(12)]); break;
                case 3: bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1)); break;
                default: bytes[at] = (byte)"0123456789tfn"[random.Next(13)]; break;
            }
        }

        return [.. bytes];
    }
}
