using static Broker.Testing.Salesforce.SalesforceFieldType;

namespace Broker.Testing.Salesforce.Data;

/// <summary>The objects every org has, with the fields a broker uses.</summary>
internal static class StandardObjects
{
    public static void AddTo(Org org)
    {
        Add(org, "User", "005", [
            Line("Username", 80, required: true), Line("LastName", 80, required: true), Line("FirstName", 40), Line("Name", 121),
            new("Email", Email) { Required = true, Length = 128 }, Line("Alias", 8), new("IsActive", SalesforceFieldType.Boolean)], owned: false);
        Add(org, "Account", "001", [
            Line("Name", 255, required: true), Line("AccountNumber", 40), Line("Site", 80), Parent("ParentId", "Account", "ChildAccounts"),
            Choice("Type", "Prospect", "Customer - Direct", "Other"), Choice("Industry", "Finance", "Banking", "Other"), Choice("Rating", "Hot", "Warm", "Cold"),
            new("Phone", Phone) { Length = 40 }, new("Website", Url), new("AnnualRevenue", Currency), new("NumberOfEmployees", WholeNumber),
            Line("BillingStreet", 255), Line("BillingCity", 40), Line("BillingCountry", 80), Line("BillingPostalCode", 20), new("Description", TextArea) { Length = 32000 }]);
        Add(org, "Contact", "003", [
            Line("LastName", 80, required: true), Line("FirstName", 40), Parent("AccountId", "Account", "Contacts"), Parent("ReportsToId", "Contact", null),
            new("Email", Email) { Length = 80 }, new("Phone", Phone) { Length = 40 }, new("MobilePhone", Phone) { Length = 40 }, Line("Title", 128), Line("Department", 80),
            Choice("LeadSource", "Web", "Phone Inquiry", "Partner", "Other"), new("Birthdate", Date), new("HasOptedOutOfEmail", SalesforceFieldType.Boolean),
            Line("MailingCity", 40), Line("MailingCountry", 80), new("Description", TextArea) { Length = 32000 }]);
        Add(org, "Lead", "00Q", [
            Line("LastName", 80, required: true), Line("FirstName", 40), Line("Company", 255, required: true), new("Email", Email) { Length = 80 }, new("Phone", Phone) { Length = 40 },
            Choice("Status", "Open - Not Contacted", "Working - Contacted", "Closed - Converted") with { DefaultText = "Open - Not Contacted" },
            Choice("LeadSource", "Web", "Phone Inquiry", "Partner", "Other"), Line("Country", 80), new("IsConverted", SalesforceFieldType.Boolean) { ReadOnly = true },
            new("Description", TextArea) { Length = 32000 }]);
        Add(org, "Opportunity", "006", [
            Line("Name", 120, required: true), Choice("StageName", "Prospecting", "Closed Won", "Closed Lost") with { Required = true }, new("CloseDate", Date) { Required = true },
            new("Amount", Currency), new("Probability", Percent), Parent("AccountId", "Account", "Opportunities"), new("Description", TextArea) { Length = 32000 }]);
        Add(org, "Case", "500", [
            Line("Subject", 255), Choice("Status", "New", "Working", "Escalated", "Closed") with { DefaultText = "New" }, Choice("Priority", "High", "Medium", "Low") with { DefaultText = "Medium" },
            Choice("Origin", "Phone", "Email", "Web"), Parent("AccountId", "Account", "Cases"), Parent("ContactId", "Contact", "Cases"), Parent("ParentId", "Case", "Cases"),
            new("Description", TextArea) { Length = 32000 }]);
        Add(org, "CaseComment", "00a", [Parent("ParentId", "Case", "CaseComments") with { Required = true }, new("CommentBody", TextArea) { Length = 4000 }], owned: false);
        Add(org, "Task", "00T", [
            Line("Subject", 255), Choice("Status", "Not Started", "In Progress", "Completed") with { DefaultText = "Not Started" },
            Choice("Priority", "High", "Normal", "Low") with { DefaultText = "Normal" }, new("ActivityDate", Date), Parent("WhoId", "Contact", "Tasks") with { RelationshipName = "Who" },
            Parent("WhatId", "Account", "Tasks") with { RelationshipName = "What" }, new("Description", TextArea) { Length = 32000 }]);

        var user = org.Find("User")!;
        var record = new OrgRecord();
        foreach (var (name, value) in new[] { ("Username", "integration@broker.example"), ("LastName", "Integration"), ("Name", "Integration"), ("Email", "integration@broker.example"), ("Alias", "integ") })
        {
            record.Set(user.Find(name)!.Ordinal, value);
        }

        record.Set(user.Find("IsActive")!.Ordinal, true);
        org.Insert(user, record);
    }

    private static void Add(Org org, string name, string prefix, SalesforceField[] fields, bool owned = true)
    {
        var type = org.Define(name, prefix);
        foreach (var field in fields)
        {
            type.Add(field);
        }

        if (owned)
        {
            type.Add(new SalesforceField("OwnerId", Reference) { ReferenceTo = "User" });
        }
    }

    private static SalesforceField Line(string name, int length, bool required = false) => new(name) { Length = length, Required = required };

    private static SalesforceField Parent(string name, string type, string? children) => new(name, Reference) { ReferenceTo = type, ChildRelationshipName = children, Length = 18 };

    private static SalesforceField Choice(string name, params string[] values) => new(name, Picklist) { PicklistValues = values };
}
