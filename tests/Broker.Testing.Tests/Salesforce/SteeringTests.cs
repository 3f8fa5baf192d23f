namespace Broker.Testing.Tests.Salesforce;

public sealed class SteeringTests : SalesforceTest
{
    [Fact]
    public async Task Another_process_can_set_the_org_up()
    {
        await SteerAsync("objects", """{"name":"TradingAccount__c","fields":[{"name":"Login__c","externalId":true,"unique":true},{"name":"Equity__c","type":"currency"}]}""");
        await SteerAsync("fields", """{"object":"TradingAccount__c","name":"Client__c","type":"reference","referenceTo":"Contact"}""");
        await SteerAsync("rules", """{"object":"TradingAccount__c","condition":"Equity__c < 0","message":"No debts.","field":"Equity__c"}""");
        await SteerAsync("seed", """{"object":"TradingAccount__c","count":3,"values":{"Login__c":"10{n}","Equity__c":"5"}}""");
        Assert.Equal(["102"], await ColumnAsync("SELECT Login__c FROM TradingAccount__c WHERE Login__c = '102'"));
        AssertError(await CallAsync("POST", "sobjects/TradingAccount__c", """{"Equity__c":-1}"""), 400, "FIELD_CUSTOM_VALIDATION_EXCEPTION");
        await SteerAsync("locks", """{"writes":1}""");
        AssertError(await CallAsync("POST", "sobjects/TradingAccount__c", "{}"), 400, "UNABLE_TO_LOCK_ROW");
        await SteerAsync("failures", """{"object":"TradingAccount__c","every":1,"code":"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY","message":"trigger"}""");
        AssertError(await CallAsync("POST", "sobjects/TradingAccount__c", "{}"), 400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
        await SteerAsync("settings", """{"queryPageSize":2,"bulkPolls":0,"dailyRequestLimit":100,"countRequests":10}""");
        Assert.False((bool)(await QueryAsync("SELECT Id FROM TradingAccount__c")).Body!["done"]!);
        Assert.Equal(3, (long)Org.GetState()["records"]!["TradingAccount__c"]!);
        await SteerAsync("sessions", """{"action":"expire"}""");
        AssertError(await CallAsync("GET", "limits"), 401, "INVALID_SESSION_ID");

        Org.Reset();
        LogIn(Org.IssueAccessToken());
        AssertError(await QueryAsync("SELECT Id FROM TradingAccount__c"), 400, "INVALID_TYPE");
    }

    [Theory]
    [InlineData("fields", """{"object":"Nope","name":"A__c"}""")]
    [InlineData("fields", """{"object":"Contact","name":"A__c","type":"blob"}""")]
    [InlineData("rules", """{"object":"Contact","condition":"~","message":"m"}""")]
    [InlineData("failures", """{"every":0}""")]
    [InlineData("seed", """{"object":"Contact","values":{"Nope":"1"}}""")]
    [InlineData("sessions", "{}")]
    public async Task Wrong_steering_is_refused_in_words(string call, string json)
    {
        using var response = await PostAsync(Http, "_sim/" + call, json);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.NotEmpty((string)(await JsonAsync(response))["error"]!);
    }

    private async Task SteerAsync(string call, string json)
    {
        using var response = await PostAsync(Http, "_sim/" + call, json);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
