using System.Text;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Tests.Wire;

public sealed class FuzzTests
{
    private const int Mutations = 4000;

    private static readonly string[] Seeds =
    [
        """[{"message":"duplicates value on record with id: 0015g00000ABCDE","errorCode":"DUPLICATE_VALUE","fields":["A__c",null],"duplicateResut":{"matchResults":[{"matchRecords":[{"record":{"Id":"0015g00000ABCDEFGH"}}]}]}}]""",
        """{"access_token":"a!b","instance_url":"https://a.my.salesforce.com","id":"https://login.salesforce.com/id/00D/005","token_type":"Bearer","issued_at":"1793000000000","scope":"api","refresh_token":"r"}""",
        """{"error":"invalid_grant","error_description":"expired \u00fc"}""",
        """{"DailyApiRequests":{"Max":15000,"Remaining":14998,"My App":{"Max":0,"Remaining":-1}},"X":7,"Y":{"Max":1e3}}""",
        """[{"label":"Summer '26","url":"/services/data/v67.0","version":"67.0"},{"version":68.0},null]""",
        """{"active":true,"exp":1793000000,"iat":1,"scope":"a b","username":"x"}""",
        """{"organization_id":"00D","user_id":"005","active":"true","name":"ü"}""",
    ];

    [Fact]
    public void Mutated_answers_are_read_or_refused_as_unreadable_and_nothing_else()
    {
        Random random = new(20261123);
        int read = 0, refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] body = Encoding.Latin1.GetBytes(Mutate(Seeds[i % Seeds.Length], random));
            ErrorItems.Read(body);
            OAuthAnswers.ReadVerdict(body);
            foreach (Action<byte[]> reader in (Action<byte[]>[])[b => OAuthAnswers.ReadTokens(b), b => OAuthAnswers.ReadInfo(b), b => OAuthAnswers.ReadUser(b), b => LimitAnswers.ReadReport(b), b => LimitAnswers.ReadVersions(b)])
            {
                Exception? thrown = Record.Exception(() => reader(body));
                Assert.True(thrown is null or JsonException or InvalidOperationException, $"{thrown?.GetType()} for {Encoding.Latin1.GetString(body)}");
                _ = thrown is null ? read++ : refused++;
            }
        }

        Assert.True(read > 100 && refused > 100, $"{read} {refused}");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task Mutated_answers_of_calls_end_in_a_value_or_a_typed_error(int status)
    {
        Random random = new(status);
        string body = "";
        SalesforceRig rig = new(o => o.Resilience.MaxRetries = 0);
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)) }));
        for (int i = 0; i < 300; i++)
        {
            body = Mutate(Seeds[i % Seeds.Length], random);
            Exception? thrown = await Record.ExceptionAsync(() => i % 2 == 0 ? rig.Client.Limits.GetAsync() : rig.Client.Limits.GetVersionsAsync());
            Assert.True(thrown is null or BrokerApiException, $"{thrown?.GetType()} for {body}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(";;==//((")]
    [InlineData("api-usage=99999999999999999999/1")]
    [InlineData("api-usage=-1/5, x=1/2(y=3/4);api-usage=2/9")]
    public void A_usage_header_is_read_without_trouble(string header) => Assert.NotNull(SalesforceUsage.Parse(header));

    private static string Mutate(string seed, Random random)
    {
        StringBuilder text = new(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(seed)));
        for (int n = random.Next(0, 4); n > 0 && text.Length > 1; n--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text[at] = (char)random.Next(256);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 20), text.Length - at)));
                    break;
                default:
                    text.Length = at;
                    break;
            }
        }

        return text.ToString();
    }
}
