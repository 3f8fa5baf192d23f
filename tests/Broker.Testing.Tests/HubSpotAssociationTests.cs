namespace Broker.Testing.Tests;

public sealed class HubSpotAssociationTests : HubSpotTest
{
    private const string Pair = "crm/associations/2026-09/contacts/companies/";

    [Fact]
    public async Task A_wrong_direction_or_category_is_refused_in_the_vendors_words()
    {
        var (contact, company) = await BothAsync();

        var (status, body) = await CallAsync("PUT", $"{Contacts}/{contact}/associations/companies/{company}", """[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":280}]""");

        Assert.Equal(400, status);
        Assert.Contains($"CONTACT={contact} is not valid", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(400, (await CallAsync("PUT", $"{Contacts}/{contact}/associations/companies/{company}", """[{"associationCategory":"USER_DEFINED","associationTypeId":279}]""")).Status);
        Assert.Empty(Portal.AssociatedIds("contacts", contact, "companies"));
    }

    [Fact]
    public async Task Labels_replace_one_another_and_imply_the_plain_association()
    {
        var (contact, company) = await BothAsync();
        var (first, second) = (await LabelAsync("owner"), await LabelAsync("signer", "signed_by"));
        Assert.NotEqual(first, second);
        var path = $"{Contacts}/{contact}/associations/companies/{company}";

        var (status, linked) = await CallAsync("PUT", path, Types(first));
        Assert.Equal((201, "owner"), (status, (string?)linked["labels"]![0]));
        Assert.Equal(System.Text.Json.JsonValueKind.Number, linked["fromObjectId"]!.GetValueKind());
        Assert.Equal((int[])[279, first], await TypesAsync("contacts", contact, "companies"));
        await CallAsync("PUT", path, Types(second));
        Assert.Equal((int[])[279, second], await TypesAsync("contacts", contact, "companies"));
        var back = (await CallAsync("GET", $"{Objects}companies/{company}/associations/contacts")).Body["results"]![0]!;
        Assert.Contains("signed_by", back["associationTypes"]!.AsArray().Select(t => (string?)t!["label"]));
        Assert.Equal(204, (await CallAsync("DELETE", path)).Status);
        Assert.Empty(Portal.AssociatedIds("companies", company, "contacts"));
    }

    [Fact]
    public async Task Taking_the_plain_type_takes_all_and_a_label_only_itself()
    {
        var (contact, company) = await BothAsync();
        var label = await LabelAsync("owner");
        string Body(int id, string category) => $$$"""{"inputs":[{"from":{"id":"{{{contact}}}"},"to":{"id":"{{{company}}}"},"types":[{"associationCategory":"{{{category}}}","associationTypeId":{{{id}}}}]}]}""";
        var created = await CallAsync("POST", Pair + "batch/create", Body(label, "USER_DEFINED"));
        Assert.Equal((201, "owner"), (created.Status, (string?)created.Body["results"]![0]!["labels"]![0]));

        Assert.Equal(200, (await CallAsync("POST", Pair + "batch/labels/archive", Body(label, "USER_DEFINED"))).Status);
        Assert.Equal((int[])[279], await TypesAsync("contacts", contact, "companies"));
        await CallAsync("POST", Pair + "batch/create", Body(label, "USER_DEFINED"));
        await CallAsync("POST", Pair + "batch/labels/archive", Body(279, "HUBSPOT_DEFINED"));
        Assert.Empty(Portal.AssociatedIds("contacts", contact, "companies"));
    }

    [Fact]
    public async Task Batches_tell_what_failed_and_old_paths_answer_without_a_body()
    {
        var (contact, company) = await BothAsync();

        var (status, body) = await CallAsync("POST", Pair + "batch/associate/default", $$$"""{"inputs":[{"from":{"id":"{{{contact}}}"},"to":{"id":"{{{company}}}"}},{"from":{"id":"{{{contact}}}"},"to":{"id":"404"}}]}""");
        Assert.Equal((207, "404"), (status, (string?)body["errors"]![0]!["context"]!["toObjectId"]![0]));
        var (read, found) = await CallAsync("POST", Pair + "batch/read", $$$"""{"inputs":[{"id":"{{{contact}}}"},{"id":"404"}]}""");
        Assert.Equal((207, company), (read, ((long)found["results"]![0]!["to"]![0]!["toObjectId"]!).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("crm.associations.NO_ASSOCIATIONS_FOUND", (string?)found["errors"]![0]!["subCategory"]);
        var archive = $$$"""{"inputs":[{"from":{"id":"{{{contact}}}"},"to":[{"id":"{{{company}}}"}]}]}""";
        Assert.Equal(200, (await CallAsync("POST", Pair + "batch/archive", archive)).Status);
        Assert.Equal(204, (await CallAsync("POST", "crm/v4/associations/contacts/companies/batch/archive", archive)).Status);
        Assert.Empty(Portal.AssociatedIds("contacts", contact, "companies"));
    }

    [Fact]
    public async Task Lists_are_paged()
    {
        var (contact, _) = await BothAsync();
        for (var i = 0; i < 3; i++)
        {
            await CallAsync("PUT", $"{Contacts}/{contact}/associations/default/companies/{await CreateAsync("companies", """{"name":"c"}""")}");
        }

        var first = (await CallAsync("GET", $"{Contacts}/{contact}/associations/companies?limit=2")).Body;
        var second = (await CallAsync("GET", $"{Contacts}/{contact}/associations/companies?limit=2&after={(string?)first["paging"]!["next"]!["after"]}")).Body;

        Assert.Equal((2, 1), (first["results"]!.AsArray().Count, second["results"]!.AsArray().Count));
        Assert.Null(second["paging"]);
    }

    [Fact]
    public async Task Labels_are_listed_changed_and_deleted_with_what_they_label()
    {
        var (contact, company) = await BothAsync();
        var label = await LabelAsync("owner");
        Assert.Equal(409, (await CallAsync("POST", Pair + "labels", """{"name":"owner","label":"owner"}""")).Status);
        Assert.Equal(400, (await CallAsync("POST", Pair + "labels", """{"name":"own-er","label":"x"}""")).Status);
        await CallAsync("PUT", $"{Contacts}/{contact}/associations/companies/{company}", Types(label));

        Assert.Equal(204, (await CallAsync("PUT", Pair + "labels", $$"""{"associationTypeId":{{label}},"label":"holder"}""")).Status);
        Assert.Contains("holder", (await CallAsync("GET", Pair + "labels")).Body["results"]!.AsArray().Select(t => (string?)t!["label"]));
        Assert.Equal(204, (await CallAsync("DELETE", Pair + "labels/" + label)).Status);
        Assert.Equal((int[])[279], await TypesAsync("contacts", contact, "companies"));
        Assert.Equal(400, (await CallAsync("DELETE", Pair + "labels/279")).Status);
    }

    [Fact]
    public async Task Limits_on_associations_are_set_and_enforced()
    {
        var (contact, company) = await BothAsync();
        var other = await CreateAsync("companies", """{"name":"d"}""");
        const string Limits = "crm/associations/2026-09/definitions/configurations/";

        await CallAsync("POST", Limits + "contacts/companies/batch/create", """{"inputs":[{"category":"HUBSPOT_DEFINED","typeId":279,"maxToObjectIds":1}]}""");

        Assert.Equal(200, (await CallAsync("PUT", $"{Contacts}/{contact}/associations/default/companies/{company}")).Status);
        Assert.Equal(200, (await CallAsync("PUT", $"{Contacts}/{contact}/associations/default/companies/{company}")).Status);
        Assert.Equal(400, (await CallAsync("PUT", $"{Contacts}/{contact}/associations/default/companies/{other}")).Status);
        Assert.Single((await CallAsync("GET", Limits + "all")).Body["results"]!.AsArray());
        Assert.Equal(204, (await CallAsync("POST", Limits + "contacts/companies/batch/purge", """{"inputs":[{"category":"HUBSPOT_DEFINED","typeId":279}]}""")).Status);
        Assert.Equal(200, (await CallAsync("PUT", $"{Contacts}/{contact}/associations/default/companies/{other}")).Status);
    }

    private static string Types(int id) => $$"""[{"associationCategory":"USER_DEFINED","associationTypeId":{{id}}}]""";

    private async Task<(string Contact, string Company)> BothAsync() => (await CreateContactAsync("a@b.cc"), await CreateAsync("companies", """{"name":"c"}"""));

    private async Task<int> LabelAsync(string label, string? inverse = null)
    {
        var (status, body) = await CallAsync("POST", Pair + "labels", inverse is null
            ? $$"""{"name":"{{label}}","label":"{{label}}"}"""
            : $$"""{"name":"{{label}}","label":"{{label}}","inverseLabel":"{{inverse}}"}""");
        Assert.True(status == 200, body.ToJsonString());
        return (int)body["results"]![0]!["typeId"]!;
    }

    private async Task<int[]> TypesAsync(string from, string id, string to) =>
        [.. Assert.Single((await CallAsync("GET", $"{Objects}{from}/{id}/associations/{to}")).Body["results"]!.AsArray())!["associationTypes"]!.AsArray().Select(t => (int)t!["typeId"]!).Order()];
}
