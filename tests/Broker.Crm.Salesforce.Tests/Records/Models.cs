using System.Text;
using System.Text.Json;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Tests.Records;

internal static class Models
{
    public const string Full = """
        {"attributes":{"type":"Trading_Account__c","url":"/services/data/v67.0/sobjects/Trading_Account__c/a0B000000000001AAA"},"Id":"a0B000000000001AAA","Name":"Zo\u00eb","Key__c":"A-17",
         "Equity__c":1250.50,"Login__c":9007199254740993.0,"Leverage__c":5.0E2,"IsActive__c":true,"Opened__c":"2026-04-01","LastTrade__c":"2026-11-01T17:45:10.456+0000","Rollover__c":"22:00:00.000Z",
         "Country__c":"Malta","Kyc__c":"In Review","Products__c":"cfd;fx","History__c":"NotStarted;Approved – ü","Server__c":"Live-1","Margin__c":0.10,"CreatedDate":"2026-10-01T08:15:30.000+0200",
         "Client__r":{"attributes":{"type":"Account","url":"/services/data/v67.0/sobjects/Account/001000000000001AAA"},"Id":"001000000000001AAA","Name":"Ada","Key__c":"C-1","Owner":{"attributes":{"type":"User"},"Email":"o@example.com"}},
         "Deals__r":{"totalSize":3,"done":false,"nextRecordsUrl":"/services/data/v67.0/query/0r8x-2","records":[{"attributes":{"type":"Deal__c"},"Id":"a0D000000000001AAA","Volume__c":0.01},{"Volume__c":null}]},
         "BillingAddress":{"city":"Valletta","country":"Malta","countryCode":"MT","geocodeAccuracy":null,"latitude":35.8989,"longitude":14.5146,"postalCode":"VLT 1111","state":null,"stateCode":null,"street":"1 Main\nSt"},
         "Office__c":{"latitude":-33.9249,"longitude":18.4241},"Own__c":"x","Nothing__c":null}
        """;

    public static T Read<T>(string json)
        where T : class, ISalesforceModel<T>
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        T value = T.Read(ref reader);
        Assert.False(reader.Read(), "The reader must end on the end of the object.");
        return value;
    }

    public static SalesforceRecord Untyped(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        return RecordReader.Read(ref reader);
    }

    public static IReadOnlyList<string> FieldsOf<T>()
        where T : class, ISalesforceModel<T> => T.FieldNames;

    /// <summary>A map as it would be sent.</summary>
    public static string Json(IReadOnlyDictionary<string, object?> fields) => Encoding.UTF8.GetString(FieldValues.Body(fields).Bytes.Span);

    /// <summary>A map in a fixed order.</summary>
    public static string Sorted(IReadOnlyDictionary<string, object?> fields) => Json(new SortedDictionary<string, object?>(fields.ToDictionary(f => f.Key, f => f.Value), StringComparer.Ordinal));
}
