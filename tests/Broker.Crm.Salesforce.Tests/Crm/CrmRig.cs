using System.Net;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Crm;
using Broker.Crm.Salesforce.Crm;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests.Crm;

/// <summary>The boundary against a scripted org, whose descriptions fit the schema until a test spoils them.</summary>
internal sealed class CrmRig
{
    public const string User = "005000000000001AAA";
    private readonly SalesforceRig rig;

    public CrmRig(Action<SalesforceCrmOptions>? configure = null)
    {
        var options = new SalesforceCrmOptions();
        configure?.Invoke(options);
        rig = new SalesforceRig(o => o.Crm = options);
        rig.Server.Then(AnswerAsync);
        Crm = new SalesforceCrm(rig.Client, options, Time);
        Objects = new(StringComparer.Ordinal)
        {
            ["Contact"] = [Key("Broker_Client_Id__c"), Field("LastName"), Field("Onboarding_State__c"), Field("Deposits__c", "double"), Field("Is_Pro__c", "boolean"), Field("KYC_Valid_Until__c", "datetime")],
            ["Trading_Account__c"] = [Key("Broker_Account_Ref__c"), Lookup("Contact__c", "Contact"), Field("Account_Health__c")],
            ["Case"] = [Key("Broker_Ticket_Key__c"), Field("Broker_Verdict__c"), Field("Broker_Reference__c"), Field("Subject"), Field("Description", "textarea"), Lookup("ContactId", "Contact")],
            ["Broker_Ticket_Comment__c"] = [Key("Broker_Comment_Key__c"), Lookup("Ticket__c", "Case"), Field("Text__c", "textarea"), Field("Commented_At__c", "datetime")],
        };
    }

    public static CrmSchema Schema { get; } = new(
    [
        new CrmField(CrmEntity.Customer, "broker_client_id", "Client", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.Customer, "onboarding_state", "State", CrmFieldKind.Text),
        new CrmField(CrmEntity.Customer, "deposits", "Deposits", CrmFieldKind.Number),
        new CrmField(CrmEntity.Customer, "is_pro", "Professional", CrmFieldKind.Boolean),
        new CrmField(CrmEntity.Customer, "kyc_valid_until", "Valid until", CrmFieldKind.DateTime),
        new CrmField(CrmEntity.TradingAccount, "broker_account_ref", "Reference", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.TradingAccount, "account_health", "Health", CrmFieldKind.Text),
    ]);

    public SalesforceCrm Crm { get; }

    /// <summary>The fields of each object; an object that is taken out is not there.</summary>
    public Dictionary<string, List<JsonObject>> Objects { get; }

    /// <summary>Answers what is no description.</summary>
    public Func<HttpRequestMessage, string?, (int Status, string Body)> Answer { get; set; } = static (_, _) => (500, "");

    public int DescribeStatus { get; set; } = 200;

    public StubHttpHandler Server => rig.Server;

    public FakeTimeProvider Time => rig.Time;

    public string Logged => rig.Logs.Text;

    /// <summary>Requests that are no descriptions.</summary>
    public IReadOnlyList<StubRequest> Calls => [.. Server.Requests.Where(static r => !r.PathAndQuery.EndsWith("/describe", StringComparison.Ordinal))];

    public JsonObject this[string type, string field] => Objects[type].Single(f => f["name"]!.GetValue<string>() == field);

    public static CrmUpsert Customer(string id, params (string Name, string? Value)[] fields) => new(CrmEntity.Customer, id, fields.ToDictionary(static f => f.Name, static f => f.Value, StringComparer.Ordinal));

    public static CrmUpsert Account(string id, string customer) =>
        new(CrmEntity.TradingAccount, id, new Dictionary<string, string?> { ["account_health"] = "Connected" }) { CustomerExternalId = customer };

    public static string Saved(int number, bool created = false) => $$"""{"id":"{{Id(number)}}","success":true,"errors":[],"created":{{(created ? "true" : "false")}}}""";

    public static string Refused(string code, string message, params string[] fields) =>
        new JsonObject { ["success"] = false, ["errors"] = new JsonArray(new JsonObject { ["statusCode"] = code, ["message"] = message, ["fields"] = new JsonArray([.. fields.Select(static f => (JsonNode)f)]) }) }.ToJsonString();

    public static string List(params IEnumerable<string> items) => "[" + string.Join(',', items) + "]";

    public static string Rows(params IEnumerable<JsonObject> rows)
    {
        JsonObject[] all = [.. rows];
        return new JsonObject { ["totalSize"] = all.Length, ["done"] = true, ["records"] = new JsonArray([.. all]) }.ToJsonString();
    }

    public static JsonObject Row(int number, string? key, string stamp = "2026-11-02T08:00:00.000+0000", string editor = User, params (string Name, JsonNode? Value)[] fields)
    {
        var row = new JsonObject { ["attributes"] = new JsonObject { ["type"] = "Contact" }, ["Id"] = Id(number), ["Broker_Client_Id__c"] = key, ["SystemModstamp"] = stamp, ["LastModifiedById"] = editor };
        foreach ((string name, JsonNode? value) in fields)
        {
            row[name] = value;
        }

        return row;
    }

    public static string Id(int number) => FormattableString.Invariant($"003{number:000000000000}AAA");

    /// <summary>The records of a written body.</summary>
    public static JsonArray Sent(StubRequest request) => JsonNode.Parse(request.Body!)!["records"]!.AsArray();

    private static JsonObject Field(string name, string type = "string") => new()
    {
        ["name"] = name, ["type"] = type, ["createable"] = true, ["updateable"] = true, ["externalId"] = false, ["unique"] = false, ["calculated"] = false, ["restrictedPicklist"] = false,
    };

    private static JsonObject Key(string name)
    {
        JsonObject field = Field(name);
        (field["externalId"], field["unique"]) = (true, true);
        return field;
    }

    private static JsonObject Lookup(string name, string target)
    {
        JsonObject field = Field(name, "reference");
        field["referenceTo"] = new JsonArray(target);
        field["relationshipName"] = name.Replace("__c", "__r", StringComparison.Ordinal).Replace("Id", string.Empty, StringComparison.Ordinal);
        return field;
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        (int status, string text) = path.EndsWith("/describe", StringComparison.Ordinal)
            ? DescribeStatus != 200 ? (DescribeStatus, "[]")
                : Objects.TryGetValue(path.Split('/')[^2], out List<JsonObject>? fields)
                    ? (200, new JsonObject { ["name"] = path.Split('/')[^2], ["fields"] = new JsonArray([.. fields.Select(static f => f.DeepClone())]) }.ToJsonString())
                    : (404, """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""")
            : path.EndsWith("/v67.0/", StringComparison.Ordinal) ? (200, $$"""{"identity":"https://login.salesforce.com/id/00D000000000001AAA/{{User}}"}""")
            : Answer(request, body);
        return status == 0 ? throw new HttpRequestException("reset") : new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json") };
    }
}
