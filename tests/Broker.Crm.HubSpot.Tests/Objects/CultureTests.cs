using System.Globalization;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Search;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task The_wire_is_the_same_in_every_culture(string culture)
    {
        IReadOnlyList<string> expected = await SpeakAsync(CultureInfo.InvariantCulture);

        Assert.Equal(expected, await SpeakAsync(CultureInfo.GetCultureInfo(culture)));
    }

    private static async Task<IReadOnlyList<string>> SpeakAsync(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            HubSpotRig rig = new();
            rig.Server.Answer(429, WireBodies.Throttled("TEN_SECONDLY_ROLLING"), headers: ("X-HubSpot-RateLimit-Interval-Milliseconds", "1500"))
                .Answer(200, WireBodies.Page([WireBodies.Record("51000784000", """{"deposits":"1250.50","lastmodifieddate":"2026-11-01T17:45:10.456Z","hs_id":1.5}""")]));
            List<string> said = [];
            await foreach (HubSpotRecord<TestContact> record in rig.Client.Objects<TestContact>().ListAsync())
            {
                said.Add(record.Properties.Deposits?.ToString(CultureInfo.InvariantCulture) ?? "none");
                said.Add(record.Properties.LastModified?.ToString("O", CultureInfo.InvariantCulture) ?? "none");
                said.Add(record.UpdatedAt?.ToString("O", CultureInfo.InvariantCulture) ?? "none");
            }

            await foreach (HubSpotRecord _ in rig.Client.Objects("contacts").SearchAsync(HubSpotSearch.Where(HubSpotFilter.AtLeast("deposits", "1250.5"))))
            {
            }

            await rig.Client.Objects("CONTACTS_I").UpsertManyAsync("broker_client_id", [new HubSpotUpsert("İıIi", HubSpotRig.Map(("deposits", "1250.5")))]);
            return [.. said, .. rig.Server.Requests.Select(Show)];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Show(StubRequest request) => $"{request.Method} {request.PathAndQuery} {request.Body}";
}
