using Broker.Orchestration.Analyzers.Tests.Support;

namespace Broker.Orchestration.Analyzers.Tests.Rules;

/// <summary>OWN006: a copy in the CRM is written past its owner.</summary>
public sealed class CrmWriteTests
{
    [Theory]
    [InlineData("hubSpot.Objects(\"contacts\").UpdateAsync(\"1\", new Dictionary<string, string?> { [{|OWN006:\"kyc_status\"|}] = \"Approved\" });")]
    [InlineData("hubSpot.Objects(\"contacts\").UpdateAsync(\"1\", new Dictionary<string, string?> { { {|OWN006:\"kyc_status\"|}, \"Approved\" } });")]
    [InlineData("var map = new Dictionary<string, string?> { [{|OWN006:\"kyc_status\"|}] = \"Approved\" }; hubSpot.Objects(\"contacts\").CreateAsync(map);")]
    [InlineData("var map = new Dictionary<string, string?>(); map[{|OWN006:\"kyc_status\"|}] = \"x\"; map.Add({|OWN006:Names.Kyc|}, \"x\"); map[\"email\"] = \"kyc_status\"; hubSpot.Objects(\"contacts\").UpsertAsync(\"email\", \"a\", map);")]
    [InlineData("hubSpot.Objects(\"contacts\").TryUpdateAsync(\"1\", Kept);")]
    [InlineData("hubSpot.Objects(\"contacts\").CreateManyAsync([new HubSpotCreate(new Dictionary<string, string?> { [{|OWN006:\"kyc_status\"|}] = \"x\" })]);")]
    [InlineData("HubSpotUpdate u = new(\"1\", new Dictionary<string, string?> { [{|OWN006:\"kyc_status\"|}] = \"x\" }); hubSpot.Objects(\"contacts\").UpdateManyAsync([u]);")]
    [InlineData("hubSpot.Objects(\"contacts\").UpdateAsync(\"1\", Names.Map(({|OWN006:\"kyc_status\"|}, \"x\")));")]
    [InlineData("hubSpot.Objects(\"contacts\").UpdateAsync(\"1\", new HubSpotProperties().Set(\"email\", \"a\").Set({|OWN006:\"kyc_status\"|}, \"x\"));")]
    [InlineData("salesforce.Records(\"Contact\").UpdateAsync(\"1\", new Dictionary<string, object?> { [{|OWN006:\"KYC_Status__c\"|}] = \"x\" });")]
    [InlineData("salesforce.Records(\"Contact\").UpsertAsync(\"K\", \"1\", new SalesforceFields().Set({|OWN006:\"Onboarding_State__c\"|}, \"x\"));")]
    [InlineData("salesforce.Records(\"Contact\").CreateAsync(new Dictionary<string, object?> { [{|OWN006:\"acme__KYC_Status__c\"|}] = \"x\" });")]
    [InlineData("salesforce.UpsertManyAsync([new UpsertRecord(\"Contact\", new Dictionary<string, object?> { [{|OWN006:\"KYC_Status__c\"|}] = \"x\" })], \"K\");")]
    [InlineData("new CompositeRequest().Update(\"Contact\", \"1\", new Dictionary<string, object?> { [{|OWN006:\"KYC_Status__c\"|}] = \"x\" });")]
    [InlineData("salesforce.Composite.UpsertManyAsync(\"Contact\", \"K\", [new Dictionary<string, object?> { [{|OWN006:\"KYC_Status__c\"|}] = \"x\" }]);")]
    [InlineData("var columns = BulkRows.Lists(\"Email\", {|OWN006:\"KYC_Status__c\"|});")]
    [InlineData("_ = new HubSpotContact { Email = \"a\", {|OWN006:KycStatus|} = \"x\" };")]
    [InlineData("var contact = new HubSpotContact(); {|OWN006:contact.KycStatus|} = \"x\"; {|OWN006:contact.State|} = \"y\"; contact.Shown = \"z\";")]
    [InlineData("_ = new Broker.Core.Boundaries.Crm.CrmUpsert(default, \"1\", new Dictionary<string, string?> { [{|OWN006:\"kyc_status\"|}] = \"x\" });")]
    public async Task A_mapped_field_is_written_by_its_owner_only(string body) => await In(body).HasExactlyWhatIsMarkedAsync();

    [Theory]
    [InlineData("hubSpot.Objects(\"contacts\").UpdateAsync(\"1\", new Dictionary<string, string?> { [\"email\"] = \"kyc_status\", [\"lifecyclestage\"] = \"lead\" });")]
    [InlineData("hubSpot.Objects(\"contacts\").GetAsync(\"1\", new HubSpotReadOptions { Properties = [\"kyc_status\"] });")]
    [InlineData("salesforce.Records(\"Contact\").GetAsync(\"1\", [\"KYC_Status__c\"]);")]
    [InlineData("var map = new Dictionary<string, string?> { [\"kyc_status\"] = \"x\" }; Console.WriteLine(map.Count);")]
    [InlineData("hubSpot.Objects(\"contacts\").UpsertAsync(\"kyc_status\", \"a\", new Dictionary<string, string?>());")]
    [InlineData("Console.WriteLine(new HubSpotContact().KycStatus);")]
    public async Task What_is_read_or_is_the_CRMs_own_is_fine(string body) => await In(body).HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task The_message_names_the_field_the_fact_and_both_systems() =>
        Assert.Equal(
            "Sync writes the CRM field 'kyc_status', a copy of 'BrokerFacts.KycStatus', which is owned by Kyc and not by Crm. Write the fact as Kyc and let it be projected, or propose a change (facts.ProposeAsync).",
            await In("hubSpot.Objects(\"contacts\").UpdateAsync(\"1\", new HubSpotProperties().Set(\"kyc_status\", \"x\"));").OnlyMessageAsync());

    private static Program In(string body) => Program.Of(
        $$"""
        using Broker.Crm.HubSpot;
        using Broker.Crm.HubSpot.Objects;
        using Broker.Crm.HubSpot.Records;
        using Broker.Crm.Salesforce;
        using Broker.Crm.Salesforce.Bulk;
        using Broker.Crm.Salesforce.Composite;
        using Broker.Crm.Salesforce.Records;
        using Broker.Crm.Salesforce.Shape;

        public sealed class Sync(IHubSpotClient hubSpot, ISalesforceClient salesforce)
        {
            private static readonly Dictionary<string, string?> Kept = new() { {{(body.Contains("Kept", StringComparison.Ordinal) ? "[{|OWN006:\"kyc_status\"|}]" : "[\"kyc_status\"]")}} = "x" };

            public void On()
            {
                {{body}}
            }

            public object Unused => (hubSpot, salesforce, Kept);
        }
        """,
        """
        public static class Names
        {
            public const string Kyc = "kyc_status";

            public static Dictionary<string, string?> Map(params (string Name, string? Value)[] pairs)
            {
                var map = new Dictionary<string, string?>();
                foreach ((string name, string? value) in pairs) map[name] = value;
                return map;
            }
        }

        [Broker.Crm.HubSpot.Records.HubSpotObject("contacts")]
        public sealed class HubSpotContact
        {
            public string? Email { get; set; }
            public string? KycStatus { get; set; }

            [Broker.Crm.HubSpot.Records.HubSpotProperty("onboarding_state")]
            public string? State { get; set; }

            [Broker.Crm.HubSpot.Records.HubSpotProperty("payment_status"), Broker.Crm.HubSpot.Records.HubSpotReadOnly]
            public string? Shown { get; set; }
        }
        """);
}
