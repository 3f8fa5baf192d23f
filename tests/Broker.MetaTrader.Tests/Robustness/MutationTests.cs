using System.Net;
using System.Text;

namespace Broker.MetaTrader.Tests.Robustness;

/// <summary>Valid answers, damaged at random: whatever comes, only the family's own errors leave the client.</summary>
public sealed class MutationTests
{
    private const int Rounds = 2_000;

    private static readonly string[] Seeds =
    [
        """{"balance":10250.75,"credit":1500.25,"profit":-32.4,"equity":10218.35,"marginLevel":1257.6,"currency":"EUR","method":"Hedging","isInvestor":false}""",
        """{"serverName":"Acme","user":500123,"password":"x","port":443,"accountMethod":"Netting","accountName":"\u00e4"}""",
        """[{"id":"a-1","account_number":"500123","account_server":"Acme-Live","type":"Metatrader 5","name":"C"}]""",
        """{"message":"Account added","id":"a-1"}""",
        """{"message":"m","code":"INVALID_ACCOUNT","stackTrace":"at X"}""",
        """{"result":{"id":"a-1","balance":1},"error":{"message":"m","code":1001}}""",
        "\"OK\"",
    ];

    [Theory]
    [InlineData(20261102)]
    [InlineData(7)]
    public async Task Damaged_answers_throw_nothing_but_the_family_of_errors(int seed)
    {
        var random = new Random(seed);
        var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        byte[] body = [];
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)(random.Next(4) == 0 ? 400 : 201)) { Content = new ByteArrayContent(body) }));
        int failures = 0;

        for (int round = 0; round < Rounds; round++)
        {
            body = Damage(Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]), random);
            try
            {
                await CallAsync(rig, round % 6);
            }
            catch (BrokerApiException)
            {
                failures++;
            }
        }

        Assert.InRange(failures, Rounds / 2, Rounds);
    }

    /// <summary>The two answers that hand-written readers read: <c>RegisterAccount</c> and the account list.</summary>
    [Theory]
    [InlineData(2, 3)]
    [InlineData(5, 2)]
    public async Task Ten_thousand_damaged_answers_of_a_registration_or_a_list_throw_nothing_else(int operation, int seed)
    {
        var random = new Random(20261126);
        var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        byte[] body = [];
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) }));
        int failures = 0;

        for (int round = 0; round < 10_000; round++)
        {
            body = Damage(Encoding.UTF8.GetBytes(Seeds[seed]), random);
            try
            {
                await CallAsync(rig, operation);
            }
            catch (BrokerApiException)
            {
                failures++;
            }
        }

        Assert.InRange(failures, 1_000, 10_000);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"error\":")]
    [InlineData("{\"result\":")]
    [InlineData("{\"x\":")]
    public async Task A_very_deep_answer_is_a_protocol_error(string opening)
    {
        var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(200, string.Concat(Enumerable.Repeat(opening, 100_000)));

        for (int operation = 0; operation < 3; operation++)
        {
            var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => CallAsync(rig, operation));
            Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
        }
    }

    private static Task CallAsync(Rig rig, int operation) => operation switch
    {
        0 => rig.Client.Accounts.GetSummaryAsync(Rig.Account),
        1 => rig.Client.Accounts.GetDetailsAsync(Rig.Account),
        2 => rig.Client.Accounts.RegisterAsync(Rig.Registration()),
        3 => rig.Client.Connection.CheckAsync(Rig.Account),
        4 => rig.Client.Diagnostics.PingAsync(),
        _ => rig.Client.Accounts.ListAsync().GetAsyncEnumerator().MoveNextAsync().AsTask(),
    };

    private static byte[] Damage(byte[] valid, Random random)
    {
        var bytes = new List<byte>(valid);
        for (int edits = random.Next(1, 5); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, "{}[]\",:\\u0e-"u8[random.Next(12)]); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(0, Math.Min(at, 20))); break;
                default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            }
        }

        return [.. bytes];
    }
}
